import { tellProblem } from '../../../messages/en.js';
import { cidrOfAddress } from '../../../address/cidr.js';
import { type Family, FAMILY_LABEL, familiesOf } from '../../../address/family.js';
import { formatAddress } from '../../../address/format.js';
import { contains } from '../../../address/overlap.js';
import type { Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import type { StarlingxPlan } from '../plan.js';
import { familiesOfNetwork, inNetwork, platformOf } from '../platform.js';
import { SOURCES } from '../sources.js';
import { derive, replacement } from './addresses.js';
import { inStarlingx, type StarlingxRule } from './system.js';

/** The network through which a subcloud talks to its system controller. */
const linkOf = (plan: StarlingxPlan) => (plan.spec.starlingx.networks.admin ? 'admin' : 'management');
const isNewSubcloud = ({ spec: { starlingx } }: StarlingxPlan) => starlingx.distributedCloudRole === 'subcloud' && starlingx.mode === 'install';

const subcloudGateway: StarlingxRule = {
  id: 'starlingx/subcloud-gateway',
  severity: 'error',
  title: 'A subcloud has one gateway to its system controller, outside the range of its hosts',
  source: SOURCES.subcloudValues,
  *check(plan) {
    if (!isNewSubcloud(plan)) return;
    const link = linkOf(plan);
    for (const subnet of familiesOfNetwork(plan, link)) {
      const { gateway, start, end } = subnet.addresses;
      const path = inNetwork(link, 'gateway', subnet.family);
      if (!gateway) {
        yield { path, message: `A subcloud reaches its system controller through a gateway of its ${subnet.info.label.toLowerCase()} network, and none is named in ${FAMILY_LABEL[subnet.family]}.`, fixes: () => replacement(subnet, 'gateway') };
      } else if (gateway.address && start?.address && end?.address && gateway.address.value >= start.address.value && gateway.address.value <= end.address.value) {
        const { value } = gateway.address;
        yield {
          path,
          message: `The gateway ${gateway.text} lies in the range ${start.text} to ${end.text} that hosts of the ${subnet.info.label.toLowerCase()} network get addresses from; for a subcloud it must lie outside.`,
          fixes: () => [use(inNetwork(link, 'start', subnet.family), formatAddress(subnet.family, value + 1n)), use(inNetwork(link, 'end', subnet.family), formatAddress(subnet.family, value - 1n))],
        };
      }
    }
    if (link === 'admin') {
      for (const { addresses: { gateway } } of familiesOfNetwork(plan, 'management')) if (gateway) yield { path: gateway.path, message: 'A subcloud with an admin network has its gateway there; the system controller refuses a management gateway beside it.', fixes: () => [{ path: gateway.path, label: `Remove ${gateway.text}` }] };
    }
  },
};

const subcloudFloating: StarlingxRule = {
  id: 'starlingx/subcloud-floating',
  severity: 'error',
  title: 'The floating address of a subcloud begins its range',
  source: SOURCES.subcloudValues,
  *check(plan) {
    if (!isNewSubcloud(plan)) return;
    for (const name of ['management', 'admin'] as const) {
      for (const { addresses, info } of familiesOfNetwork(plan, name)) {
        const { floating, start } = addresses;
        if (!floating || floating.isDerived || !floating.address || !start?.address || floating.address.value === start.address.value) continue;
        yield { path: floating.path, message: `The floating address ${floating.text} is not the start of the ${info.label} range, ${start.text}; the system controller asks for that.`, fixes: () => [derive(floating)] };
      }
    }
  },
};

const systemControllerGateway: StarlingxRule = {
  id: 'starlingx/system-controller-gateway',
  severity: 'error',
  title: 'A subcloud knows the gateway of its system controller',
  source: SOURCES.subcloudGateway,
  *check(plan) {
    const path = inStarlingx('systemControllerGateway');
    const { text, parsed } = plan.spec.starlingx.systemControllerGateway ?? {};
    if (plan.spec.starlingx.distributedCloudRole !== 'subcloud') {
      if (text !== undefined) yield { path, message: `${text || 'An empty text'} is the gateway of a system controller, and this system is no subcloud.`, fixes: () => [{ path, label: 'Remove it' }] };
      return;
    }
    if (!isNewSubcloud(plan)) return;
    const [primary = 'ipv4'] = familiesOf(plan.spec.ipFamily);
    if (text === undefined || text === '' || parsed === undefined) {
      yield { path, message: 'A subcloud needs the gateway of the system controller: an address of its management subnet, outside the range of its hosts.' };
      return;
    }
    if (!parsed.ok) yield { path, message: tellProblem(parsed.problem) };
    else if (parsed.value.family !== primary) yield { path, message: `${text} is not an ${FAMILY_LABEL[primary]} address. System controller and subclouds talk in their primary family, which is ${FAMILY_LABEL[primary]} here.` };
    else yield* insideOwn(plan, text, path, primary, cidrOfAddress(parsed.value));
  },
};

function* insideOwn(plan: StarlingxPlan, text: string, path: Path, family: Family, address: ReturnType<typeof cidrOfAddress>) {
  const own = platformOf(plan).find((each) => each.family === family && each.cidr && contains(each.cidr, address));
  if (own) yield { path, message: `${text} lies in ${own.text}, the ${own.info.label} subnet of this subcloud. It is an address of the system controller's management subnet.` };
}

/** Rules about how a subcloud reaches its system controller. */
export const SUBCLOUD_RULES: readonly StarlingxRule[] = [subcloudGateway, subcloudFloating, systemControllerGateway];
