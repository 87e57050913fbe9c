import { type Cidr, cidr, cidrFrom, cidrOfAddress, parseAddress, parseCidr } from '../../../address/cidr.js';
import { FAMILIES, type Family } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { freeRoom } from '../../../facts/free-room.js';
import { formatPath, type Path } from '../../../findings/finding.js';
import { networkPath } from '../../../plan/network-facts.js';
import { valueAt } from '../../../plan/path.js';
import { DEFAULT_SERVICE_CIDR } from '../catalog.js';
import { USUAL_RANGES } from '../facts.js';
import { parseHostPort } from '../host-port.js';
import type { KubeadmDocument } from '../plan.js';

export type Role = 'pods' | 'services';

/** The range that a document has at a path, where it is one. */
export function rangeAt(document: KubeadmDocument, path: Path): Cidr | undefined {
  const text = valueAt(document, path);
  const parsed = typeof text === 'string' ? parseCidr(text) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

/** The nodes of a document, as far as there are any. */
export function nodesOf(document: KubeadmDocument): KubeadmDocument['spec']['kubeadm']['nodes'] {
  const { nodes }: { nodes?: KubeadmDocument['spec']['kubeadm']['nodes'] } = document.spec.kubeadm;
  return nodes ?? [];
}

/** Everything in a document that a new range must keep clear of, but what is written in its place. */
function takenIn(document: KubeadmDocument, except: Path): Cidr[] {
  const { network, kubeadm, reservedCidrs = [] } = document.spec;
  const ranges = [
    ...FAMILIES.flatMap((family) => [networkPath('pods', family), networkPath('services', family)]).filter((path) => formatPath(path) !== formatPath(except)).map((path) => rangeAt(document, path)),
    ...FAMILIES.map((family) => rangeAt(document, ['spec', 'kubeadm', 'nodeNetwork', family])),
    ...reservedCidrs.map((_, index) => rangeAt(document, ['spec', 'reservedCidrs', index])),
    ...(network?.serviceCidrs === undefined ? [cidr(DEFAULT_SERVICE_CIDR)] : []),
  ].filter((range) => range !== undefined);
  const addresses = nodesOf(document).flatMap((node) => FAMILIES.flatMap((family) => node[family] ?? [])).flatMap((text) => {
    const parsed = parseAddress(text);
    return parsed.ok ? [parsed.value] : [];
  });
  const endpoint = kubeadm.controlPlaneEndpoint === undefined ? undefined : parseHostPort(kubeadm.controlPlaneEndpoint)?.address;
  return [...ranges, ...[...addresses, ...(endpoint ? [endpoint] : [])].map(cidrOfAddress)];
}

/** A range for a role that is free in a document, the usual one first; undefined where there is no room. */
export function freeRangeFor(document: KubeadmDocument, role: Role, family: Family, prefix = cidr(USUAL_RANGES[role][family]).prefix): string | undefined {
  const usual = cidr(USUAL_RANGES[role][family]);
  const [free] = freeRoom({
    family,
    prefix,
    taken: takenIn(document, networkPath(role, family)),
    usual: prefix >= usual.prefix ? [cidrFrom(family, usual.first, prefix)] : [],
    avoid: FAMILIES.flatMap((each) => [cidr(USUAL_RANGES.pods[each]), cidr(USUAL_RANGES.services[each])]),
  });
  return free && formatCidr(free);
}
