import { BALANCER_LABEL, CILIUM_ROUTER_IDS_FROM, type CiliumApis, ciliumApisOf, type Family, FAMILY_LABEL, type IpFamily, isAtLeast, type Language, type LoadBalancers, METALLB_APIS, METALLB_FRR_K8S_FROM, metallbVersion, routerIds } from '@dualstack/schema';
import { code, joined, list, type Markdown, md, NOTHING, section, shellBlock, steps, table } from '../format/markdown.js';
import { shellQuote } from '../format/shell.js';
import { toYamlDocuments, type Value } from '../format/yaml.js';
import type { GeneratedFile, NextStep } from './file.js';
import { cell } from './guide.js';
import { KIT_TEXTS } from './messages/texts.js';
import type { VerifyOptions } from './verify.js';

/** Load balancers of a plan, with what else of it they depend on. */
export interface Balancers {
  readonly settings: LoadBalancers;
  /** The families of Services, primary one first. */
  readonly families: readonly Family[];
  /** Release of Cilium, where that makes them. */
  readonly cilium?: string;
  /** Where MetalLB is, where that is not where its manifest puts it, and whether something else installs it. */
  readonly metallb?: { readonly namespace: string; readonly isInstalled: boolean };
  /** Names of the nodes, where the plan lists them. */
  readonly nodes?: readonly string[];
  /** Whether every node is one of the control plane: these are labelled by kubeadm, so that load balancers pass them by. */
  readonly hasNoWorkers?: boolean;
}

/** Where the manifest of MetalLB puts it, and where the agents of Cilium are. */
const METALLB_NAMESPACE = 'metallb-system';
const CILIUM_NAMESPACE = 'kube-system';
/** The most hops that a packet can take: what "several hops away" is for a router. */
const MOST_HOPS = 255;
/** What the speakers of Cilium are called together. */
const BGP_INSTANCE = 'nodes';
/** By this label peers of Cilium find what is to be told to them. */
const ADVERTISED = { advertise: 'load-balancers' };

const namespaceOf = ({ metallb }: Balancers): string => metallb?.namespace ?? METALLB_NAMESPACE;
const fileOf = ({ settings }: Balancers): string => `load-balancers/${settings.implementation}.yaml`;
const isMetallb = ({ settings }: Balancers): boolean => settings.implementation === 'metallb';
type Pool = LoadBalancers['pools'][number];
type Peer = NonNullable<LoadBalancers['peers']>[number];

/** The ranges of a pool in the families of Services. */
const rangesOf = (pool: Pool, families: readonly Family[]) => families.flatMap((family) => (pool[family] ? [pool[family]] : []));

/** The objects that say which addresses there are and how they are made known. */
export function balancerFiles(balancers: Balancers, language: Language): GeneratedFile[] {
  const { balancerPools } = KIT_TEXTS[language].purposes;
  const documents = isMetallb(balancers) ? metallbObjects(balancers) : ciliumObjects(balancers);
  return [{ path: fileOf(balancers), mediaType: 'application/yaml', purpose: balancerPools({ balancer: BALANCER_LABEL[balancers.settings.implementation] }), content: toYamlDocuments(documents) }];
}

/** Whether a pool of IPv4 has addresses that end in .0 or .255, which on a link may be those of a network or everybody's. */
const hasBuggy = ({ ipv4 }: Pool): boolean => ipv4?.value?.family === 'ipv4' && ((ipv4.value.first & 255n) === 0n || (ipv4.value.last & 255n) === 255n);

