import { FAMILY_LABEL, type SpokenFinding, kubeadm } from '@dualstack/schema';
import { code, link, shellBlock, table, words } from '../../format/words.js';
import { limitations } from '../../kit/findings.js';
import { shellQuote } from '../../format/shell.js';
import { kernel, sysctls, usesNftables } from './host.js';
import { fitsKind } from './kind.js';
import { controlPlanes, families, nodeIps, type Plan, releaseOf, replacesKubeProxy, serviceFamilies } from './plan.js';
import { pluginCommands } from './plugin.js';

/** The README of a kubeadm plan: what is here, in which order to use it, and what to know. */
export function guide(plan: Plan, findings: readonly SpokenFinding[]): string {
  const isFlags = plan.spec.kubeadm.configApi === 'flags';
  return [heading(plan), network(plan), hosts(plan), ...(isFlags ? [flags()] : [init(plan)]), plugin(plan), ...(isFlags ? [] : [join(plan)]), ...(families(plan).length === 2 ? [services(plan)] : []), verify(plan), ...(families(plan).length === 2 ? [convert(plan)] : []), kind(plan), limitations(findings)]
    .join('\n\n')
    .concat('\n');
}

function heading({ metadata, spec }: Plan): string {
  const { cni, configApi } = spec.kubeadm;
  return [
    `# ${words(metadata.name)}`,
    ...(metadata.description ? ['', words(metadata.description)] : []),
    '',
    table(
      ['', ''],
      [
        ['Kubernetes', `${code(spec.kubernetesVersion)}, ${configApi === 'flags' ? 'by the flags of each component' : `by kubeadm with ${code(configApi)}`}`],
        ['Families', spec.ipFamily],
        ['Network plugin', `${kubeadm.CNI_LABEL[cni.type]} ${code(cni.version)}${spec.kubeadm.cilium?.kubeProxyReplacement ? ' in the place of kube-proxy' : `, proxy mode ${code(spec.network.proxyMode)}`}`],
        ['Control plane', code(spec.kubeadm.controlPlaneEndpoint ?? 'the first control plane node')],
      ],
    ),
  ].join('\n');
}

const cell = (text: string | undefined) => (text === undefined ? '–' : code(text));

function network(plan: Plan): string {
  const { network: ranges, kubeadm: settings } = plan.spec;
  const own = families(plan);
  const cuts = settings.allocateNodeCidrs || kubeadm.usesClusterPool(settings);
  return [
    '## Address plan',
    '',
    table(['Family', 'Pods', 'Services', 'Range of one node'], own.map((family) => [FAMILY_LABEL[family], cell(ranges.podCidrs[family]?.text), cell(ranges.serviceCidrs[family]?.text), cuts ? cell(`/${ranges.nodeCidrMask[family] ?? ''}`) : '–'])),
    '',
    table(['Node', 'Role', ...own.map((family) => FAMILY_LABEL[family])], settings.nodes.map((node) => [code(node.name), node.role + (node.os === 'windows' ? ', Windows' : ''), ...own.map((family) => cell(node[family]?.text))])),
  ].join('\n');
}

function hosts(plan: Plan): string {
  const own = families(plan).map((family) => FAMILY_LABEL[family]);
  const each = own.join(' and an ');
  return [
    '## Hosts',
    '',
    'For every node:',
    '',
    `- [ ] an ${each} address that every other node reaches, those of the table above`,
    `- [ ] a default route in ${own.join(' and in ')}`,
    ...sysctls(plan).map(([key, value]) => `- [ ] ${code(`${key} = ${value}`)}: copy \`sysctl.conf\` to \`/etc/sysctl.d/90-kubernetes.conf\`, then \`sysctl --system\``).slice(0, 1),
    ...sysctls(plan).slice(1).map(([key, value]) => `- [ ] ${code(`${key} = ${value}`)}, in the same file`),
    `- [ ] a kernel of ${kernel(plan)} or newer${usesNftables(plan) ? ', and `nft` of 1.0.1 or newer' : ''}`,
    '- [ ] swap off, a container runtime, and `kubeadm`, `kubelet` and `kubectl` of the version above',
    '',
    '`./preflight.sh <node name>`, on each node, checks this and changes nothing.',
  ].join('\n');
}

function init(plan: Plan): string {
  const [first] = controlPlanes(plan);
  const isOlder = plan.spec.kubeadm.configApi === 'v1beta2';
  const skip = replacesKubeProxy(plan) && isOlder ? ' --skip-phases addon/kube-proxy' : '';
  const upload = controlPlanes(plan).length > 1 ? ' --upload-certs' : '';
  return [
    '## Create the control plane',
    '',
    `On ${code(first?.name ?? '')}, as root:`,
    '',
    shellBlock([...(releaseOf(plan).configApis[0] === 'v1beta4' ? ['kubeadm config validate --config kubeadm-init.yaml'] : []), `kubeadm init --config kubeadm-init.yaml${skip}${upload}`]),
    '',
    'Then copy `/etc/kubernetes/admin.conf` to where you work: the next steps need it as `KUBECONFIG`.',
    ...(replacesKubeProxy(plan) ? ['', 'kube-proxy is left out: Cilium takes its place.'] : []),
  ].join('\n');
}

function flags(): string {
  return [
    '## Configure the components',
    '',
    'The files in `flags/` hold, one a line, the flags of each component that concern address families; certificates, etcd and kubeconfig files stay as you have them. Where a component has one of these flags already, the one here takes its place.',
    '',
    '1. `kube-apiserver-<node>.flags` on each control plane node, then `kube-controller-manager.flags` on each of them',
    '2. `kubelet-<node>.flags` on each node',
    '3. `kube-proxy.flags` on each node, if it is there',
  ].join('\n');
}

