import { type Cidr, parseAddress, parseCidr } from '../../address/cidr.js';
import { type Family, familiesOf, IP_FAMILIES, type IpFamily, isDualStack } from '../../address/family.js';
import { formatCidr } from '../../address/format.js';
import { overlaps } from '../../address/overlap.js';
import { freeRoom } from '../../facts/free-room.js';
import type { Path } from '../../findings/finding.js';
import type { Choice, Choices, Kept } from '../../plan/choices.js';
import { balancerChoices, withBalancersOf } from '../../plan/load-balancers.js';
import { valueAt, withValueAt } from '../../plan/path.js';
import { type Mode, type NetworkName, NETWORKS, releaseOf, RELEASES } from './catalog.js';
import { mend } from './mend.js';
import { familiesFor, NEW_DNS, newNetwork } from './new-plan.js';
import type { PlatformNetwork, StarlingxDocument } from './plan.js';
import { fieldsOf, inNetwork } from './platform.js';

type Settings = StarlingxDocument['spec']['starlingx'];
type Networks = NonNullable<Settings['networks']>;

/** What choices of StarlingX put aside. */
interface Aside {
  readonly networks?: Networks | undefined;
  readonly hosts?: Settings['hosts'];
  readonly systemControllerGateway?: string | undefined;
}
const ASIDE = 'starlingx';
const CALICO = 'starlingx calico';
const asideOf = (kept: Kept): Aside => kept[ASIDE] ?? {};

/** Everything of `over` laid on `under`, key by key. */
function lay<Node extends object>(under: Node | undefined, over: Node | undefined): Node {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over ?? {})) {
    if (value === undefined) continue;
    const below = merged[key];
    merged[key] = isObject(value) && isObject(below) ? lay(below, value) : value;
  }
  return merged as Node;
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const pick = <T>(values: Partial<Record<Family, T>> | undefined, families: readonly Family[]) => Object.fromEntries(families.flatMap((family) => (values?.[family] === undefined ? [] : [[family, values[family]]])));

/** Every range that a document writes. */
function rangesOf({ spec }: StarlingxDocument): Cidr[] {
  const texts = [...Object.values(spec.starlingx.networks ?? {}).flatMap((network) => Object.values(network?.subnets ?? {})), ...(spec.reservedCidrs ?? [])];
  return texts.flatMap((text) => {
    const read = typeof text === 'string' ? parseCidr(text) : undefined;
    return read?.ok ? [read.value] : [];
  });
}

/** A subnet to begin with in a family: the usual one where it is free, else one of its size that is. */
function subnetToBegin(name: NetworkName, family: Family, usual: string, taken: readonly Cidr[]): string {
  const read = parseCidr(usual);
  if (!read.ok || name === 'multicast' || !taken.some((each) => overlaps(each, read.value))) return usual;
  const [free] = freeRoom({ family, prefix: read.value.prefix, taken });
  return free ? formatCidr(free) : usual;
}

/** Whether a gateway of the management network would stand beside an admin network, which the system controller refuses. */
const isLinkedByAdmin = ({ starlingx: { mode, distributedCloudRole } }: StarlingxDocument['spec'], networks: Networks): boolean => mode === 'install' && distributedCloudRole === 'subcloud' && networks.admin !== undefined;

/**
 * The networks of a system after a choice: only those, in only the families and with only the addresses, that it has.
 * What was typed before comes first, then what was put aside, then what a new plan begins with.
 */
function networksOf(next: StarlingxDocument, before: StarlingxDocument, aside: Networks): Networks {
  const { spec } = next;
  const given = spec.starlingx.networks ?? {};
  const hadAdmin = before.spec.starlingx.distributedCloudRole === 'subcloud';
  const taken = rangesOf(before);
  const networks: Networks = {};
  for (const name of NETWORKS) {
    if (name === 'admin' && (spec.starlingx.distributedCloudRole !== 'subcloud' || (hadAdmin && !given.admin))) continue;
    const spokenBefore = familiesFor(name, before.spec.ipFamily);
    const known = lay(aside[name], given[name]);
    const usual = newNetwork(name, spec.ipFamily).subnets ?? {};
    /** A family that was there to be filled in and was left empty stays empty. */
    const wanted = familiesFor(name, spec.ipFamily).filter((family) => !spokenBefore.includes(family) || !given[name] || given[name].subnets?.[family] !== undefined);
    const subnets = Object.fromEntries(wanted.map((family) => [family, known.subnets?.[family] ?? subnetToBegin(name, family, usual[family] ?? '', taken)]));
    const fields = fieldsOf(next, name).flatMap((field) => {
      const values = pick(known[field], wanted);
      return Object.keys(values).length > 0 ? [[field, values]] : [];
    });
    networks[name] = { subnets, ...(Object.fromEntries(fields) as PlatformNetwork) };
  }
  return isLinkedByAdmin(spec, networks) ? withValueAt(networks, ['management', 'gateway'], undefined) : networks;
}

/** The gateway of the system controller after a choice: that of a subcloud, in the family in which it talks to its controller. */
function controllerGateway({ spec: { ipFamily, starlingx } }: StarlingxDocument, known: string | undefined): string | undefined {
  if (starlingx.distributedCloudRole !== 'subcloud' || known === undefined) return undefined;
  const read = parseAddress(known);
  return starlingx.mode === 'install' && read.ok && read.value.family !== familiesOf(ipFamily)[0] ? undefined : known;
}

/** Drops what has no value. */
const compact = <Node extends object>(node: Node): Node => Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)) as Node;

