import type { Family } from '@dualstack/schema';
import { code, type Markdown, table } from '../../format/markdown.js';
import type { ConvertTexts } from './messages/texts.js';
import { families, featureGates, needsStrictArp, nodeIps, nodeMaskFlags, type Plan, releaseOf, serviceFamilies } from './plan.js';

/** What a setting is now and then; before them, what it belongs to. */
type Edit = readonly [...whose: Markdown[], now: Markdown, then: Markdown];

/** The edits of each component. */
export type Edits = Readonly<Record<'apiserver' | 'manager' | 'kubelet' | 'proxy', readonly Edit[]>>;

interface Subject {
  readonly plan: Plan;
  readonly texts: ConvertTexts;
  readonly first: Family;
}

/** Services that have one family have had it from the start. */
const before = (plan: Plan, role: 'podCidrs' | 'serviceCidrs', first: Family) => (role === 'serviceCidrs' && serviceFamilies(plan).length === 1 ? after(plan, role) : (plan.spec.network[role][first]?.text ?? ''));
const after = (plan: Plan, role: 'podCidrs' | 'serviceCidrs') => families(plan).map((family) => plan.spec.network[role][family]?.text ?? '').join(',');

/** The edits of each component: the flag as it is with one family, and as it is with two; on the way back the other way round. */
export function edits(subject: Subject, isBack: boolean): Edits {
  const { plan, texts, first } = subject;
  const gates = gateNames(plan).map((name): Edit => [texts.absent, code(`--feature-gates=${name}=true`)]);
  const services: Edit[] = serviceFamilies(plan).length === 1 ? [] : [[code(`--service-cluster-ip-range=${before(plan, 'serviceCidrs', first)}`), code(`--service-cluster-ip-range=${after(plan, 'serviceCidrs')}`)]];
  const masks = plan.spec.kubeadm.allocateNodeCidrs ? Object.entries(nodeMaskFlags(plan)).map(([name, value]): Edit => [texts.absent, code(`--${name}=${value}`)]) : [];
  /** Only on the way there: on the way back, whoever had the flag knows its value. */
  const single: Edit[] = isBack || releaseOf(plan).nodeMasks === 'one' || !plan.spec.kubeadm.allocateNodeCidrs ? [] : [[texts.singleMask, texts.singleMaskRemoved]];
  const forward: Edits = {
    apiserver: [...services, ...gates],
    manager: [[code(`--cluster-cidr=${before(plan, 'podCidrs', first)}`), code(`--cluster-cidr=${after(plan, 'podCidrs')}`)], ...services, ...single, ...masks, ...gates],
    kubelet: plan.spec.kubeadm.nodes.map((node): Edit => [code(node.name), code(`--node-ip=${node[first]?.text ?? ''}`), code(`--node-ip=${nodeIps(plan, node).join(',')}`)]),
    proxy: proxyEdits(subject),
  };
  return isBack ? { apiserver: forward.apiserver.map(reversed), manager: forward.manager.map(reversed), kubelet: forward.kubelet.map(reversed), proxy: forward.proxy.map(reversed) } : forward;
}

function reversed(edit: Edit): Edit {
  const [now, then] = edit.slice(-2) as [Markdown, Markdown];
  return [...edit.slice(0, -2), then, now];
}

const gateNames = (plan: Plan): string[] => Object.keys(featureGates(plan) ?? {});

/** In the flags of kube-proxy, or in its configuration; where one mode alone speaks two families, that mode too. */
function proxyEdits({ plan, texts, first }: Subject): Edit[] {
  const isFlags = plan.spec.kubeadm.configApi === 'flags';
  const cidr = isFlags ? '--cluster-cidr=' : 'clusterCIDR: ';
  const [only, ...others] = releaseOf(plan).dualStackProxyModes;
  return [
    [code(cidr + before(plan, 'podCidrs', first)), code(cidr + after(plan, 'podCidrs'))],
    ...(only !== undefined && others.length === 0 ? [[code(isFlags ? '--proxy-mode=…' : 'mode: …'), code((isFlags ? '--proxy-mode=' : 'mode: ') + only)] satisfies Edit] : []),
    ...(needsStrictArp(plan) ? [[texts.absent, code(isFlags ? '--ipvs-strict-arp=true' : 'ipvs: {strictARP: true}')] satisfies Edit] : []),
    ...gateNames(plan).map((name): Edit => [texts.absent, code(isFlags ? `--feature-gates=${name}=true` : `featureGates: {${name}: true}`)]),
  ];
}

/** Edits as a table, or that there are none. */
export function editTable(texts: ConvertTexts, rows: readonly Edit[], ...whose: readonly Markdown[]): Markdown {
  return rows.length === 0 ? texts.servicesUnchanged : table([...whose, texts.now, texts.then], rows);
}
