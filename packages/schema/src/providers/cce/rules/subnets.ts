import { type Cidr, cidrFrom, cidrOfAddress } from '../../../address/cidr.js';
import type { RangeText } from '../../../address/text.js';
import { formatCidr } from '../../../address/format.js';
import { contains, equals, findOverlaps, overlaps } from '../../../address/overlap.js';
import { freeRoom } from '../../../facts/free-room.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { sayProblem } from '../../../findings/message.js';
import { keepFirst, use } from '../../../rules/rule.js';
import { MAX_DNS_SERVERS, MAX_NTP_SERVERS, SITE, SUBNET_LONGEST_PREFIX, VPC_BLOCKS, VPC_LONGEST_PREFIX } from '../catalog.js';
import { defaultGateway } from '../defaults.js';
import { speaksIpv6 } from '../facts.js';
import type { CcePlan, CceSubnet } from '../plan.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce, label, rule } from './rule.js';

/** A subnet of the plan with where it is written. */
interface Placed {
  readonly path: Path;
  readonly subnet: CceSubnet;
  /** Its range, where it can be read and is one of IPv4. */
  readonly range: Cidr | undefined;
}

const ipv4 = ({ value }: RangeText): Cidr | undefined => (value?.family === 'ipv4' ? value : undefined);

/** Every subnet that a plan names, that of the nodes first. */
export function subnetsOf({ spec: { cce } }: CcePlan): Placed[] {
  return [{ path: inCce('nodeSubnet'), subnet: cce.nodeSubnet }, ...cce.moreNodeSubnets.map((subnet, index) => ({ path: inCce('moreNodeSubnets', index), subnet })), ...cce.podSubnets.map((subnet, index) => ({ path: inCce('podSubnets', index), subnet }))].map((placed) => ({ ...placed, range: ipv4(placed.subnet.cidr) }));
}

/** The subnets that are for nodes, with where each is written. */
export const nodeSubnetsIn = (plan: CcePlan): Placed[] => subnetsOf(plan).slice(0, 1 + plan.spec.cce.moreNodeSubnets.length);

/** The ranges of all subnets but one. */
const rangesBeside = (placed: readonly Placed[], except: Path): Cidr[] => placed.flatMap(({ path, range }) => (path === except || !range ? [] : [range]));

/** What VPCs and subnets may be called, by the manual. */
export const RESOURCE_NAME = /^[\p{L}\p{N}_.-]{1,64}$/u;

const names = rule('cce/vpc-names', {
  severity: 'error',
  source: SOURCES.createVpc,
  *check(plan, say) {
    const named = [{ path: inCce('vpc', 'name'), of: 'vpc' as const, name: plan.spec.cce.vpc.name }, ...subnetsOf(plan).map(({ path, subnet }) => ({ path: [...path, 'name'], of: 'subnet' as const, name: subnet.name }))];
    for (const { path, of, name } of named) {
      if (RESOURCE_NAME.test(name)) continue;
      const better = name.trim().replace(/[^\p{L}\p{N}_.-]+/gu, '-').slice(0, 64);
      yield { path, ...(name === '' ? say('missing', { of }) : say('invalid', { of, name })), ...(RESOURCE_NAME.test(better) && { fixes: () => [use(path, better)] }) };
    }
  },
});

const vpcRange = rule('cce/vpc-cidr', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check(plan, say) {
    const { text } = plan.spec.cce.vpc.cidr;
    const range = ipv4(plan.spec.cce.vpc.cidr);
    if (!range) return;
    const isInBlock = VPC_BLOCKS.some((block) => contains(block, range));
    if (isInBlock && range.prefix <= VPC_LONGEST_PREFIX) return;
    const path = inCce('vpc', 'cidr');
    const fixes = () => [...(isInBlock ? [formatCidr(cidrFrom('ipv4', range.first, VPC_LONGEST_PREFIX))] : []), '192.168.0.0/16', '10.0.0.0/16', '172.16.0.0/16'].map((value) => use(path, value));
    yield { path, ...(isInBlock ? say('small', { range: text, longest: VPC_LONGEST_PREFIX }) : say('outside', { range: text })), fixes };
  },
});

/** A subnet at another range: where its gateway was that of the old one, it goes with it. */
function moveTo(path: Path, range: Cidr): Fix[] {
  const move = use([...path, 'cidr'], formatCidr(range));
  return [move, { ...move, also: [{ path: [...path, 'gatewayIp'] }] }];
}

/** A subnet at the first free range of a size in its VPC. */
const moveInto = (vpc: Cidr, path: Path, prefix: number, taken: readonly Cidr[]): Fix[] => freeRoom({ family: 'ipv4', prefix, taken, pools: [vpc] }).flatMap((free) => moveTo(path, free));