function plugin(plan: Plan): string {
  const { cni, calico } = plan.spec.kubeadm;
  const needsRouterId = calico?.bgp === 'Enabled' && !families(plan).includes('ipv4');
  return [
    '## Install the network plugin',
    '',
    `${kubeadm.CNI_LABEL[cni.type]}, before any other node joins:`,
    '',
    shellBlock(pluginCommands(plan)),
    ...(needsRouterId
      ? ['', `BGP wants a router id of four bytes, and no node has an IPv4 address to take it from: ${calico.installation === 'manifest' ? '`CALICO_ROUTER_ID=hash` in `calico/calico-node.yaml` makes' : 'the operator sets `CALICO_ROUTER_ID=hash`, which makes'} it out of the name of the node. Should two names ever give the same id, the other way is a unique \`CALICO_ROUTER_ID\` for each node (${link(kubeadm.SOURCES.calicoIpv6.title, kubeadm.SOURCES.calicoIpv6.url)}).`]
      : []),
  ].join('\n');
}

function join(plan: Plan): string {
  const [first, ...others] = controlPlanes(plan);
  const rest = plan.spec.kubeadm.nodes.filter((node) => node !== first);
  if (rest.length === 0) return ['## Join the nodes', '', 'The plan has one node. Pods other than those of the control plane run on it once its taint is gone: `kubectl taint nodes --all node-role.kubernetes.io/control-plane-`.'].join('\n');
  return [
    '## Join the nodes',
    '',
    `1. On ${code(first?.name ?? '')}, print the join command: \`kubeadm token create --print-join-command\`.${others.length > 0 ? ' For control plane nodes add `--control-plane --certificate-key <key>` with the key that `kubeadm init phase upload-certs --upload-certs` prints.' : ''}`,
    `2. Copy \`join-node.sh\` and \`kubeadm-join-<node>.yaml\` to each node, and there, as root: \`./join-node.sh <node name> <the printed command>\`.`,
    '',
    table(['Node', 'Addresses of its kubelet'], rest.map((node) => [code(node.name), code(nodeIps(plan, node).join(','))])),
    ...(rest.some(({ os }) => os === 'windows') ? ['', 'Windows nodes join with the same file, by `kubeadm.exe join --config` with the token put in; the script is for Linux.'] : []),
  ].join('\n');
}

/** How a Service gets its families in the release, what is settled when it is made, and what a load balancer makes of them. */
function services(plan: Plan): string {
  const own = serviceFamilies(plan).map((family) => FAMILY_LABEL[family]);
  const isAlpha = releaseOf(plan).serviceFields === 'ipFamily';
  const [first = 'IPv4'] = own;
  if (own.length === 1) return ['## Services', '', `Services have ${first} addresses alone; Pods have both. A Service that asks for two families with \`RequireDualStack\` is refused.`].join('\n');
  return [
    '## Services',
    '',
    ...(isAlpha
      ? [
          `- A Service has one family: ${first}, unless its \`ipFamily\` says otherwise. That field can be set only when the Service is made; a Service of another family is a new one.`,
          '- What is to be reached in both families has two Services. So does a load balancer: one Service of type `LoadBalancer` for each family, where the cloud has load balancers of IPv6.',
        ]
      : [
          `- A Service has one family, ${first}, unless it asks for more with \`ipFamilyPolicy: PreferDualStack\` or \`RequireDualStack\`. The second family can be added and taken away later; the first one of its \`ipFamilies\` is settled when it is made.`,
          '- A Service of type `LoadBalancer` gets the families that its load balancer speaks. Where that makes one family each, there are two Services, one with `ipFamilies: [IPv4]` and one with `ipFamilies: [IPv6]`. Without a cloud, an add-on such as MetalLB makes load balancers at all.',
        ]),
  ].join('\n');
}

function verify(plan: Plan): string {
  return ['## Verify', '', `\`./verify/verify.sh\` checks the addresses of nodes, Pods and Services, and that each Service answers, and ends with a count.${plan.spec.kubeadm.cni.type === 'calico' ? ' `kubectl get ippools` shows the pools of Calico.' : ''}`].join('\n');
}

function convert(plan: Plan): string {
  const [first = 'ipv4'] = families(plan);
  return ['## A cluster that is there already', '', `\`CONVERT.md\` is the way of a running cluster of ${FAMILY_LABEL[first]} to ${plan.spec.ipFamily}, component by component, and back.`].join('\n');
}

function kind(plan: Plan): string {
  if (!fitsKind(plan)) return ['## On a laptop', '', releaseOf(plan).nodeIps === 2 ? 'kind brings up two families of Pods together with two families of Services, so there is no `kind.yaml` here.' : 'kind brings up two families from Kubernetes 1.20 on, so there is no `kind.yaml` for this version.'].join('\n');
  const minor = releaseOf(plan).minor;
  return [
    '## On a laptop',
    '',
    '`kind.yaml` brings up the same ranges in containers, without a network plugin. The page of each release of kind lists its images: take the one of this version.',
    '',
    shellBlock([`kind create cluster --config kind.yaml --image ${shellQuote(`kindest/node:v${minor}.x`)}   # the patch release that kind lists`, ...pluginCommands(plan)]),
    ...(replacesKubeProxy(plan) ? ['', `There the API server is ${code(`${plan.metadata.name}-control-plane`)}: add \`--set k8sServiceHost=\` with that name to the last command.`] : []),
  ].join('\n');
}
