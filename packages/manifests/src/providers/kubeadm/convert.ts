import { FAMILY_LABEL, type Family, isAtLeast, kubeadm } from '@dualstack/schema';
import { code, link, table } from '../../format/words.js';
import { shellQuote } from '../../format/shell.js';
import { ipPools } from './calico.js';
import { families, featureGates, nodeIps, nodeMaskFlags, type Plan, releaseOf, replacesKubeProxy, serviceFamilies } from './plan.js';

/**
 * How a running cluster of the plan's first family gets the second one, and how it gives it up again. Nothing of
 * Kubernetes does this by itself: each component is told, in this order, and the first family never changes.
 */
export function conversionGuide(plan: Plan): string {
  const [first = 'ipv4', second = 'ipv6'] = families(plan);
  return [intro(plan, first, second), irreversible(plan, first, second), ...forward(plan, first, second), ...back(plan, first, second)].join('\n\n').concat('\n');
}

function intro(plan: Plan, first: Family, second: Family): string {
  return [
    `# From ${FAMILY_LABEL[first]} to ${plan.spec.ipFamily}, and back`,
    '',
    `For a cluster that runs with the ${FAMILY_LABEL[first]} ranges of this plan and is to have ${FAMILY_LABEL[second]} too. The order matters; so does that ${FAMILY_LABEL[first]} stays the first in every list. A cluster whose first family is another one cannot be converted: it is made anew.`,
    '',
    'Before anything else: a backup of etcd, and an hour in which Pods may restart. Go on to the next step when the one before shows what it should.',
  ].join('\n');
}

/** What stays as it is, or stays behind, whatever is done later. */
function irreversible(plan: Plan, first: Family, second: Family): string {
  const source = (name: keyof typeof kubeadm.SOURCES) => link(kubeadm.SOURCES[name].title, kubeadm.SOURCES[name].url);
  const later = FAMILY_LABEL[second];
  return [
    '## What cannot be undone, or not changed later',
    '',
    `- **The first family.** ${FAMILY_LABEL[first]} is the first for good: every Service that does not ask gets it, and the API server answers at it (${source('dualStackConcept')}).`,
    `- **The ranges of a node.** \`spec.podCIDRs\` is set once. A node that was there keeps what it has until it is deleted and registers again, on the way there and on the way back (${source('nodeIpam')}).`,
    `- **The first family of a Service.** The first entry of ${code(releaseOf(plan).serviceFields === 'ipFamilies' ? 'ipFamilies' : 'ipFamily')} never changes; a Service whose first family is ${later} has to be deleted before the way back (${source('dualStackConcept')}).`,
    ...(isAtLeast(plan.spec.kubernetesVersion, '1.33') && serviceFamilies(plan).length === 2 ? [`- **The default ServiceCIDR.** Its second range can be added, and not be taken away again (${source('serviceCidrConversion')}).`] : []),
    `- **kubeadm** itself changes no range with an upgrade: what is edited here has to be in its ConfigMap too, or the next upgrade takes it back (${source('dualStack')}).`,
    '- **Addresses of Pods** are given when a Pod starts. A Pod that is not made again has one family, and one that is keeps none of its addresses.',
  ].join('\n');
}

/** Services that have one family have had it from the start. */
const before = (plan: Plan, role: 'podCidrs' | 'serviceCidrs', first: Family) => (role === 'serviceCidrs' && serviceFamilies(plan).length === 1 ? after(plan, role) : (plan.spec.network[role][first]?.text ?? ''));
const after = (plan: Plan, role: 'podCidrs' | 'serviceCidrs') => families(plan).map((family) => plan.spec.network[role][family]?.text ?? '').join(',');
const edit = (from: string, to: string) => [code(from), code(to)];
const absent = '(not there)';
const PREFER_BOTH = `kubectl patch service <name> --patch '{"spec":{"ipFamilyPolicy":"PreferDualStack"}}'`;
const tableOr = (head: string[], rows: string[][]) => (rows.length === 0 ? 'Nothing changes: Services keep their one family.' : table(head, rows));

