import { FAMILY_LABEL, type Family, type IpFamily } from '../../../../address/family.js';
import { problems } from '../../../../messages/en.js';
import { SYSTEM_TYPE_LABEL, type NetworkName, type SystemType } from '../../catalog.js';
import { NETWORKS } from './words.js';

type Kind = 'system' | 'subcloud';
const NAME_HINT = (kind: Kind) => `it takes up to 63 letters, digits, dots, hyphens and underscores${kind === 'subcloud' ? ', with more than digits among them' : ''}, such as edge-1`;

/** The system as a whole. */
const system = {
  'starlingx/name': {
    title: 'A system has a name, and a subcloud one that is no number and no region',
    says: {
      missing: ({ kind }: { kind: Kind }) => `The system has no name: ${NAME_HINT(kind)}.`,
      syntax: ({ name, kind }: { name: string; kind: Kind }) => `${JSON.stringify(name)} is no name for a ${kind}: ${NAME_HINT(kind)}.`,
      region: ({ name }: { name: string }) => `${name} is the name of a region of the central cloud, and no subcloud can have it. Take another, such as subcloud-1.`,
    },
  },
  'starlingx/controller-on-simplex': {
    title: 'A system controller has two controllers',
    says: () => 'AIO-SX has one controller, and the bootstrap playbook refuses it as a system controller. Take AIO-DX or Standard.',
  },
  'starlingx/mode-families': {
    title: 'Converting and reverting need two families',
    says: {
      convert: ({ ipFamily, both }: { ipFamily: IpFamily; both: IpFamily }) => `A conversion adds a family to a running system, so ${ipFamily} alone does not do. Name the family that the system has first, and the one to add after it: ${both}.`,
      revert: ({ ipFamily, both }: { ipFamily: IpFamily; both: IpFamily }) => `To take the second family away from a running system, both are named, so ${ipFamily} alone does not do. Name both families as the system has them: ${both}; the second is removed.`,
    },
  },
  'starlingx/primary-for-good': {
    title: 'The first family stays',
    says: {
      install: ({ family, systemType }: { family: Family; systemType: SystemType }) => `${FAMILY_LABEL[family]} is the primary family of this ${SYSTEM_TYPE_LABEL[systemType]} system for good: another one needs a new installation. The second family can be added and removed later.`,
      running: ({ family }: { family: Family }) => `${FAMILY_LABEL[family]} must be the family that the running system was installed with: the primary address pools of its networks cannot be changed or removed.`,
    },
  },
};

