import { formatCount } from '../../../../address/capacity.js';
import { CLUSTER_TYPE_LABEL, type ClusterType, NETWORK_MODEL_LABEL, type NetworkModel, SITE, type Site } from '../../catalog.js';

const NAME_HINT = 'CCE takes 4 to 128 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen, such as prod-eu-1';

type Scales = { readonly site: Site; readonly scales: readonly { readonly id: string; readonly nodes: number }[] };
const has = ({ scales }: Scales) => `it has ${scales.map(({ id, nodes }) => `${id} (${formatCount(BigInt(nodes))} nodes)`).join(', ')}. The scale can only grow later.`;

/** What is said of the cluster itself and what it is called. */
export const basic = {
  'cce/cluster-name': {
    title: 'A cluster name has 4 to 128 lower-case letters, digits and hyphens',
    says: {
      missing: () => `The cluster has no name: ${NAME_HINT}.`,
      invalid: ({ name }: { name: string }) => `${JSON.stringify(name)} is no name for a cluster: ${NAME_HINT}.`,
    },
  },
  'cce/description': {
    title: 'A description has at most 200 characters',
    says: {
      long: ({ length, most }: { length: number; most: number }) => `The description has ${length} characters; CCE takes at most ${most}.`,
      brackets: () => 'The description contains < or >, which the consoles refuse. Write it without.',
    },
  },
  'cce/labels': {
    title: 'CCE sets the labels of a cluster itself',
    says: () => 'The labels stay in the plan: CCE sets the labels of a cluster itself and ignores others. Resource tags are what it keeps.',
  },
  'cce/region': {
    title: 'The region is one of the site',
    says: {
      missing: ({ site, regions }: { site: Site; regions: readonly string[] }) => `No region is named; ${SITE[site].label} has ${regions.join(', ')} and others. The API and every resource are those of one region.`,
      syntax: ({ region, example }: { region: string; example: string }) => `${JSON.stringify(region)} does not look like a region; they are written like ${example}.`,
      elsewhere: ({ region, of, site, regions }: { region: string; of: Site; site: Site; regions: readonly string[] }) => `${region} is a region of ${SITE[of].label}, and the plan is for ${SITE[site].label}, which has ${regions.join(', ')} and others.`,
    },
  },
  'cce/version-format': {
    title: 'A version is written vX.Y, vX.Y.Z or vX.Y.Z-rN',
    says: ({ version }: { version: string }) => `${JSON.stringify(version)} is no version of CCE: they are written v1.33, v1.33.5 or v1.33.5-r20.`,
  },
  'cce/version-offered': {
    title: 'The version is one of the three that the console offers',
    says: ({ version, offered }: { version: string; offered: readonly string[] }) => `CCE ${version} is not offered any more: the console has the newest three, ${offered.join(', ')}. Older ones can only be made over the API, as long as CCE still has them.`,
  },
  'cce/version-conflict': {
    title: 'The plan names one version',
    says: ({ kubernetes, version }: { kubernetes: string; version: string }) => `The plan names Kubernetes ${kubernetes} and CCE ${version}. CCE takes its own version, so leave the other out.`,
  },
  'cce/flavor': {
    title: 'The cluster scale is one that the site has',
    says: {
      missing: (scales: Scales) => `No cluster scale of ${SITE[scales.site].label} is chosen; ${has(scales)}`,
      unknown: ({ flavor, ...scales }: Scales & { flavor: string }) => `${JSON.stringify(flavor)} is no cluster scale of ${SITE[scales.site].label}; ${has(scales)}`,
    },
  },
  'cce/multi-az-masters': {
    title: 'Several availability zones need three master nodes',
    says: ({ flavor, bigger }: { flavor: string; bigger: string }) => `${flavor} has a single master node, which cannot lie in several availability zones. Choose ${bigger}, or one zone.`,
  },
  'cce/master-zones': {
    title: 'Each master node has one availability zone',
    says: {
      both: () => 'The zones of the master nodes are named one by one, and CCE is asked to spread them by itself. Take one of the two.',
      count: ({ named, flavor, masters }: { named: number; flavor: string; masters: number }) => `${named} availability zone${named === 1 ? ' is' : 's are'} named for master nodes, and ${flavor} has ${masters}: name ${masters === 1 ? 'one' : 'three'}, or none.`,
      missing: ({ number, example }: { number: number; example: string }) => `No availability zone is named for master node ${number}; they are written like ${example}.`,
    },
  },
  'cce/cluster-type-model': {
    title: 'The network model is one that the cluster type has',
    says: ({ type, model, models }: { type: ClusterType; model: NetworkModel; models: readonly NetworkModel[] }) => {
      const named = (each: NetworkModel) => `${NETWORK_MODEL_LABEL[each]} (${each})`;
      return `A ${CLUSTER_TYPE_LABEL[type]} has no ${named(model)}; it has ${models.map(named).join(' and ')}.`;
    },
  },
  'cce/otc-enterprise-project': {
    title: 'Only Huawei Cloud takes an enterprise project with the cluster',
    says: () => 'An enterprise project is named, and the API of Open Telekom Cloud has no field for it in a cluster. Assign it in the console afterwards.',
  },
  'cce/tags': {
    title: 'Tags have keys of at most 36 and values of at most 43 characters',
    says: {
      count: ({ count, most }: { count: number; most: number }) => `${count} tags are given; this resource takes at most ${most}.`,
      key: ({ key, most }: { key: string; most: number }) => `${JSON.stringify(key)} is no key of a tag: 1 to ${most} letters, digits, hyphens, underscores and @.`,
      value: ({ value, most }: { value: string; most: number }) => `${JSON.stringify(value)} is no value of a tag: at most ${most} letters, digits, hyphens, underscores and @.`,
    },
  },
  'cce/custom-san': {
    title: 'A custom SAN is an address or a host name',
    says: ({ name }: { name: string }) => `${JSON.stringify(name)} is neither an IP address nor a host name, so it cannot stand in the certificate of the API server. Write it like api.example.com or 192.168.0.10.`,
  },
  'cce/timezone': {
    title: 'The time zone is one of the IANA database',
    says: ({ timezone }: { timezone: string }) => `${JSON.stringify(timezone)} is no time zone of the IANA database; they are written like Europe/Berlin or Asia/Shanghai.`,
  },
  'cce/authenticating-proxy': {
    title: 'An authenticating proxy needs three files of yours',
    says: () => 'You bring the CA certificate, the client certificate (valid for more than five years, not signed with SHA-1) and its unencrypted key, each under 1 MB. The files ask for them when they are used; the plan never holds them.',
  },
};