const subnetInVpc = rule('cce/subnet-in-vpc', {
  severity: 'error',
  source: SOURCES.vpcErrorCodes,
  *check(plan, say) {
    const { cidr } = plan.spec.cce.vpc;
    const vpc = ipv4(cidr);
    const placed = subnetsOf(plan);
    for (const { path, range, subnet } of placed) {
      if (!vpc || !range || contains(vpc, range)) continue;
      yield { path: [...path, 'cidr'], related: [inCce('vpc', 'cidr')], ...say({ range: subnet.cidr.text, vpc: cidr.text }), fixes: () => moveInto(vpc, path, Math.max(range.prefix, vpc.prefix), rangesBeside(placed, path)) };
    }
  },
});

const subnetPrefix = rule('cce/subnet-prefix', {
  severity: 'error',
  source: SOURCES.createSubnetApi,
  *check(plan, say) {
    for (const { path, range, subnet } of subnetsOf(plan)) {
      if (!range || range.prefix <= SUBNET_LONGEST_PREFIX) continue;
      const wider = cidrFrom('ipv4', range.first, SUBNET_LONGEST_PREFIX);
      yield { path: [...path, 'cidr'], ...say({ range: subnet.cidr.text, longest: SUBNET_LONGEST_PREFIX }), fixes: () => moveTo(path, wider) };
    }
  },
});

const subnetsApart = rule('cce/subnets-apart', {
  severity: 'error',
  source: SOURCES.vpcErrorCodes,
  *check(plan, say) {
    const all = subnetsOf(plan);
    const placed = all.flatMap(({ path, subnet, range }) => (range ? [{ path, subnet, cidr: range }] : []));
    const vpc = ipv4(plan.spec.cce.vpc.cidr);
    for (const [a, b] of findOverlaps(placed)) {
      if (a.subnet.name === b.subnet.name && equals(a.cidr, b.cidr)) continue;
      /** The node subnet stays where it is; a pod subnet moves. */
      const [kept, moved] = b.path[2] === 'nodeSubnet' ? [b, a] : [a, b];
      yield {
        path: [...moved.path, 'cidr'],
        ...say({ subnet: moved.subnet.name, range: moved.subnet.cidr.text, other: kept.subnet.name, otherRange: kept.subnet.cidr.text }),
        fixes: () => (vpc ? moveInto(vpc, moved.path, moved.cidr.prefix, rangesBeside(all, moved.path)) : []),
      };
    }
  },
});

const sameName = rule('cce/subnet-names', {
  severity: 'error',
  source: SOURCES.createSubnetApi,
  *check(plan, say) {
    const placed = subnetsOf(plan);
    for (const [index, { path, subnet }] of placed.entries()) {
      const before = placed.slice(0, index).find((each) => each.subnet.name === subnet.name && each.subnet.name !== '' && each.subnet.cidr.text !== subnet.cidr.text);
      if (before) yield { path: [...path, 'name'], ...say({ subnet: subnet.name, range: subnet.cidr.text, otherRange: before.subnet.cidr.text }), fixes: () => [use([...path, 'name'], `${subnet.name}-${index + 1}`.slice(-64))] };
    }
  },
});

const gateway = rule('cce/subnet-gateway', {
  severity: 'error',
  source: SOURCES.createSubnetApi,
  *check(plan, say) {
    for (const { path, range, subnet } of subnetsOf(plan)) {
      if (!range || subnet.gatewayIp === undefined) continue;
      const at = [...path, 'gatewayIp'];
      const { text, parsed } = subnet.gatewayIp;
      const both = { gateway: text, subnet: subnet.cidr.text };
      const better = defaultGateway(subnet.cidr);
      const fixes = () => (better === undefined ? [] : [use(at, better)]);
      if (!parsed.ok) yield { path: at, ...sayProblem(parsed.problem, { family: 'ipv4' }), fixes };
      else if (!contains(range, cidrOfAddress(parsed.value))) yield { path: at, ...say('outside', both), fixes };
      else if (parsed.value.value === range.first) yield { path: at, ...say('network', both), fixes };
      else if (parsed.value.value === range.last) yield { path: at, ...say('broadcast', both), fixes };
    }
  },
});

/** The lists of servers of a subnet, with what they serve and how many a subnet takes. */
const SERVERS = [
  { field: 'dnsServers', of: 'DNS', most: MAX_DNS_SERVERS },
  { field: 'ntpServers', of: 'NTP', most: MAX_NTP_SERVERS },
] as const;

const servers = rule('cce/subnet-servers', {
  severity: 'error',
  source: SOURCES.createSubnetApi,
  *check(plan, say) {
    for (const { path, subnet } of subnetsOf(plan)) {
      for (const { field, of, most } of SERVERS) {
        const list = subnet[field] ?? [];
        const at = [...path, field];
        if (list.length > most) yield { path: at, ...say('count', { of, count: list.length, most }), fixes: () => [keepFirst(at, list.length, most)] };
        const seen = new Set<string>();
        for (const [index, { text, parsed }] of list.entries()) {
          const isRepeated = seen.has(text);
          seen.add(text);
          const said = !parsed.ok ? sayProblem(parsed.problem, { family: 'ipv4' }) : parsed.value.family !== 'ipv4' ? say('family', { of, address: text }) : isRepeated ? say('twice', { of, address: text }) : undefined;
          if (said) yield { path: [...at, index], ...said, fixes: () => [{ path: [...at, index], label: label('remove', { value: text }) }] };
        }
      }
    }
  },
});