/** What the system asks and fetches outside. */
const services = {
  'starlingx/dns-servers': {
    title: 'One to three DNS servers, each an address',
    says: {
      ...problems,
      missing: ({ least, most }: { least: number; most: number }) => `No DNS server is named; the bootstrap playbook takes ${least} to ${most}.`,
      'too-many': ({ servers, most }: { servers: number; most: number }) => `${servers} DNS servers are named; StarlingX takes at most ${most}.`,
    },
  },
  'starlingx/dns-family': {
    title: 'A DNS server that the system can reach',
    says: ({ families, servers }: { families: readonly Family[]; servers: readonly string[] }) => {
      const spoken = families.map((family) => FAMILY_LABEL[family]).join(' and ');
      return `The system speaks ${spoken}, and no DNS server has such an address: ${servers.join(', ')}. It could not look up a name, and bootstrap pulls its images by name. Name a server in ${spoken}.`;
    },
  },
  'starlingx/timezone': {
    title: 'The time zone is one of the tz database, spelled as there',
    says: ({ given }: { given: string }) => `${JSON.stringify(given)} is no time zone: the playbook looks for it below /usr/share/zoneinfo, capitals and all. Write it as there, such as UTC or Europe/Berlin.`,
  },
  'starlingx/docker-proxy': {
    title: 'Proxies are URLs, and what goes past them are names or addresses',
    says: {
      url: ({ url }: { url: string }) => `${JSON.stringify(url)} is not the URL of a proxy; write http://proxy.example.net:3128.`,
      past: ({ entry }: { entry: string }) => `${JSON.stringify(entry)} cannot go past the proxy: the playbook takes names and addresses, no wildcards and no ranges.`,
      'past-none': () => 'There is a list of what goes past the proxy, and no proxy: the playbook would not look at it. Name the proxy, or remove the list.',
    },
  },
  'starlingx/docker-proxy-scheme': {
    title: 'A proxy is spoken to over HTTP',
    says: ({ url }: { url: string }) => `The playbook takes ${url}, and containerd asks its proxy over HTTP: write http:// or https://, which is how the proxy is reached and not what is fetched through it.`,
  },
  'starlingx/docker-registry': {
    title: 'A registry is a name or an address, with a port where it needs one',
    says: ({ url }: { url: string }) => `${JSON.stringify(url)} is no place for images: write a name or an address, with a port where it needs one, and without https://, such as registry.example.net:5000.`,
  },
  'starlingx/registry-credentials': {
    title: 'Credentials of registries are no part of a plan',
    says: () => 'User names and passwords of registries are not kept in the plan. Where a registry asks for them, add username and password in the file itself, on the controller.',
  },
  'starlingx/calico-settings': {
    title: 'The settings of Calico are within their limits',
    says: {
      mtu: ({ mtu, min, max }: { mtu: number; min: number; max: number }) => `calico_mtu is ${mtu}; it is ${min} to ${max}.`,
      'block-size': ({ family, size, min, max }: { family: Family; size: number; min: number; max: number }) => `The block size of the ${FAMILY_LABEL[family]} pool is /${size}; Calico takes /${min} to /${max}.`,
      'block-beyond-pods': ({ size, pods, max }: { size: number; pods: number; max: number }) => `A block of /${size} is larger than the whole cluster pod subnet, a /${pods}. Take a block size of /${pods} to /${max}.`,
      path: ({ path }: { path: string }) => `${JSON.stringify(path)} is not an absolute path; the usual one is /var/lib/kubelet.`,
    },
  },
};

/** How a subcloud reaches its system controller. */
const subcloud = {
  'starlingx/subcloud-gateway': {
    title: 'A subcloud has one gateway to its system controller, outside the range of its hosts',
    says: {
      missing: ({ network, family }: { network: NetworkName; family: Family }) => `A subcloud reaches its system controller through a gateway of its ${NETWORKS[network].toLowerCase()} network, and none is named in ${FAMILY_LABEL[family]}.`,
      'in-range': ({ gateway, start, end, network }: { gateway: string; start: string; end: string; network: NetworkName }) => `The gateway ${gateway} lies in the range ${start} to ${end} that hosts of the ${NETWORKS[network].toLowerCase()} network get addresses from; for a subcloud it must lie outside.`,
      'beside-admin': () => 'A subcloud with an admin network has its gateway there; the system controller refuses a management gateway beside it.',
    },
  },
  'starlingx/subcloud-floating': {
    title: 'The floating address of a subcloud begins its range',
    says: ({ floating, network, start }: { floating: string; network: NetworkName; start: string }) => `The floating address ${floating} is not the start of the ${NETWORKS[network]} range, ${start}; the system controller asks for that.`,
  },
  'starlingx/system-controller-gateway': {
    title: 'A subcloud knows the gateway of its system controller',
    says: {
      ...problems,
      missing: () => 'A subcloud needs the gateway of the system controller: an address of its management subnet, outside the range of its hosts.',
      'no-subcloud': ({ text }: { text: string }) => `${text || 'An empty text'} is the gateway of a system controller, and this system is no subcloud.`,
      family: ({ text, family }: { text: string; family: Family }) => `${text} is not an ${FAMILY_LABEL[family]} address. System controller and subclouds talk in their primary family, which is ${FAMILY_LABEL[family]} here.`,
      own: ({ text, subnet, network }: { text: string; subnet: string; network: NetworkName }) => `${text} lies in ${subnet}, the ${NETWORKS[network]} subnet of this subcloud. It is an address of the system controller's management subnet.`,
    },
  },
};

/** Rules about the system, what it reaches outside, and its place in a distributed cloud. */
export const systemRules = { ...system, ...services, ...subcloud };
