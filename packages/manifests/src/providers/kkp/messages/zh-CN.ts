import { md } from '../../../format/markdown.js';
import type { Params } from '../../../kit/language.js';
import type { en } from './en.js';

/** KKP 规划的指南和各文件的用途，简体中文。 */
export const zhCN: typeof en = {
  cluster: md`集群`,
  target: md`目标平台`,
  kubernetes: md`Kubernetes`,
  cni: md`CNI 插件`,
  targetOf: ({ release, cloud, datacenter }: Params<'release' | 'cloud' | 'datacenter'>) => md`KKP ${release}，${cloud}，数据中心 ${datacenter}`,
  cniOf: ({ type, version, mode }: Params<'type' | 'version' | 'mode'>) => md`${type} ${version}，代理模式 ${mode}`,

  pods: md`Pod 网段`,
  services: md`Service 网段`,
  nodeRange: md`单个节点的网段`,
  rangesStay: ({ source }: Params<'source'>) => md`集群创建后，以上各项均无法更改：对于已有的集群，KKP 既不接受更换地址族，也不接受更换 Pod 和 Service 网段（${source}）。`,
  oneFamilyStays: md`因此以后无法再启用 IPv6，只能新建集群并迁移现有业务。`,
  twoFamiliesStay: md`因此两个地址族都无法再去掉，只能新建集群并迁移现有业务。`,

  needs: md`准备工作`,
  needTools: md`\`create-cluster.sh\` 需要 \`bash\`、\`curl\`、\`jq\` 和 \`sha256sum\`；其余步骤需要 \`kubectl\``,
  needToken: ({ source }: Params<'source'>) => md`使用 REST API 时，需要 \`KKP_URL\`（控制台的地址）和 \`KKP_TOKEN\`（服务账号的令牌）：在控制台中打开项目的 *Service Accounts*，在 Editors 组中创建一个服务账号，再为它创建令牌；令牌只显示一次（${source}）`,
  needSeed: md`使用另外两种方式时，需要 Seed 集群的 kubeconfig，使用模板时还需要 Master 集群的 kubeconfig；均由 KKP 的管理员提供`,
  needPreset: ({ name }: Params<'name'>) => md`预设 ${name}，由 KKP 的管理员创建`,
  needCredentials: ({ command, variables }: Params<'command' | 'variables'>) => md`运行 ${command} 时，需要在环境变量中提供云平台的凭据：${variables}`,
  needNetworks: ({ networks, source }: Params<'networks' | 'source'>) => md`创建集群之前，${networks}（${source}）`,
  networks: {
    aws: ({ network, subnets }: Params<'network' | 'subnets'>) => md`VPC${network}和节点所在的子网${subnets}都须有 IPv4 和 IPv6 网段`,
    azure: ({ network, subnets }: Params<'network' | 'subnets'>) => md`VNet${network}和节点所在的子网${subnets}都须有 IPv4 和 IPv6 网段`,
    gcp: ({ network, subnets }: Params<'network' | 'subnets'>) => md`网络${network}中节点所在的子网${subnets}须有 IPv4 和 IPv6 网段`,
    openstack: ({ network, subnets }: Params<'network' | 'subnets'>) => md`网络${network}中须有 IPv4 子网和 IPv6 子网${subnets}`,
    named: ({ names }: Params<'names'>) => md`（${names}）`,
    usual: md`（默认）`,
  },
  needKubeconfig: ({ source }: Params<'source'>) => md`集群创建后，需要新集群的 kubeconfig：在控制台的 *Clusters* 中打开该集群的页面，点击下载按钮（${source}）`,

  create: md`创建集群`,
  credentialsFirst: ({ command }: Params<'command'>) => md`请先使用 Seed 集群的 kubeconfig 运行 ${command}：它会创建包含凭据的 Secret，三种方式都会引用它。`,
  credentialsFirstBesidePreset: ({ command, name }: Params<'command' | 'name'>) => md`通过 REST API 创建时，凭据取自预设 ${name}。使用另外两种方式时，请先使用 Seed 集群的 kubeconfig 运行 ${command}，创建它们引用的 Secret。`,
  threeWays: md`以下三种方式任选其一。创建出的控制平面、网段和第一个节点池相同，但集群 ID 不同：在 Seed 集群上创建时使用此规划中的 ID，其他方式由 KKP 生成。`,
  sshKeysByRest: md`在 Seed 集群上创建或使用模板创建时，应用对象之后请立即使用 master 集群的 kubeconfig 运行 \`./assign-ssh-keys.sh cluster\` 或 \`./assign-ssh-keys.sh template\` 分配 SSH 密钥。`,
  threeWaysByo: md`以下三种方式任选其一。创建出的控制平面和网段相同，但集群 ID 不同：在 Seed 集群上创建时使用此规划中的 ID，其他方式由 KKP 生成。`,
  credentialsSecret: md`由 \`credentials.sh\` 创建的凭据 Secret`,
  preset: ({ name }: Params<'name'>) => md`预设 ${name}`,
  profileOfSeed: ({ profile, source }: Params<'profile' | 'source'>) => md`在 Seed 集群上创建或使用模板创建时，如果数据中心为该操作系统设置了自己的配置文件，则会取代 ${profile}（${source}）。`,
  overRest: ({ way, credentials, command, sshKeys }: Params<'way' | 'credentials' | 'command' | 'sshKeys'>) => md`**${way}**，使用${credentials}：${command}。集群 ID 由 KKP 生成${sshKeys}。再次运行时，脚本只会将集群与 \`create-cluster.json\` 进行比对，不会重复创建。`,
  thenSshKeys: md`，随后脚本会为集群分配 SSH 密钥`,
  overSeed: ({ way, command }: Params<'way' | 'command'>) => md`**${way}**：${command}。`,
  overTemplate: ({ way, command }: Params<'way' | 'command'>) => md`**${way}**：在 Master 集群上运行 ${command}，然后在控制台中选择 *Create cluster from template*。`,
  firstPool: ({ name }: Params<'name'>) => md`控制平面就绪后，KKP 会创建节点池 ${name}。`,
  noPool: md`控制平面就绪后，KKP 不会创建任何机器。`,

  machines: md`后续添加机器`,
  machinesOwn: ({ command }: Params<'command'>) => md`\`machinedeployment.yaml\` 中，每个节点池都是一个独立的 MachineDeployment。使用用户集群的 kubeconfig 运行 ${command}，即可创建尚不存在的节点池。`,
  machinesFirst: md`第一个节点池由 KKP 创建，命令会提示其已存在。请勿对它执行 \`apply\`：KKP 为它设置了自己的标签，这些标签无法更改。`,
  machinesCompleted: md`有些字段的值要等集群创建后才有，第一个节点池的这些字段由 KKP 补全。自行添加节点池时，请在 Seed 集群上查询，并补上缺少的字段：`,
  clusterId: ({ id, script, name }: Params<'id' | 'script' | 'name'>) => md`其中 ${id} 由 KKP 生成，${script} 会打印，控制台中也会显示；只有在 Seed 集群上使用 kubectl 创建的集群，其名称为 ${name}。`,
  completedFrom: ({ field, command }: Params<'field' | 'command'>) => md`${field}：通过 ${command} 查询`,

  byoOverRest: ({ way, command }: Params<'way' | 'command'>) => md`**${way}**：${command}。再次运行时，脚本只会将集群与 \`create-cluster.json\` 进行比对，不会重复创建。`,
  join: md`将节点加入集群`,
  joinInstall: md`在每个节点上安装容器运行时，以及上述版本的 \`kubelet\` 和 \`kubeadm\`，并按下表配置地址。`,
  joinCommand: ({ command }: Params<'command'>) => md`使用新集群的 kubeconfig 打印加入命令：${command}`,
  joinRun: md`在每个节点上以 root 身份运行：\`./join-node.sh <node name> <the printed command>\`，两个参数依次为节点名称和上一步打印的命令。`,
  noNodes: md`此规划中尚未列出节点。`,
  node: md`节点`,

  verify: md`使用新集群的 kubeconfig（在控制台中该集群的页面上下载）运行 \`./verify/verify.sh\`。脚本会检查节点、Pod 和 Service 的地址，以及每个 Service 是否有应答，最后给出通过和失败的项数。`,

  ways: { rest: 'REST API', seed: '在 Seed 集群上使用 kubectl', template: '集群模板' },
  next: {
    networks: '创建集群之前，确认节点所在的网络有两个地址族的网段，详见 README.md 的“准备工作”。',
    credentials: '使用 Seed 集群的 kubeconfig，创建包含云凭据的 Secret。',
    create: '通过 REST API 创建集群，需要控制台的地址和服务账号的令牌：在控制台中打开项目的 Service Accounts，使用 Editors 组。',
    kubeconfig: '控制平面就绪后，在控制台中该集群的页面上下载新集群的 kubeconfig。',
    pools: '使用用户集群的 kubeconfig 创建其他节点池。',
    joinPrint: '使用新集群的 kubeconfig 打印加入命令。',
    join: '在每个节点上以 root 身份运行脚本，参数为节点名称和打印出的命令。',
  },

  purposes: {
    guide: '操作步骤及其顺序，以及哪些功能不可用',
    cluster: 'Cluster 对象，用于在 Seed 集群上执行 kubectl',
    template: '同一集群的项目模板',
    createBody: '创建集群的 REST 请求体',
    createScript: '发送 REST 请求，令牌取自环境变量',
    credentials: '根据环境变量创建包含云凭据的 Secret',
    sshKeys: '在 master 集群上为 kubectl 创建的对象分配 SSH 密钥',
    machines: '节点池，用于在用户集群中执行 kubectl',
    joinScript: '以节点的两个地址将其加入集群',
    joinNode: '单个节点的 JoinConfiguration',
  },
};