/** The document after a change of what it is about, with all else made to fit. */
function fit(next: StarlingxDocument, before: StarlingxDocument, aside: Aside): StarlingxDocument {
  const { starlingx } = next.spec;
  const networks = networksOf(next, before, aside.networks ?? {});
  const hosts = starlingx.systemType === 'aio-sx' ? undefined : (starlingx.hosts ?? aside.hosts);
  const systemControllerGateway = controllerGateway(next, starlingx.systemControllerGateway ?? aside.systemControllerGateway);
  const own = withBalancersOf(next, familiesOf(next.spec.ipFamily));
  return { ...own, spec: { ...own.spec, starlingx: compact({ ...starlingx, networks, hosts, systemControllerGateway }) } };
}

/** What is put aside: everything that was ever typed, the latest first. */
function putAside({ spec: { starlingx } }: StarlingxDocument, aside: Aside): Aside {
  const { hosts = aside.hosts, systemControllerGateway = aside.systemControllerGateway } = starlingx;
  return compact({ networks: lay(aside.networks, starlingx.networks), hosts, systemControllerGateway });
}

/** Whether a document, in which anything may be missing, says which families its networks have. */
const hasFamilies = ({ spec }: StarlingxDocument): boolean => IP_FAMILIES.some((each) => each === spec.ipFamily);

/** A document as it was before a choice, and as the choice left it. */
interface Step {
  readonly before: StarlingxDocument;
  readonly after: StarlingxDocument;
}
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const stepKey = (path: Path, value: unknown) => `${ASIDE} ${path.join('.')}=${isObject(value) ? 'there' : String(value)}`;
const isStep = (step: unknown): step is Step => isObject(step) && Object.hasOwn(step, 'before') && Object.hasOwn(step, 'after');

/**
 * A choice of what the system is. Where nothing was changed since it was left, the document is as it was then; else what was
 * put aside comes back as far as it fits. What the choice breaks of what is written is mended as the rules mend it.
 *
 * @param change the document with the choice made, and nothing else
 */
const choice =
  (change: (document: StarlingxDocument, value: unknown, path: Path) => StarlingxDocument): Choice<StarlingxDocument> =>
  (document, value, kept, path) => {
    if (isSame(valueAt(document, path), value)) return { document, kept };
    const chosen = change(document, value, path);
    if (!hasFamilies(document) || !hasFamilies(chosen)) return { document: chosen, kept };
    const step = kept[stepKey(path, value)];
    const isBack = isStep(step) && isSame(step.after, document);
    const after = isBack ? step.before : mend(fit(chosen, document, asideOf(kept)), document, path);
    return { document: after, kept: { ...kept, [ASIDE]: putAside(document, asideOf(kept)), [stepKey(path, valueAt(document, path))]: { before: document, after } } };
  };

const plain = choice((document, value, path) => withValueAt(document, path, value));

/** What the plan is for. A running system keeps its DNS servers until somebody names others, and has two families to talk of. */
const mode = choice((document, value, path) => {
  const { ipFamily, starlingx } = document.spec;
  const isInstall = (value as Mode) === 'install';
  const both: IpFamily = ipFamily === 'IPv6' ? 'IPv6+IPv4' : 'IPv4+IPv6';
  const { dnsServers = [] } = starlingx;
  const isUntouched = dnsServers.every((server) => NEW_DNS.includes(server));
  const servers = isUntouched ? (isInstall ? NEW_DNS : []) : dnsServers;
  const chosen = withValueAt(withValueAt(document, path, value), [...path.slice(0, -1), 'dnsServers'], servers.length > 0 ? [...servers] : undefined);
  return isInstall || !hasFamilies(document) || isDualStack(ipFamily) ? chosen : withValueAt(chosen, ['spec', 'ipFamily'], both);
});

/** Whether there is an admin network; whatever is chosen, it is the one that was there, or a new one. */
const admin: Choice<StarlingxDocument> = (document, value, kept, path) => {
  const own = asideOf(kept).networks?.admin ?? (hasFamilies(document) ? newNetwork('admin', document.spec.ipFamily) : {});
  return choice((each) => withValueAt(each, inNetwork('admin'), value === undefined ? undefined : own))(document, value, kept, path);
};

/** Whether the playbook of a release takes settings of Calico. */
const hasCalico = (release: unknown): boolean => releaseOf(RELEASES.find((each) => each === release)).hasCalico;

/**
 * The release: settings of Calico are put aside where its playbook has none, and come back with one that has. What was there
 * before, in a release that never had them, stays for the rule that speaks of it.
 */
const release: Choice<StarlingxDocument> = (document, value, kept, path) => {
  const from = valueAt(document, path);
  if (isSame(from, value)) return { document, kept };
  const step = kept[stepKey(path, value)];
  const { calico } = document.spec.starlingx;
  const own = hasCalico(value) ? (calico ?? kept[CALICO]) : hasCalico(from) ? undefined : calico;
  const chosen = withValueAt(document, path, value);
  const after = isStep(step) && isSame(step.after, document) ? step.before : isSame(own, calico) ? chosen : withValueAt(chosen, [...path.slice(0, -1), 'calico'], own);
  return { document: after, kept: { ...kept, ...(calico !== undefined && { [CALICO]: calico }), [stepKey(path, from)]: { before: document, after } } };
};

/** Choices that change more than their own field. */
export const CHOICES: Choices<StarlingxDocument> = {
  'spec.ipFamily': plain,
  'spec.starlingx.mode': mode,
  'spec.starlingx.release': release,
  'spec.starlingx.systemType': plain,
  'spec.starlingx.distributedCloudRole': plain,
  'spec.starlingx.networks.admin': admin,
  ...balancerChoices<StarlingxDocument>(),
};