/** The edits of each component: the flag as it is with one family, and as it is with two. */
function edits(plan: Plan, first: Family, isBack: boolean): { apiserver: string[][]; manager: string[][]; kubelet: string[][]; proxy: string[][] } {
  const gates = Object.keys(featureGates(plan) ?? {}).map((name) => edit(absent, `--feature-gates=${name}=true`));
  const services = serviceFamilies(plan).length === 1 ? [] : [edit(`--service-cluster-ip-range=${before(plan, 'serviceCidrs', first)}`, `--service-cluster-ip-range=${after(plan, 'serviceCidrs')}`)];
  const masks = plan.spec.kubeadm.allocateNodeCidrs ? Object.entries(nodeMaskFlags(plan)).map(([name, value]) => edit(absent, `--${name}=${value}`)) : [];
  /** Only on the way there: on the way back, whoever had the flag knows its value. */
  const single = isBack || releaseOf(plan).nodeMasks === 'one' || !plan.spec.kubeadm.allocateNodeCidrs ? [] : [edit('--node-cidr-mask-size=…, if it is there', '(removed: it is refused beside two ranges)')];
  return {
    apiserver: [...services, ...gates],
    manager: [edit(`--cluster-cidr=${before(plan, 'podCidrs', first)}`, `--cluster-cidr=${after(plan, 'podCidrs')}`), ...services, ...single, ...masks, ...gates],
    kubelet: [...plan.spec.kubeadm.nodes.map((node) => [code(node.name), code(`--node-ip=${node[first]?.text ?? ''}`), code(`--node-ip=${nodeIps(plan, node).join(',')}`)])],
    proxy: proxyEdits(plan, first),
  };
}

/** In the flags of kube-proxy, or in its configuration; where one mode alone speaks two families, that mode too. */
function proxyEdits(plan: Plan, first: Family): string[][] {
  const isFlags = plan.spec.kubeadm.configApi === 'flags';
  const cidr = isFlags ? '--cluster-cidr=' : 'clusterCIDR: ';
  const [only, ...others] = releaseOf(plan).dualStackProxyModes;
  return [
    edit(cidr + before(plan, 'podCidrs', first), cidr + after(plan, 'podCidrs')),
    ...(only !== undefined && others.length === 0 ? [edit(isFlags ? '--proxy-mode=…' : 'mode: …', (isFlags ? '--proxy-mode=' : 'mode: ') + only)] : []),
    ...Object.keys(featureGates(plan) ?? {}).map((name) => edit(absent, isFlags ? `--feature-gates=${name}=true` : `featureGates: {${name}: true}`)),
  ];
}

function forward(plan: Plan, first: Family, second: Family): string[] {
  const { apiserver, manager, kubelet, proxy } = edits(plan, first, false);
  const release = releaseOf(plan);
  const isFlags = plan.spec.kubeadm.configApi === 'flags';
  const manifest = (component: string) => (isFlags ? `the flags of ${component}` : code(`/etc/kubernetes/manifests/${component}.yaml`));
  const head = ['Now', 'Then'];
  return [
    [
      `## To ${plan.spec.ipFamily}`,
      '',
      `1. **Hosts.** Every node gets its ${FAMILY_LABEL[second]} address, a default route and the settings of \`sysctl.conf\`. \`./preflight.sh <node name>\` must pass on each.`,
      `2. **kube-apiserver**, one control plane node after the other, in ${manifest('kube-apiserver')}:`,
    ].join('\n'),
    tableOr(head, apiserver),
    `It restarts by itself.${isAtLeast(plan.spec.kubernetesVersion, '1.33') ? ' Then `kubectl get servicecidr kubernetes` lists both ranges.' : ''}`,
    `3. **kube-controller-manager**, likewise, in ${manifest('kube-controller-manager')}:`,
    table(head, manager),
    ...(replacesKubeProxy(plan)
      ? ['4. **kube-proxy**: Cilium takes its place, so there is nothing to do.']
      : [isFlags ? '4. **kube-proxy**, in its flags:' : '4. **kube-proxy**, with `kubectl --namespace kube-system edit configmap kube-proxy`, then `kubectl --namespace kube-system rollout restart daemonset kube-proxy`:', table(head, proxy)]),
    release.nodeIps === 1
      ? `5. **kubelet**: the kubelet of Kubernetes ${plan.spec.kubernetesVersion} takes one address, so \`--node-ip\` stays. ${Object.keys(featureGates(plan) ?? {}).map((name) => `Add \`--feature-gates=${name}=true\` and restart it on every node.`).join('')}`
      : [`5. **kubelet**, one node after the other, in ${isFlags ? 'its flags' : '`/var/lib/kubelet/kubeadm-flags.env`'}, then \`systemctl restart kubelet\`:`, '', table(['Node', ...head], kubelet)].join('\n'),
    ...(isFlags ? [] : ['6. **kubeadm**, so that the next upgrade keeps all this: `kubectl --namespace kube-system edit configmap kubeadm-config`, and put `networking` and `controllerManager` there as they stand in `kubeadm-init.yaml`.']),
    `${isFlags ? 6 : 7}. **The network plugin.** ${pluginStep(plan, second)}`,
    `${isFlags ? 7 : 8}. **Ranges of the nodes.** ${rangesStep(plan)}`,
    [
      `${isFlags ? 8 : 9}. **Workloads.** Pods have their ${FAMILY_LABEL[second]} address once they are made again:`,
      '',
      '   ```sh',
      '   for kind in deployment daemonset statefulset; do kubectl --namespace <namespace> rollout restart "$kind"; done',
      '   ```',
      '',
      `   Services stay as they are: ${release.serviceFields === 'ipFamilies' ? `\`SingleStack\`, with the ${FAMILY_LABEL[first]} address that they have. ${serviceFamilies(plan).length === 1 ? 'There is no range for a second one' : `Each that should have both: ${code(PREFER_BOTH)}`}` : `of ${FAMILY_LABEL[first]}. In this release a Service has one family, chosen with \`ipFamily\` when it is made`}.`,
    ].join('\n'),
    `${isFlags ? 9 : 10}. **Verify**: \`./verify/verify.sh\`.`,
  ];
}