/** @see https://github.com/metallb/metallb/tree/7938d3f89b8bd808dae2e42d97d6ae7e18e9ed54/config/crd/bases */
function metallbObjects(balancers: Balancers): Value[] {
  const { settings, families } = balancers;
  const { pools, peers = [], interfaces = [], localASN, routerIDs } = settings;
  /** With FRR, peers of one node have one router ID, and before v0.16 those of all nodes: each has the same, to a router of its own session. */
  const [routerID] = routerIds(routerIDs);
  const namespace = namespaceOf(balancers);
  const ipAddressPools = pools.map(({ name }) => name);
  const made = pools.map((pool): Value => ({
    apiVersion: METALLB_APIS.pools,
    kind: 'IPAddressPool',
    metadata: { name: pool.name, namespace },
    spec: { addresses: rangesOf(pool, families).map(({ text }) => text), ...(settings.announcement === 'layer2' && hasBuggy(pool) && { avoidBuggyIPs: true }) },
  }));
  if (settings.announcement === 'layer2') return [...made, { apiVersion: METALLB_APIS.pools, kind: 'L2Advertisement', metadata: { name: 'layer2', namespace }, spec: { ipAddressPools, ...(interfaces.length > 0 && { interfaces: [...interfaces] }) } }];
  return [
    ...made,
    ...peers.map(({ name, address, asn, multiHop, secret }): Value => ({
      apiVersion: METALLB_APIS.peers,
      kind: 'BGPPeer',
      metadata: { name, namespace },
      spec: { myASN: localASN, peerASN: asn, peerAddress: address.text, ...(routerID !== undefined && { routerID }), ...(multiHop && { ebgpMultiHop: true }), ...(secret !== undefined && { passwordSecret: { name: secret, namespace } }) },
    })),
    { apiVersion: METALLB_APIS.pools, kind: 'BGPAdvertisement', metadata: { name: 'bgp', namespace }, spec: { ipAddressPools } },
  ];
}

/** A text as a regular expression that matches it alone. */
const exactly = (text: string): string => `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;

/** @see https://github.com/cilium/cilium/tree/0d505231bc6889384c429bb8e91f6f9f24d1957c/pkg/k8s/apis/cilium.io/client/crds */
function ciliumObjects(balancers: Balancers): Value[] {
  const { settings, families, cilium = '' } = balancers;
  const apis = ciliumApisOf(cilium);
  if (!apis) throw new Error(`Cilium ${cilium} has no load balancers`);
  const isLayer2 = settings.announcement === 'layer2';
  const made = settings.pools.map((pool): Value => ({
    apiVersion: apis.pools,
    kind: 'CiliumLoadBalancerIPPool',
    metadata: { name: pool.name },
    spec: { [apis.ranges]: rangesOf(pool, families).map(({ text }) => ({ cidr: text })), ...(apis.hasEdges && { allowFirstLastIPs: isLayer2 ? 'No' : 'Yes' }) },
  }));
  return [...made, ...(isLayer2 ? [layer2Policy(settings, apis)] : [...bgpObjects(settings, families, apis), ...routerIdObjects(balancers, apis)])];
}

function layer2Policy({ interfaces = [] }: LoadBalancers, { layer2 }: CiliumApis): Value {
  return { apiVersion: layer2, kind: 'CiliumL2AnnouncementPolicy', metadata: { name: 'layer2' }, spec: { loadBalancerIPs: true, ...(interfaces.length > 0 && { interfaces: interfaces.map(exactly) }) } };
}

/** The families that a router is told: its own, and those that no other one has. */
const toldTo = ({ address }: Peer, peers: readonly Peer[], families: readonly Family[]): readonly Family[] => families.filter((family) => address.value?.family === family || !peers.some((other) => other.address.value?.family === family));

function bgpObjects({ localASN, peers = [] }: LoadBalancers, families: readonly Family[], { bgp }: CiliumApis): Value[] {
  return [
    {
      apiVersion: bgp,
      kind: 'CiliumBGPClusterConfig',
      metadata: { name: 'load-balancers' },
      spec: { bgpInstances: [{ name: BGP_INSTANCE, localASN, peers: peers.map(({ name, address, asn }) => ({ name, peerASN: asn, peerAddress: address.text, peerConfigRef: { name } })) }] },
    },
    ...peers.map((peer): Value => ({
      apiVersion: bgp,
      kind: 'CiliumBGPPeerConfig',
      metadata: { name: peer.name },
      spec: { ...(peer.secret !== undefined && { authSecretRef: peer.secret }), ...(peer.multiHop && { ebgpMultihop: MOST_HOPS }), families: toldTo(peer, peers, families).map((afi) => ({ afi, safi: 'unicast', advertisements: { matchLabels: ADVERTISED } })) },
    })),
    {
      apiVersion: bgp,
      kind: 'CiliumBGPAdvertisement',
      metadata: { name: 'load-balancers', labels: ADVERTISED },
      /** Without a selector no Service is meant; this one is of all. */
      spec: { advertisements: [{ advertisementType: 'Service', service: { addresses: ['LoadBalancerIP'] }, selector: { matchExpressions: [{ key: 'load-balancers', operator: 'NotIn', values: ['never'] }] } }] },
    },
  ];
}

/** The router ID of each node, for a release that has no pool of them. */
function routerIdObjects({ settings: { routerIDs }, cilium = '', nodes = [] }: Balancers, { bgp }: CiliumApis): Value[] {
  if (routerIDs === undefined || isAtLeast(cilium, CILIUM_ROUTER_IDS_FROM)) return [];
  const ids = routerIds(routerIDs);
  return nodes.flatMap((name): Value[] => {
    const { value: routerID } = ids.next();
    return typeof routerID === 'string' ? [{ apiVersion: bgp, kind: 'CiliumBGPNodeConfigOverride', metadata: { name }, spec: { bgpInstances: [{ name: BGP_INSTANCE, routerID }] } }] : [];
  });
}

/** The values of Cilium's chart that its load balancers need. */
export function ciliumBalancerValues(settings: LoadBalancers | undefined, version: string): { readonly [key: string]: Value } {
  if (settings?.implementation !== 'cilium') return {};
  return settings.announcement === 'bgp' ? { bgpControlPlane: { enabled: true, ...(settings.routerIDs !== undefined && isAtLeast(version, CILIUM_ROUTER_IDS_FROM) && { routerIDAllocation: { mode: 'ip-pool', ipPool: settings.routerIDs } }) } } : { l2announcements: { enabled: true } };
}

/** The manifest that installs MetalLB: layer 2 does with the native one, and routes of IPv6 need FRR. */
function metallbManifest(settings: LoadBalancers): string {
  const version = metallbVersion(settings);
  const kind = settings.announcement === 'layer2' ? 'native' : isAtLeast(version, METALLB_FRR_K8S_FROM) ? 'frr-k8s' : 'frr';
  return `https://raw.githubusercontent.com/metallb/metallb/${version}/config/manifests/metallb-${kind}.yaml`;
}

