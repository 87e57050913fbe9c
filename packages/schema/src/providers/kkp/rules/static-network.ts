import { cidr as cidrOf, type Cidr, cidrFrom, cidrOfAddress } from '../../../address/cidr.js';
import { ADDRESS_BITS, familiesOf } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { contains, overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import type { Path } from '../../../findings/finding.js';
import { sayProblem } from '../../../findings/message.js';
import { named } from '../../../rules/apart.js';
import { use } from '../../../rules/rule.js';
import { facts } from '../facts.js';
import type { KkpNodePool, KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { type KkpRule, label, rule } from './rule.js';

/** A router of IPv6 is reached by an address of its link, in whatever network. */
const LINK_LOCAL = cidrOf('fe80::/10');

type Static = NonNullable<KkpNodePool['staticNetwork']>;

/** The pools whose machines have a static network. */
const staticOf = ({ spec: { nodePools } }: KkpPlan): { at: (...rest: (string | number)[]) => Path; pool: KkpNodePool; network: Static }[] =>
  nodePools.flatMap((pool, index) => (pool.staticNetwork ? [{ at: (...rest) => ['spec', 'nodePools', index, ...rest], pool, network: pool.staticNetwork }] : []));

/** The network that an address lies in; undefined while one of both cannot be read. */
function networkOf({ address, prefix }: Static): Cidr | undefined {
  const value = address?.value;
  return value === undefined || prefix === undefined || prefix > ADDRESS_BITS[value.family] ? undefined : cidrFrom(value.family, value.value, prefix);
}

const staticNetwork = rule('kkp/static-network', {
  severity: 'error',
  source: SOURCES.staticNetwork,
  *check(plan, say) {
    for (const { at, pool, network } of staticOf(plan)) {
      const { address, prefix, gateway, dnsServers = [] } = network;
      const path = at('staticNetwork', 'address');
      const machines = Math.max(pool.replicas, pool.maxReplicas ?? 0);
      if (address === undefined && prefix !== undefined) yield { path, ...say('no-address', { prefix }) };
      if (address) {
        const range = networkOf(network);
        if (!address.parsed.ok) yield { path, ...sayProblem(address.parsed.problem) };
        else if (!familiesOf(plan.spec.ipFamily).includes(address.parsed.value.family)) yield { path, ...say('family', { text: address.text, ipFamily: plan.spec.ipFamily }) };
        else {
          const own = range ?? cidrOfAddress(address.parsed.value);
          const taken = readRanges(facts(plan)).find(({ fact, cidr }) => (fact.role === 'pods' || fact.role === 'services') && overlaps(cidr, own));
          if (taken) yield { path, ...say('in-range', { text: range ? formatCidr(range) : address.text, range: named(taken.fact) }) };
        }
        if (prefix === undefined) yield { path: at('staticNetwork', 'prefix'), ...say('no-length', { text: address.text }) };
        else if (address.value && prefix > ADDRESS_BITS[address.value.family]) yield { path: at('staticNetwork', 'prefix'), ...say('length', { prefix, family: address.value.family, most: ADDRESS_BITS[address.value.family] }) };
        if (machines > 1) yield { path: at('replicas'), ...say('machines', { machines, text: address.text }), ...(pool.maxReplicas === undefined && { fixes: () => [use(at('replicas'), 1)] }) };
      }
      if (gateway) {
        const [range, value] = [networkOf(network), gateway.value];
        if (!gateway.parsed.ok) yield { path: at('staticNetwork', 'gateway'), ...sayProblem(gateway.parsed.problem) };
        else if (range && value && !contains(range, cidrOfAddress(value)) && !(range.family === 'ipv6' && contains(LINK_LOCAL, cidrOfAddress(value)))) yield { path: at('staticNetwork', 'gateway'), ...say('gateway', { gateway: gateway.text, network: formatCidr(range) }) };
      }
      for (const [index, { text, parsed }] of dnsServers.entries()) {
        const server = at('staticNetwork', 'dnsServers', index);
        if (!parsed.ok) yield { path: server, ...sayProblem(parsed.problem), fixes: () => [{ path: server, label: label('remove', { value: text }) }] };
      }
    }
  },
});

const staticSystem = rule('kkp/static-network-system', {
  severity: 'warning',
  source: SOURCES.staticNetwork,
  *check(plan, say) {
    const { cloudProvider: cloud } = plan.spec.kkp;
    for (const { at, pool } of staticOf(plan)) {
      const path = at('staticNetwork');
      const fixes = () => [{ path, label: label('leave-empty') }];
      if (pool.operatingSystem !== 'flatcar') yield { path, ...say('system', { os: pool.operatingSystem }), fixes };
      else if (cloud !== 'vsphere') yield { path, ...say('cloud', { cloud }), fixes };
    }
  },
});

/** Rules about machines with a network configuration of their own. */
export const STATIC_NETWORK_RULES: readonly KkpRule[] = [staticNetwork, staticSystem];
