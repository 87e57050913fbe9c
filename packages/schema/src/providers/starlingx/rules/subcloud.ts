import { cidrOfAddress } from '../../../address/cidr.js';
import { familiesOf } from '../../../address/family.js';
import { formatAddress } from '../../../address/format.js';
import { contains } from '../../../address/overlap.js';
import { sayProblem } from '../../../findings/message.js';
import { use } from '../../../rules/rule.js';
import type { StarlingxPlan } from '../plan.js';
import { familiesOfNetwork, inNetwork, platformOf } from '../platform.js';
import { SOURCES } from '../sources.js';
import { derive, removal, replacement } from './addresses.js';
import { inStarlingx, isNewSubcloud, label, rule, type StarlingxRule } from './rule.js';

/** The network through which a subcloud talks to its system controller. */
const linkOf = (plan: StarlingxPlan) => (plan.spec.starlingx.networks.admin ? 'admin' : 'management');

const subcloudGateway = rule('starlingx/subcloud-gateway', {
  severity: 'error',
  source: SOURCES.subcloudValues,
  appliesTo: isNewSubcloud,
  *check(plan, say) {
    const link = linkOf(plan);
    for (const subnet of familiesOfNetwork(plan, link)) {
      const { gateway, start, end } = subnet.addresses;
      const path = inNetwork(link, 'gateway', subnet.family);
      if (!gateway) {
        yield { path, ...say('missing', { network: link, family: subnet.family }), fixes: () => replacement(subnet, 'gateway') };
      } else if (gateway.address && start?.address && end?.address && gateway.address.value >= start.address.value && gateway.address.value <= end.address.value) {
        const { value } = gateway.address;
        yield {
          path,
          ...say('in-range', { gateway: gateway.text, start: start.text, end: end.text, network: link }),
          fixes: () => [use(inNetwork(link, 'start', subnet.family), formatAddress(subnet.family, value + 1n)), use(inNetwork(link, 'end', subnet.family), formatAddress(subnet.family, value - 1n))],
        };
      }
    }
    if (link === 'admin') {
      for (const { addresses: { gateway } } of familiesOfNetwork(plan, 'management')) if (gateway) yield { path: gateway.path, ...say('beside-admin'), fixes: () => [removal(gateway.path, gateway.text)] };
    }
  },
});

const subcloudFloating = rule('starlingx/subcloud-floating', {
  severity: 'error',
  source: SOURCES.subcloudValues,
  unless: ['starlingx/address', 'starlingx/address-outside-range'],
  appliesTo: isNewSubcloud,
  *check(plan, say) {
    for (const name of ['management', 'admin'] as const) {
      for (const { addresses } of familiesOfNetwork(plan, name)) {
        const { floating, start } = addresses;
        if (!floating || floating.isDerived || !floating.address || !start?.address || floating.address.value === start.address.value) continue;
        yield { path: floating.path, ...say({ floating: floating.text, network: name, start: start.text }), fixes: () => [derive(floating)] };
      }
    }
  },
});

const systemControllerGateway = rule('starlingx/system-controller-gateway', {
  severity: 'error',
  source: SOURCES.subcloudGateway,
  *check(plan, say) {
    const path = inStarlingx('systemControllerGateway');
    const { text, parsed } = plan.spec.starlingx.systemControllerGateway ?? {};
    if (plan.spec.starlingx.distributedCloudRole !== 'subcloud') {
      if (text !== undefined) yield { path, ...say('no-subcloud', { text }), fixes: () => [{ path, label: label('remove-it') }] };
      return;
    }
    if (!isNewSubcloud(plan)) return;
    const [family = 'ipv4'] = familiesOf(plan.spec.ipFamily);
    if (text === undefined || text === '' || parsed === undefined) {
      yield { path, ...say('missing') };
      return;
    }
    if (!parsed.ok) yield { path, ...sayProblem(parsed.problem) };
    else if (parsed.value.family !== family) yield { path, ...say('family', { text, family }) };
    else {
      const address = cidrOfAddress(parsed.value);
      const own = platformOf(plan).find((each) => each.family === family && each.cidr && contains(each.cidr, address));
      if (own) yield { path, ...say('own', { text, subnet: own.text, network: own.name }) };
    }
  },
});

/** Rules about how a subcloud reaches its system controller. */
export const SUBCLOUD_RULES: readonly StarlingxRule[] = [subcloudGateway, subcloudFloating, systemControllerGateway];