/** The first release of MetalLB that heeds the label which kubeadm gives to nodes of the control plane. */
const METALLB_HEEDS_LABEL_FROM = '0.14';
/**
 * Lets nodes of the control plane answer for load balancers, where there are no others.
 *
 * @see https://github.com/metallb/metallb/blob/7938d3f89b8bd808dae2e42d97d6ae7e18e9ed54/speaker/layer2_controller.go
 */
const LABEL_COMMAND = 'kubectl label nodes --selector node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers-';
const isLabelInTheWay = (balancers: Balancers): boolean => balancers.hasNoWorkers === true && isMetallb(balancers) && isAtLeast(metallbVersion(balancers.settings), METALLB_HEEDS_LABEL_FROM);

/** What installs MetalLB, or waits for what does; nothing where Cilium makes the load balancers. */
function installCommands(balancers: Balancers): string[] {
  if (!isMetallb(balancers)) return [];
  if (balancers.metallb?.isInstalled) {
    const [namespace, selector] = [shellQuote(namespaceOf(balancers)), 'app.kubernetes.io/name=metallb,app.kubernetes.io/component=controller'];
    // What waits for nothing that is there ends at once.
    return [`until kubectl --namespace ${namespace} get deployment --selector ${selector} --output name | grep -q .; do sleep 5; done`, `kubectl --namespace ${namespace} wait deployment --selector ${selector} --for=condition=Available --timeout=300s`];
  }
  return [`kubectl apply -f ${shellQuote(metallbManifest(balancers.settings))}`, `kubectl --namespace ${METALLB_NAMESPACE} rollout status deployment/controller --timeout=180s`];
}

/** The Secrets with passwords, each once: routers of one password share it. */
const secretsOf = ({ settings: { peers = [] } }: Balancers): readonly string[] => [...new Set(peers.flatMap(({ secret }) => secret ?? []))];

