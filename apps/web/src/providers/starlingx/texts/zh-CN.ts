import type { texts as en } from './en.js';

/** StarlingX 页面的全部文字，简体中文。 */
export const texts: typeof en = {
  nameHint: '字母、数字、点、连字符和下划线',
  modes: { install: '新系统', convert: '增加地址族', revert: '删除地址族' },
  modeHints: { install: '供引导 playbook 使用的文件', convert: '供运行中系统执行的命令', revert: '恢复为单栈的命令' },
  releaseHint: '新系统的版本及其自带的 Kubernetes；12.0 之后才有 Calico 的设置',
  systemTypeHints: { 'aio-sx': '一体化，一个控制器', 'aio-dx': '一体化，两个控制器', standard: '两个控制器，另有工作节点' },
  hostsHint: '除控制器外，现在或以后加入的主机；每台占用一个管理网络地址和一个集群主机网络地址',
  roles: { none: '无', systemcontroller: '系统控制器', subcloud: '子云' },
  family: { IPv4: 'IPv4', 'IPv4+IPv6': 'IPv4 和 IPv6，IPv4 优先', 'IPv6+IPv4': 'IPv6 和 IPv4，IPv6 优先', IPv6: 'IPv6' },
  familyHints: { single: '网络、Pod 和 Service 各有一个地址', dual: '{{first}} 为主地址族：主机之间通过它通信', convert: '系统已有 {{first}}，增加 {{second}}', revert: '系统保留 {{first}}，删除 {{second}}' },
  timezoneHint: '时区数据库中的名称，例如 Europe/Berlin；留空为 UTC',
  gatewayOfControllerHint: '其管理子网中、地址范围之外的一个地址',

  networksHint: '只需填写子网：其余地址按引导 playbook 的规则推导，并显示在各字段下方。',
  networksHintConvert: '第一个地址族是系统现有的，请如实填写，以便发现重叠；第二个是要增加的。管理网络和 Admin 网络可以保持单栈：留空即可。',
  networksHintRevert: '按系统现状填写两个地址族。此处有两个子网的网络都会失去第二个。',
  networkHints: {
    pxeboot: '主机由此启动：仅 IPv4',
    management: '系统内主机之间',
    oam: '外部访问系统的网络',
    multicast: '与主地址族一致',
    admin: '从子云到系统控制器',
    clusterHost: 'Kubernetes 节点',
    clusterPod: '至少 65,536 个地址',
    clusterService: '65,536 到 1,048,576 个地址',
  },
  /** What a new system asks of sizes, a running one does not. */
  networkHintsRunning: { clusterPod: 'Pod', clusterService: 'Service' },
  none: { pxeboot: 'PXE 启动没有 IPv6。', multicast: '不需要：组播与主地址族一致。' },
  calicoHint: '这些设置均有默认值，只需修改站点有要求的项。',
  network: '网络',
  advanced: '网络中的地址：{{network}}',
  derived: '推导值：{{address}}',
  notDerived: '不填写则没有',
  ofRunning: '不填写则沿用运行中系统的地址',
  afterFloating: { node0: '不填写则为浮动地址之后的第一个地址', node1: '不填写则为浮动地址之后的第二个地址' },
  needed: '必须填写，无法推导',
  addAdmin: '添加 Admin 网络',
  removeAdmin: '删除 Admin 网络',
  reservedHint: '别处已使用的网段，例如本地数据中心或对等网络；这里的任何网段都不能与之重叠',

  mtuHint: '{{min}} 到 {{max}}；留空则自动检测',
  blockSizeHint: '/{{min}} 到 /{{max}}；留空为 /{{usual}}',

  dnsHint: '一到三个地址',
  dnsHintRunning: '最多三个；留空则保持不变',
  noProxyHint: '名称和地址；不支持通配符和网段。系统自身的地址由 playbook 添加。',
  registriesHint: '各仓库的镜像从哪里获取。用户名和密码不属于规划。',
};