const noDns = rule('cce/subnet-dns-required', {
  severity: 'error',
  source: SOURCES.nodeDns,
  *check(plan, say) {
    const { site } = plan.spec.cce;
    const { dnsServers } = SITE[site];
    for (const { path: of, subnet } of nodeSubnetsIn(plan)) {
      const path = [...of, 'dnsServers'];
      if (subnet.dnsServers.length === 0 && !subnet.existing) yield { path, ...say({ site, servers: dnsServers }), fixes: () => [{ path, value: [...dnsServers], label: label('cce/use-all', { values: dnsServers }) }] };
    }
  },
});

const LEASE = /^(?:-1|(?:[1-9]|[1-9]\d{1,3}|[12]\d{4}|30000)h)$/;

const dhcpLease = rule('cce/dhcp-lease', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check(plan, say) {
    for (const { path, subnet } of subnetsOf(plan)) {
      const given = subnet.dhcpLeaseTime;
      const at = [...path, 'dhcpLeaseTime'];
      const fixes = () => [use(at, '24h')];
      if (given === undefined) continue;
      if (!LEASE.test(given)) yield { path: at, ...say('format', { given }), fixes };
      else if (given === '-1' && speaksIpv6(plan)) yield { path: at, ...say('unlimited', { subnet: subnet.name }), fixes };
    }
  },
});

const subnetIpv6 = rule('cce/node-subnet-ipv6', {
  severity: 'error',
  source: SOURCES.errorCodes,
  appliesTo: speaksIpv6,
  *check(plan, say) {
    for (const { path: of, subnet: { name, ipv6Enabled, existing } } of nodeSubnetsIn(plan)) {
      const path = [...of, 'ipv6Enabled'];
      if (!ipv6Enabled) yield { path, ...say(existing ? 'existing' : 'created', { subnet: name }), fixes: () => [{ path, value: true, label: label('cce/ipv6-on') }] };
    }
  },
});

const podSubnetIpv6 = rule('cce/pod-subnet-ipv6', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: speaksIpv6,
  *check({ spec: { cce } }, say) {
    for (const [index, { name, ipv6Enabled }] of cce.podSubnets.entries()) {
      const path = inCce('podSubnets', index, 'ipv6Enabled');
      if (!ipv6Enabled) yield { path, ...say({ subnet: name }), fixes: () => [{ path, value: true, label: label('cce/ipv6-on') }] };
    }
  },
});

const oneSubnet = rule('cce/subnet-settings', {
  severity: 'error',
  source: SOURCES.createSubnetApi,
  *check({ spec: { cce } }, say) {
    const { name, cidr, ipv6Enabled: isOnForNodes } = cce.nodeSubnet;
    for (const [index, subnet] of cce.podSubnets.entries()) {
      if (subnet.name !== name || subnet.cidr.text !== cidr.text || subnet.ipv6Enabled === isOnForNodes) continue;
      const path = inCce('podSubnets', index, 'ipv6Enabled');
      yield {
        path,
        ...say(isOnForNodes ? 'on-for-nodes' : 'off-for-nodes', { subnet: name }),
        fixes: () => [
          { path, value: isOnForNodes, label: label(isOnForNodes ? 'cce/ipv6-on' : 'cce/ipv6-off') },
          { path: inCce('nodeSubnet', 'ipv6Enabled'), value: subnet.ipv6Enabled, label: label(subnet.ipv6Enabled ? 'cce/ipv6-on-there' : 'cce/ipv6-off-there') },
        ],
      };
    }
  },
});

const existingVpc = rule('cce/existing-subnet', {
  severity: 'error',
  source: SOURCES.createSubnetApi,
  appliesTo: ({ spec: { cce } }) => !cce.vpc.existing,
  *check(plan, say) {
    for (const { path, subnet } of subnetsOf(plan)) {
      const at = [...path, 'existing'];
      if (subnet.existing) yield { path: at, ...say({ subnet: subnet.name, vpc: plan.spec.cce.vpc.name }), fixes: () => [{ path: at, value: false, label: label('cce/create-subnet') }] };
    }
  },
});

const podSubnetShared = rule('cce/pod-subnet-shared', {
  severity: 'warning',
  source: SOURCES.cidrPlanning,
  *check({ spec: { cce } }, say) {
    const nodes = ipv4(cce.nodeSubnet.cidr);
    for (const [index, subnet] of cce.podSubnets.entries()) {
      const pods = ipv4(subnet.cidr);
      if (nodes && pods && overlaps(nodes, pods) && subnet.name === cce.nodeSubnet.name) yield { path: inCce('podSubnets', index, 'cidr'), ...say({ range: subnet.cidr.text }) };
    }
  },
});

/** Rules about the VPC and its subnets. */
export const SUBNET_RULES: readonly CceRule[] = [names, vpcRange, subnetInVpc, subnetPrefix, subnetsApart, sameName, gateway, servers, noDns, dhcpLease, subnetIpv6, podSubnetIpv6, oneSubnet, existingVpc, podSubnetShared];