const secretCommands = (balancers: Balancers): string[] => {
  const namespace = isMetallb(balancers) ? namespaceOf(balancers) : CILIUM_NAMESPACE;
  const type = isMetallb(balancers) ? ' --type=kubernetes.io/basic-auth' : '';
  return secretsOf(balancers).map((secret) => `read -rs PASSWORD && printf %s "$PASSWORD" | kubectl --namespace ${shellQuote(namespace)} create secret generic ${shellQuote(secret)}${type} --from-file=password=/dev/stdin`);
};

/** The commands that make load balancers, in their order. */
const commandsOf = (balancers: Balancers): string[] => [...installCommands(balancers), ...(isLabelInTheWay(balancers) ? [LABEL_COMMAND] : []), ...secretCommands(balancers), `kubectl apply -f ${fileOf(balancers)}`];

/** The step with the files in which load balancers are made. */
export function balancerStep(balancers: Balancers, language: Language): NextStep {
  return { text: KIT_TEXTS[language].next.balancers, commands: commandsOf(balancers) };
}

/** The section of a guide about load balancers. */
export function balancerSection(balancers: Balancers, language: Language): Markdown {
  const shared = KIT_TEXTS[language];
  const texts = shared.balancers;
  const { settings, families } = balancers;
  const { announcement, pools, peers = [], interfaces = [], localASN = 0 } = settings;
  const balancer = BALANCER_LABEL[settings.implementation];
  const own = isMetallb(balancers) ? texts.byMetallb({ version: code(metallbVersion(settings)) }) : texts.byCilium;
  const isDual = families.length > 1;
  const install = installCommands(balancers);
  const secrets = secretCommands(balancers);
  return section(
    texts.title,
    md`${own}${texts.nextSentence}${announcement === 'bgp' ? texts.bgp({ asn: localASN, routers: joined(peers.map(({ name, address, asn = 0 }) => texts.router({ name: code(name), address: code(address.text), asn })), shared.comma) }) : texts.layer2({ interfaces: interfaces.length === 0 ? texts.everyInterface : joined(interfaces.map(code), shared.comma) })}`,
    table([texts.pool, ...families.map((family) => md`${FAMILY_LABEL[family]}`)], pools.map((pool) => [code(pool.name), ...families.map((family) => cell(pool[family]?.text))])),
    steps([
      ...(install.length > 0 ? [(balancers.metallb?.isInstalled ? texts.installed : texts.install)({ balancer })] : []),
      ...(isLabelInTheWay(balancers) ? [texts.labelled] : []),
      ...(secrets.length > 0 ? [texts.passwords({ names: joined(secretsOf(balancers).map(code), shared.comma) })] : []),
      texts.apply({ file: code(fileOf(balancers)) }),
    ]),
    shellBlock(commandsOf(balancers)),
    list([
      isDual ? texts.serviceDual : texts.serviceSingle,
      texts.check({ command: code('kubectl get services --all-namespaces --output wide') }),
      isMetallb(balancers) ? texts.pendingMetallb({ command: code('kubectl describe service <name>') }) : texts.pendingCilium({ command: code('kubectl get ippools') }),
      ...(announcement === 'bgp' ? [isMetallb(balancers) ? texts.sessionsMetallb({ command: code(`kubectl --namespace ${namespaceOf(balancers)} get servicebgpstatuses`) }) : texts.sessionsCilium({ command: code('cilium bgp peers') })] : []),
    ]),
    announcement === 'bgp' ? NOTHING : texts.oneNode,
  );
}

/** How the verification kit looks at load balancers: in the families that a pool has a range of. */
export function balancerCheck({ settings, families }: Balancers): Pick<VerifyOptions, 'loadBalancer' | 'awaitsLoadBalancer'> {
  const served = families.filter((family) => settings.pools.some((pool) => pool[family] !== undefined));
  /** MetalLB takes both addresses out of one pool. */
  const isWhole = settings.implementation === 'metallb' ? settings.pools.some((pool) => families.every((family) => pool[family] !== undefined)) : served.length === families.length;
  const wanted = isWhole ? families : served.slice(0, 1);
  if (wanted.length === 0) return {};
  return { loadBalancer: { ipFamily: wanted.map((family) => FAMILY_LABEL[family]).join('+') as IpFamily, annotations: {} }, awaitsLoadBalancer: true };
}
