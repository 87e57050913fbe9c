import { familiesOf } from '../../address/family.js';
import { addressText, rangeText } from '../../address/text.js';
import { Defaulter } from '../../plan/defaults.js';
import { fillLoadBalancers } from '../../plan/load-balancers.js';
import type { Defaulted } from '../../plan/provider.js';
import { NETWORKS, PLAYBOOK_DNS, PLAYBOOK_OAM, PLAYBOOK_SUBNETS } from './catalog.js';
import type { StarlingxPlan, StarlingxRead } from './plan.js';
import { SOURCES } from './sources.js';

const N = ['spec', 'starlingx', 'networks'] as const;

/**
 * Fills in what the bootstrap playbook takes by itself: networks that the plan does not mention, in IPv4 alone,
 * because the playbook has no IPv6 subnets. Where a plan speaks IPv6 first they would be refused, so nothing is
 * filled in then but PXE boot, and a rule asks for them.
 */
export function withDefaults(read: StarlingxRead): Defaulted<StarlingxPlan> {
  const defaulter = new Defaulter(read);
  const { spec } = defaulter.plan;
  const fill = defaulter.fill.bind(defaulter);
  const isIpv4First = familiesOf(spec.ipFamily)[0] === 'ipv4';

  if (spec.starlingx.networks === undefined) spec.starlingx.networks = {};
  if (spec.reservedCidrs === undefined) spec.reservedCidrs = [];
  const given = { ...spec.starlingx.networks };
  for (const name of NETWORKS) {
    const subnet = PLAYBOOK_SUBNETS[name];
    if (subnet === undefined || given[name]?.subnets !== undefined || !(isIpv4First || name === 'pxeboot')) continue;
    fill([...N, name, 'subnets', 'ipv4'], rangeText(subnet), SOURCES.defaults);
    if (name === 'oam') for (const [field, value] of Object.entries(PLAYBOOK_OAM)) fill([...N, name, field, 'ipv4'], addressText(value), SOURCES.defaults);
  }
  if (spec.starlingx.mode === 'install') fill(['spec', 'starlingx', 'dnsServers'], PLAYBOOK_DNS.map(addressText), SOURCES.defaults);
  else if (spec.starlingx.dnsServers === undefined) spec.starlingx.dnsServers = [];

  fillLoadBalancers(defaulter);

  return { plan: defaulter.plan as StarlingxPlan, filled: defaulter.filled };
}