function pluginStep(plan: Plan, second: Family): string {
  const { cni, calico } = plan.spec.kubeadm;
  const label = FAMILY_LABEL[second];
  if (cni.type === 'cilium') return `${code(`helm upgrade cilium cilium/cilium --version ${shellQuote(cni.version)} --namespace kube-system --values cilium/values.yaml`)}, then \`kubectl --namespace kube-system rollout restart deployment/cilium-operator daemonset/cilium\`. The IPAM mode must be the one that the cluster has.`;
  if (cni.type === 'flannel') return '`kubectl apply -k flannel/`, then restart the DaemonSet `kube-flannel-ds`. It takes up the second family on a node once the node has a range of it: see the next step.';
  if (cni.type === 'canal') return '`kubectl apply -k canal/`, then `kubectl --namespace kube-system rollout restart daemonset canal`. It takes up the second family on a node once the node has a range of it: see the next step.';
  if (calico?.installation === 'operator') {
    if (isAtLeast(cni.version, '3.28')) return `\`kubectl apply -f calico/installation.yaml\`: the operator adds the ${label} pool and restarts calico-node.`;
    const pool = ipPools(plan).find((each) => (each as { metadata: { name: string } }).metadata.name === `default-${second}-ippool`);
    return `Before v3.28 the pools of an Installation cannot be changed once it is there. Add the ${label} pool with calicoctl, ${code(JSON.stringify(pool))}, and set \`nodeAddressAutodetection${second === 'ipv4' ? 'V4' : 'V6'}\` in the Installation.`;
  }
  return `\`kubectl apply -k calico/\`: calico-node restarts, finds no ${label} pool, and makes the one in \`calico/ippools.yaml\`.`;
}

function rangesStep(plan: Plan): string {
  const { cni, allocateNodeCidrs } = plan.spec.kubeadm;
  const needsRanges = cni.type === 'flannel' || cni.type === 'canal' || (cni.type === 'cilium' && !kubeadm.usesClusterPool(plan.spec.kubeadm));
  if (!needsRanges) return allocateNodeCidrs ? 'The plugin has pools of its own and does not look at `spec.podCIDRs` of the nodes. Nodes that were there keep one range in that field, since it never changes; new nodes get two.' : 'Nobody cuts ranges for nodes: there is nothing to do.';
  return [
    'The plugin gives Pods addresses out of `spec.podCIDRs` of their node, and Kubernetes never changes that field once it is set. So each node is registered again, one after the other:',
    '',
    '   ```sh',
    '   kubectl drain <node> --ignore-daemonsets --delete-emptydir-data',
    '   kubectl delete node <node>',
    '   systemctl restart kubelet        # on the node: it registers again, and the controller manager gives it both ranges',
    "   kubectl get node <node> --output 'jsonpath={.spec.podCIDRs}'",
    '   ```',
    '',
    '   A node that is registered again has none of the labels and taints that were set by hand: note them before.',
  ].join('\n');
}

