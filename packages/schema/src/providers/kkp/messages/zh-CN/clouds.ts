import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { problems } from '../../../../messages/zh-CN.js';
import type { clouds as en } from '../en/clouds.js';
import { quoted } from '../../../../messages/zh-CN/words.js';

/** 对各云提供商设置的检查结果。 */
export const clouds: Translation<typeof en> = {
  'kkp/aws-vpc': {
    title: 'AWS 上的双栈集群指定了支持 IPv6 的 VPC',
    why: 'KKP 向 EC2 查询 isDefault 的 VPC，并把其 ID 写入集群。机器随后要在没有 IPv6 网段的子网中申请 IPv6 地址。',
    says: () => '没有指定 VPC，因此 KKP 使用该区域的默认 VPC，而默认 VPC 没有 IPv6 网段，除非有人添加过。请指定同时具有 IPv4 和 IPv6 网段的 VPC。',
  },
  'kkp/aws-vpc-id': {
    title: 'VPC 以其 ID 指定',
    why: 'KKP 把该文本用作 DescribeVpcs 的 vpc-id 过滤条件。用名称查不到任何 VPC，集群会停在“the configured VPC … does not exist”。',
    says: ({ id }) => `${quoted(id)}不是 VPC 的 ID：AWS 的 VPC ID 为 vpc- 加上 8 位或 17 位十六进制数字，例如 vpc-0a1b2c3d4e5f60718，而且不能用名称查找。`,
  },
  'kkp/aws-assume-role': {
    title: '要代入的角色以 ARN 指定',
    why: 'KKP 每次调用 AWS 之前都把这两段文本交给 sts:AssumeRole。STS 首先检查其格式，不符合时返回 ValidationError，集群的任何资源都不会创建。',
    says: {
      arn: ({ arn }) => `${quoted(arn)}不是角色的 ARN；IAM 的写法是 arn:aws:iam::<账号>:role/<名称>，其中账号为十二位数字。`,
      'external-id': ({ id }) => `${quoted(id)}不能用作外部 ID：应为 2 到 1224 个字母、数字或 _ + = , . @ : / -。`,
    },
  },
  'kkp/aws-external-id': {
    title: '要代入的角色配有外部 ID',
    why: '勾选“Enable Assume Role”后，控制台的表单要求两者都填；API 则允许只有其一。是否要求外部 ID，由该角色的信任策略决定。',
    says: {
      role: () => '填写了外部 ID，却没有要代入的角色，因此不起作用。请同时填写角色，或将其留空。',
      'external-id': () => '代入角色时没有外部 ID：KKP 服务的任何人都可能借 KKP 代入此角色。控制台要求填写外部 ID。',
    },
  },
  'kkp/openstack-ingress-hostname': {
    title: '设置 Ingress 主机名后缀须先启用主机名',
    why: 'validateOpenStackCloudSpec 会返回“cannot set ingress hostname suffix if ingress hostname is not enabled”。',
    says: ({ suffix }) => `填写了后缀 ${suffix}，却没有启用 Ingress 主机名，KKP 会拒绝。请启用主机名，或将后缀留空。`,
  },
  'kkp/openstack-load-balancer-class': {
    title: '负载均衡器类的名称互不相同',
    why: '自定义资源要求名称至少有一个字符。在云控制器的配置中，每个名称是一节；名称相同时只保留后一个。',
    says: {
      missing: () => '该类没有名称。Service 通过注解 loadbalancer.openstack.org/class 指定它。',
      twice: ({ name }) => `有两个类名为 ${name}，KKP 只会写入第二个。`,
    },
  },
  'kkp/vsphere-tag-category': {
    title: 'vSphere 标签属于某个类别',
    why: '集群和数据中心（defaultTagCategoryID）都没有类别时，ValidateCloudSpec 会拒绝标签：“CategoryID must be specified with tags”。',
    says: ({ count }) => `填写了 ${count} 个标签，却没有类别。只有数据中心有默认类别时才可行；请填写类别的 ID 以免出错。`,
  },
  'kkp/gcp-network': {
    title: 'GCP 上的双栈集群指定了网络和子网络',
    why: '项目的默认网络为自动模式，其子网只有 IPv4。KKP 在 GCP 上既不创建网络，也不创建子网络，因此其 webhook 要求两者都填写。',
    says: ({ field }) => `GCP 上的双栈集群必须指定 ${field}，否则 KKP 不接受。请选择栈类型为 IPv4 和 IPv6 的${field === 'network' ? '网络' : '子网络'}。`,
  },
  'kkp/gcp-subnetwork-path': {
    title: 'GCP 子网络以路径填写',
    why: 'webhook 按斜杠拆分该文本，取第四段为区域、第六段为名称，再向 Compute Engine 查询该子网络的栈类型。',
    says: ({ subnetwork, parts }) => `${quoted(subnetwork)}有 ${parts} 段；KKP 要求六段：projects/<project>/regions/<region>/subnetworks/<name>。`,
  },
  'kkp/gcp-subnetwork-region': {
    title: 'GCP 子网络位于数据中心所在区域',
    why: 'GCP 的子网络是区域级资源，其他区域的机器无法在其中拥有网卡。',
    says: ({ region, datacenter, wanted }) => `子网络位于 ${region}，而数据中心${datacenter === '' ? '' : ` ${datacenter} `}位于 ${wanted}；KKP 要求两者在同一区域。`,
  },
  'kkp/azure-network-order': {
    title: '在 Azure 上，指定子网须同时指定 VNet，指定路由表和安全组须同时指定子网',
    why: '名称为空时，KKP 会创建相应的资源，并把名称写入集群。子网在该 VNet 中查找，另外两项则与该子网关联。',
    says: ({ value, field, needed }) => `${field} 指定为 ${value}，但没有指定 ${needed}：KKP 会新建一个 ${needed}，而 ${value} 不在其中。请同时指定 ${needed}，或者两者都交给 KKP 创建。`,
  },
  'kkp/azure-public-ip-sku': {
    title: '在 Azure 上，双栈节点使用公网地址时需要 standard SKU',
    why: 'machine-controller 在校验 Machine 时会拒绝这一组合（“cannot use Basic public IP address SKU with dualstack”），结果是集群建成了，节点却始终不会出现。',
    says: () => '节点会获得公网地址，而负载均衡器 SKU 为 basic：双栈机器的公网 IPv6 地址只在 standard SKU 中提供。',
  },
  'kkp/openstack-subnet-network': {
    title: '在 OpenStack 上，使用已有子网须同时指定其网络',
    why: '在 Neutron 中，子网始终属于一个网络。KKP 把机器的端口接入集群的网络；没有填写网络时，就是它自己新建的那个。',
    says: ({ subnet }) => `指定了子网 ${subnet}，但没有指定它所属的网络：KKP 会新建一个网络，而该子网不在其中。请同时指定网络。`,
  },
  'kkp/openstack-ipv6-subnet': {
    title: '在 OpenStack 上，IPv6 子网只用一种方式指定',
    why: 'KKP 依次查看：填写的子网、填写的子网池、OpenStack 的默认子网池、填写的网段；找到第一个后就不再往下看。',
    says: ({ field, winner }) => `${field} 不会生效，因为已设置 ${winner}，而 KKP 优先使用后者。请删除其中之一。`,
  },
  'kkp/openstack-subnet-range': {
    title: 'OpenStack 子网的网段属于其地址族，无论是否用到',
    why: '该文本作为新子网的 cidr 交给 Neutron，其 ip_version 为 4 或 6。不符时 Neutron 会拒绝，在改正之前集群没有网络。',
    says: { ...problems, family: ({ text, is, field }) => `${text} 是 ${FAMILY_LABEL[is]} 网段，而此处是 ${FAMILY_LABEL[field]} 子网的网段。` },
  },
  'kkp/openstack-unused-range': {
    title: '在 OpenStack 上，已有的子网自带网段',
    why: '只有由 KKP 创建 IPv4 子网时才会读取该网段；此时留空则使用 192.168.1.0/24。',
    says: ({ subnet }) => `subnetCidr 不会生效，因为已指定子网 ${subnet}，它已有网段。请删除其中之一。`,
  },
  'kkp/openstack-default-subnet-pool': {
    title: '在 OpenStack 上，默认 IPv6 子网池优先于网段',
    why: 'createIPv6Subnet 会先列出 is_default 且 IP 版本为 6 的子网池，之后才看网段；从子网池创建的子网，网段由子网池分配。',
    says: ({ range }) => `没有指定 IPv6 子网或子网池。如果此 OpenStack 有默认的 IPv6 子网池，KKP 会从中分配子网；只有没有默认子网池时，子网才是 ${range}。请指定子网池以确保结果，或运行 openstack subnet pool list --default 查询。`,
  },
  'kkp/vsphere-datastore': {
    title: '在 vSphere 上，数据存储与数据存储集群二选一',
    why: '数据存储集群会自行为每个磁盘选择数据存储。KKP 的 API 规定两个字段互斥；都不填写时，使用数据中心的默认值。',
    says: ({ datastore, cluster }) => `同时指定了数据存储 ${datastore} 和数据存储集群 ${cluster}，而两者不能并用。`,
  },
  'kkp/packet-billing-cycle': {
    title: 'Equinix Metal 有计费周期',
    why: '在 KKP 的 PacketCloudSpec 中，billingCycle 是必填字段，没有默认值。machine-controller 对没有填写的机器使用 hourly，但在此之前 Cluster 就会被拒绝。',
    says: ({ usual }) => `Equinix Metal 需要计费周期，通常为 ${usual}。`,
  },
  'kkp/other-cloud-settings': {
    title: '只包含所选云提供商的设置',
    why: 'KKP 根据设置了哪个配置块来判断集群的云提供商；多于一个时，webhook 返回“only one cloud provider can be set in CloudSpec”。',
    says: ({ cloud, chosen }) => `规划中有 ${cloud} 的设置，而云提供商为 ${chosen}；KKP 不接受同时有两个云提供商的集群。`,
  },
};
