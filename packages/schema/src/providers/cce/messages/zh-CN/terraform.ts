import type { Translation } from '../../../../findings/message.js';
import { quoted, spaced } from '../../../../messages/zh-CN/words.js';
import type { Site } from '../../catalog.js';
import type { terraform as english } from '../en/terraform.js';
import { SITES } from './words.js';

const CREATED = { vpc: '虚拟私有云', subnet: '子网', bandwidth: '共享带宽' } as const;
const noArgument = (site: Site, what: string) => spaced`${SITES[site]}的 Terraform Provider 没有${what}的参数`;
const TAKES_OUT = 'Terraform 不会将节点加入此处的共享带宽：Open Telekom Cloud Provider 的相应资源会移出所有不是由它加入的地址';
const BY_SCRIPT = 'api/insert-ipv6.sh 会将节点加入，且不会移出任何地址。';

/** What is said of what Terraform can and cannot say. */
export const terraform: Translation<typeof english> = {
  'cce/terraform-unsupported': {
    title: 'Terraform Provider 无法表达的设置',
    why: '资源只能使用 Provider 的 schema 中的参数，其他参数会使 terraform validate 报错（“Unsupported argument”）。',
    says: {
      'deletion-protection': ({ site }) => `${noArgument(site, '集群删除保护')}。API 请求体会设置；使用 Terraform 时，请在集群创建后到控制台上开启。`,
      'network-policies': ({ site }) => `${noArgument(site, '关闭网络策略')}，API 也没有。请在集群创建后到控制台上设置。`,
      'api-server-cidrs': ({ site }) => `${noArgument(site, '允许访问 API 服务器的网段')}。API 请求体会设置；使用 Terraform 时，请在集群创建后到控制台上收紧控制节点安全组的 5443 端口规则。`,
      addon: ({ site }) => spaced`${SITES[site]}的 Terraform Provider 无法读取安装该插件所需的模板内容。Terraform 执行完成后，由 api/addons.sh 安装。`,
      tags: ({ site }) => `${noArgument(site, '集群标签')}，创建集群的 API 也没有。请在集群创建后到控制台上设置。`,
      'node-names': ({ site }) => `${noArgument(site, '节点名称前缀和后缀')}。API 请求体会设置；由 Terraform 创建的节点池保持原有的名称。`,
      'dhcp-lease': ({ site }) => `${noArgument(site, '子网 DHCP 租约时间')}。API 请求体会设置。`,
    },
  },
  'cce/terraform-ipv6-service-cidr': {
    title: 'Terraform 无法设置 IPv6 服务网段',
    why: '资源的 service_network_cidr 以 serviceNetwork.IPv4CIDR 发送，代码中没有写入 IPv6CIDR 的地方。',
    says: ({ range, usual }) => `${range} 只能通过 API 设置：Terraform Provider 没有对应的参数，创建出的集群会固定使用 ${usual} 且不能更改。因此不提供 Terraform 文件；请使用 API 请求体，或改用默认值。`,
  },
  'cce/otc-ipv6-service-cidr': {
    title: '在 Open Telekom Cloud 上，IPv6 服务网段只能在控制台上设置',
    why: '其 API 参考只列出 kubernetesSvcIpRange，即一个 IPv4 网段；控制台发送的内容没有公开文档。',
    says: ({ range, usual }) => `无法指定 ${range}：Open Telekom Cloud 的 API 和 Terraform Provider 都没有 IPv6 服务网段的字段，集群会使用 ${usual}。请改用该网段，或在控制台上创建集群。`,
  },
  'cce/terraform-container-cidrs': {
    title: '在 Open Telekom Cloud 上，Terraform 只支持一个容器网段',
    why: 'container_network_cidr 连同逗号原样写入 containerNetwork.cidr；而华为云的 Provider 会把它转换为列表 cidrs。',
    says: ({ count }) => `${count} 个容器网段只能通过 API 设置：Open Telekom Cloud 的 Terraform Provider 会把整段文本当作一个网段提交。因此不提供 Terraform 文件；请使用 API 请求体，或先使用一个网段，其余的到控制台上添加。`,
  },
  'cce/terraform-master-disk-encryption': {
    title: '在华为云上，Terraform 无法加密控制节点磁盘',
    why: '该资源不发送 enableMasterVolumeEncryption；encryption_config 用于 Secret 的密钥。Open Telekom Cloud 的 Provider 有对应的参数。',
    says: () => '控制节点磁盘加密只能通过 API 设置：华为云的 Terraform Provider 没有对应的参数，以后也不能开启。因此不提供 Terraform 文件；请使用 API 请求体，或不加密磁盘。',
  },
  'cce/otc-names': {
    title: '在 Open Telekom Cloud 上，由 Terraform 创建的资源使用 ASCII 名称',
    why: '其校验函数使用只含 ASCII 字母的正则表达式，在发送请求之前执行；云平台本身接受的字符更多。',
    says: ({ name, of }) => `Open Telekom Cloud 的 Terraform Provider 不接受${quoted(name)}：${CREATED[of]}的名称由不带变音符号的字母、数字、连字符、下划线和点组成，最多 64 个字符。`,
  },
  'cce/otc-labels': {
    title: '在 Open Telekom Cloud 上，节点池的标签须有值，键最多 253 个字符',
    why: '标签由 k8s_tags 的校验函数检查，它要求值不为空，并把前缀计入键的长度。',
    says: {
      empty: ({ key, pool }) => `${pool === '' ? '此节点池' : `节点池 ${pool} `}的标签 ${key} 没有值。Kubernetes 接受空值，而 Open Telekom Cloud 的 Terraform Provider 不接受。请为其设置值，例如 true。`,
      long: ({ key, length, most }) => `标签 ${key} 的键有 ${length} 个字符；Open Telekom Cloud 的 Terraform Provider 最多接受 ${most} 个，包括前缀。`,
    },
  },
  'cce/terraform-bandwidth': {
    title: '在 Open Telekom Cloud 上，共享带宽的地址要么全部由 Terraform 管理，要么全部不由它管理',
    why: 'opentelekomcloud_vpc_bandwidth_associate_v2 以 floating_ips 保存完整列表，每次 apply 都会从共享带宽中移出不在列表里的地址。',
    says: {
      existing: () => `${TAKES_OUT}，包括其中已有的地址。${BY_SCRIPT}`,
      subnets: () => `Terraform 不会将节点加入此处的共享带宽：Open Telekom Cloud Provider 不提供节点所在的子网。${BY_SCRIPT}`,
      pods: () => `${TAKES_OUT}，包括通过注解加入的 Pod。${BY_SCRIPT}`,
    },
  },
};