function back(plan: Plan, first: Family, second: Family): string[] {
  const { apiserver, manager, kubelet, proxy } = edits(plan, first, true);
  const release = releaseOf(plan);
  const isFlags = plan.spec.kubeadm.configApi === 'flags';
  const reversed = (rows: string[][]) => rows.map((row) => [...row.slice(0, -2), row.at(-1) ?? '', row.at(-2) ?? '']);
  const head = ['Now', 'Then'];
  const { cni, calico } = plan.spec.kubeadm;
  const pool = `default-${second}-ippool`;
  const plugin =
    cni.type === 'calico'
      ? calico?.installation === 'operator' && isAtLeast(cni.version, '3.28')
        ? `Take the ${FAMILY_LABEL[second]} pool out of \`calico/installation.yaml\` and apply it: the operator removes the pool once no Pod uses it, so restart the workloads.`
        : `\`calicoctl patch ippool ${pool} --patch '{"spec":{"disabled":true}}'\`, restart the workloads, then \`calicoctl delete ippool ${pool}\`${calico?.installation === 'manifest' ? `, and take ${second === 'ipv6' ? '`IP6`' : '`IP`'} and \`assign_${second}\` back` : ''}.`
      : cni.type === 'cilium'
        ? `Set \`${second}.enabled: false\` in \`cilium/values.yaml\`, \`helm upgrade\` as above, and restart the DaemonSet and the workloads.`
        : `Take the ${FAMILY_LABEL[second]} fields out of \`net-conf.json\`, apply, and restart the DaemonSet and the workloads. Nodes keep both ranges until they are registered again.`;
  return [
    [
      `## Back to ${FAMILY_LABEL[first]}`,
      '',
      'The same in the other order: first nothing uses the second family any more, then nobody offers it.',
      '',
      `1. **Services.** ${release.serviceFields === 'ipFamilies' ? `Those that name ${FAMILY_LABEL[second]} first, or alone, are deleted and made again. All others keep their first address:` : `Those with \`ipFamily: ${FAMILY_LABEL[second]}\` are deleted and made again.`}`,
      ...(release.serviceFields === 'ipFamilies'
        ? [
            '',
            '   ```sh',
            `   kubectl get services --all-namespaces --output 'jsonpath={range .items[*]}{.metadata.namespace} {.metadata.name} {.spec.ipFamilies[*]}{"\\n"}{end}' |`,
            '     while read -r namespace name first second; do',
            `       if [[ $first == ${FAMILY_LABEL[second]} ]]; then echo "by hand: $namespace/$name"`,
            `       elif [[ -n $second ]]; then kubectl --namespace "$namespace" patch service "$name" --patch '{"spec":{"ipFamilyPolicy":"SingleStack"}}'; fi`,
            '     done',
            '   ```',
          ]
        : []),
      `2. **The network plugin.** ${plugin}`,
    ].join('\n'),
    ...(replacesKubeProxy(plan) ? [] : ['3. **kube-proxy**, and restart it:', table(head, reversed(proxy))]),
    ...(release.nodeIps === 1 ? [] : [`${replacesKubeProxy(plan) ? 3 : 4}. **kubelet**, one node after the other, and restart it:`, table(['Node', ...head], reversed(kubelet))]),
    `${5 - (replacesKubeProxy(plan) ? 1 : 0) - (release.nodeIps === 1 ? 1 : 0)}. **kube-controller-manager**, and put \`--node-cidr-mask-size\` back if it was there:`,
    table(head, reversed(manager)),
    `${6 - (replacesKubeProxy(plan) ? 1 : 0) - (release.nodeIps === 1 ? 1 : 0)}. **kube-apiserver**:`,
    tableOr(head, reversed(apiserver)),
    ...(isAtLeast(plan.spec.kubernetesVersion, '1.33')
      ? [`The default ServiceCIDR \`kubernetes\` still lists both ranges: the API lets a range be added, and none be taken away (${link(kubeadm.SOURCES.serviceCidrConversion.title, kubeadm.SOURCES.serviceCidrConversion.url)}). How it is made anew is written at ${link('Kubernetes: reconfigure the default Service ranges', 'https://kubernetes.io/docs/tasks/network/reconfigure-default-service-ip-ranges/')}.`]
      : []),
    ...(isFlags ? [] : [`${7 - (replacesKubeProxy(plan) ? 1 : 0) - (release.nodeIps === 1 ? 1 : 0)}. **kubeadm**: the ConfigMap \`kubeadm-config\` as it was before.`]),
  ];
}
