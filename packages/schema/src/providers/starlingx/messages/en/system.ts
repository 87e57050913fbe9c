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
    why: 'dcmanager takes a name or an id in the same place of its API and reads what is all digits as an id. Regions of the central cloud are names in that place too.',
    says: {
      missing: ({ kind }: { kind: Kind }) => `The system has no name: ${NAME_HINT(kind)}.`,
      syntax: ({ name, kind }: { name: string; kind: Kind }) => `${JSON.stringify(name)} is no name for a ${kind}: ${NAME_HINT(kind)}.`,
      region: ({ name }: { name: string }) => `${name} is the name of a region of the central cloud, and no subcloud can have it. Take another, such as subcloud-1.`,
    },
  },
  'starlingx/controller-on-simplex': {
    title: 'A system controller has two controllers',
    why: 'Every subcloud depends on this system, and a single host has none to take over from it. The playbook compares distributed_cloud_role with system_mode before anything else.',
    says: () => 'AIO-SX has one controller, and the bootstrap playbook refuses it as a system controller. Take AIO-DX or Standard.',
  },
  'starlingx/mode-families': {
    title: 'Converting and reverting need two families',
    why: 'The script adds or removes second pools by network-addrpool-assign and network-addrpool-remove; it has to know which of two families is which.',
    says: {
      convert: ({ ipFamily, both }: { ipFamily: IpFamily; both: IpFamily }) => `A conversion adds a family to a running system, so ${ipFamily} alone does not do. Name the family that the system has first, and the one to add after it: ${both}.`,
      revert: ({ ipFamily, both }: { ipFamily: IpFamily; both: IpFamily }) => `To take the second family away from a running system, both are named, so ${ipFamily} alone does not do. Name both families as the system has them: ${both}; the second is removed.`,
    },
  },
  'starlingx/primary-for-good': {
    title: 'The first family stays',
    why: 'Certificates, etcd, endpoints and the database of sysinv hold addresses of the primary pool. sysinv answers "Cannot remove primary pool" to whoever tries.',
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
    why: 'The platform writes them into the resolver of every host, which looks at no more than three. The playbook ends at the fourth.',
    says: {
      ...problems,
      missing: ({ least, most }: { least: number; most: number }) => `No DNS server is named; the bootstrap playbook takes ${least} to ${most}.`,
      'too-many': ({ servers, most }: { servers: number; most: number }) => `${servers} DNS servers are named; StarlingX takes at most ${most}.`,
    },
  },
  'starlingx/dns-family': {
    title: 'A DNS server that the system can reach',
    why: 'A query leaves with an address of the family of its server, over OAM. A host without one has no route to it.',
    says: ({ families, servers }: { families: readonly Family[]; servers: readonly string[] }) => {
      const spoken = families.map((family) => FAMILY_LABEL[family]).join(' and ');
      return `The system speaks ${spoken}, and no DNS server has such an address: ${servers.join(', ')}. It could not look up a name, and bootstrap pulls its images by name. Name a server in ${spoken}.`;
    },
  },
  'starlingx/timezone': {
    title: 'The time zone is one of the tz database, spelled as there',
    why: 'validate-config does no more than look whether such a file is there, so what decides is the tz data of the host that it runs on.',
    says: ({ given }: { given: string }) => `${JSON.stringify(given)} is no time zone: the playbook looks for it below /usr/share/zoneinfo, capitals and all. Write it as there, such as UTC or Europe/Berlin.`,
  },
  'starlingx/docker-proxy': {
    title: 'Proxies are URLs, and what goes past them are names or addresses',
    why: 'The values become the environment of containerd and dockerd, and no_proxy is compared there with the host of each registry. The list reaches validation only beside a proxy.',
    says: {
      url: ({ url }: { url: string }) => `${JSON.stringify(url)} is not the URL of a proxy; write http://proxy.example.net:3128.`,
      past: ({ entry }: { entry: string }) => `${JSON.stringify(entry)} cannot go past the proxy: the playbook takes names and addresses, no wildcards and no ranges.`,
      'past-none': () => 'There is a list of what goes past the proxy, and no proxy: the playbook would not look at it. Name the proxy, or remove the list.',
    },
  },
  'starlingx/docker-proxy-scheme': {
    title: 'A proxy is spoken to over HTTP',
    why: "Go's HTTP client, which containerd pulls with, speaks to a proxy by http, https or socks5; with another scheme every pull fails, and bootstrap with it.",
    says: ({ url }: { url: string }) => `The playbook takes ${url}, and containerd asks its proxy over HTTP: write http:// or https://, which is how the proxy is reached and not what is fetched through it.`,
  },
  'starlingx/docker-registry': {
    title: 'A registry is a name or an address, with a port where it needs one',
    why: 'The text is put before the name of each image, as registry/repository:tag, where a scheme has no place. sysinv reads it by is_valid_domain_or_ip.',
    says: ({ url }: { url: string }) => `${JSON.stringify(url)} is no place for images: write a name or an address, with a port where it needs one, and without https://, such as registry.example.net:5000.`,
  },
  'starlingx/registry-credentials': {
    title: 'Credentials of registries are no part of a plan',
    why: 'localhost.yml lies in clear text in the home of sysadmin, on one host. A plan lies in every place that it was ever sent to.',
    says: () => 'User names and passwords of registries are not kept in the plan. Where a registry asks for them, add username and password in the file itself, on the controller.',
  },
  'starlingx/calico-release': {
    title: 'Settings of Calico need a release that has them',
    why: 'Ansible takes any variable of localhost.yml without a word. Playbooks up to stx.12.0 have none of the name calico_*, and apply a manifest of their own; master was the first to read them.',
    says: ({ release }: { release: string }) => `The playbook of StarlingX ${release} knows no settings of Calico, so those of the plan are left out of its files. Take them away, or plan for master.`,
  },
  'starlingx/calico-settings': {
    title: 'The settings of Calico are within their limits',
    why: 'The values go as they are into the manifest that Calico is applied from; validate-config holds them to what Felix and the IP pools of Calico take.',
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
    why: 'dcmanager sets a route from the system controller to the subnet of the subcloud, and the subcloud one back. Inside the range, sysinv might give that address to a host.',
    says: {
      missing: ({ network, family }: { network: NetworkName; family: Family }) => `A subcloud reaches its system controller through a gateway of its ${NETWORKS[network].toLowerCase()} network, and none is named in ${FAMILY_LABEL[family]}.`,
      'in-range': ({ gateway, start, end, network }: { gateway: string; start: string; end: string; network: NetworkName }) => `The gateway ${gateway} lies in the range ${start} to ${end} that hosts of the ${NETWORKS[network].toLowerCase()} network get addresses from; for a subcloud it must lie outside.`,
      'beside-admin': () => 'A subcloud with an admin network has its gateway there; the system controller refuses a management gateway beside it.',
    },
  },
  'starlingx/subcloud-floating': {
    title: 'The floating address of a subcloud begins its range',
    why: 'dcmanager takes the start of the range for the address of the subcloud: the names and the service endpoints that it makes for the subcloud lead there.',
    says: ({ floating, network, start }: { floating: string; network: NetworkName; start: string }) => `The floating address ${floating} is not the start of the ${NETWORKS[network]} range, ${start}; the system controller asks for that.`,
  },
  'starlingx/system-controller-gateway': {
    title: 'A subcloud knows the gateway of its system controller',
    why: 'It is the next hop of the routes by which the system controller reaches its subclouds. dcmanager compares it with the pool that the controller has itself as a subcloud is added.',
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
