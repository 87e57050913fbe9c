import { formatCount } from '../../../../address/capacity.js';
import { CLUSTER_TYPE_LABEL, type ClusterType, NETWORK_MODEL_LABEL, type NetworkModel, SITE, type Site } from '../../catalog.js';

const NAME_HINT = 'CCE takes 4 to 128 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen, such as prod-eu-1';

type Scales = { readonly site: Site; readonly scales: readonly { readonly id: string; readonly nodes: number }[] };
const has = ({ scales }: Scales) => `it has ${scales.map(({ id, nodes }) => `${id} (${formatCount(BigInt(nodes))} nodes)`).join(', ')}. The scale can only grow later.`;

/** What is said of the cluster itself and what it is called. */
export const basic = {
  'cce/cluster-name': {
    title: 'A cluster name has 4 to 128 lower-case letters, digits and hyphens',
    why: 'CCE checks the name against ^[a-z][a-z0-9-]{2,126}[a-z0-9]$ before it makes a cluster, and names of its resources begin with it.',
    says: {
      missing: () => `The cluster has no name: ${NAME_HINT}.`,
      invalid: ({ name }: { name: string }) => `${JSON.stringify(name)} is no name for a cluster: ${NAME_HINT}.`,
    },
  },
  'cce/description': {
    title: 'A description has at most 200 characters',
    why: 'The field is one of the request body, and the API answers CCE.01400001 (invalid request) to a longer one. The consoles show it as it is, so they take no markup.',
    says: {
      long: ({ length, most }: { length: number; most: number }) => `The description has ${length} characters; CCE takes at most ${most}.`,
      brackets: () => 'The description contains < or >, which the consoles refuse. Write it without.',
    },
  },
  'cce/labels': {
    title: 'CCE sets the labels of a cluster itself',
    why: 'metadata.labels of a cluster is filled by CCE with its own keys, such as the feature gates in use; what a request says there is dropped.',
    says: () => 'The labels stay in the plan: CCE sets the labels of a cluster itself and ignores others. Resource tags are what it keeps.',
  },
  'cce/region': {
    title: 'The region is one of the site',
    why: "The region is a part of each endpoint, such as cce.eu-de.otc.t-systems.com. A wrong one has no address, or is another cloud's, where the credentials are unknown.",
    says: {
      missing: ({ site, regions }: { site: Site; regions: readonly string[] }) => `No region is named; ${SITE[site].label} has ${regions.join(', ')} and others. The API and every resource are those of one region.`,
      syntax: ({ region, example }: { region: string; example: string }) => `${JSON.stringify(region)} does not look like a region; they are written like ${example}.`,
      elsewhere: ({ region, of, site, regions }: { region: string; of: Site; site: Site; regions: readonly string[] }) => `${region} is a region of ${SITE[of].label}, and the plan is for ${SITE[site].label}, which has ${regions.join(', ')} and others.`,
    },
  },
  'cce/version-format': {
    title: 'A version is written vX.Y, vX.Y.Z or vX.Y.Z-rN',
    why: 'Without patch and release CCE takes the newest of that minor version. What does not fit the form is answered with CCE.01400015 ("Version not supported.").',
    says: ({ version }: { version: string }) => `${JSON.stringify(version)} is no version of CCE: they are written v1.33, v1.33.5 or v1.33.5-r20.`,
  },
  'cce/version-offered': {
    title: 'The version is one that the cloud makes new clusters of',
    why: 'CCE makes new clusters of versions in maintenance only. After the end of service the API refuses them with CCE.01400015, and an existing cluster gets no fixes.',
    says: {
      ended: ({ version, until, site, versions }: { version: string; until: string; site: Site; versions: readonly string[] }) => `The service of ${SITE[site].label} for CCE ${version} ends or has ended in ${until}, and no new cluster is supported after that. It lists ${versions.join(', ')}.`,
      unlisted: ({ version, site, versions }: { version: string; site: Site; versions: readonly string[] }) => `${SITE[site].label} lists no CCE ${version}: it has ${versions.join(', ')}. Whether the console of the region offers another is shown there.`,
    },
  },
  'cce/version-conflict': {
    title: 'The plan names one version',
    why: "The version of Kubernetes follows from that of CCE: v1.33.5-r20 is CCE's build of 1.33.5. The API has one field for both.",
    says: ({ kubernetes, version }: { kubernetes: string; version: string }) => `The plan names Kubernetes ${kubernetes} and CCE ${version}. CCE takes its own version, so leave the other out.`,
  },
  'cce/flavor': {
    title: 'The cluster scale is one that the site has',
    why: 'The flavor says how many masters of which size CCE runs, and with it how many nodes they manage. An unknown one is answered with CCE.01400004.',
    says: {
      missing: (scales: Scales) => `No cluster scale of ${SITE[scales.site].label} is chosen; ${has(scales)}`,
      unknown: ({ flavor, ...scales }: Scales & { flavor: string }) => `${JSON.stringify(flavor)} is no cluster scale of ${SITE[scales.site].label}; ${has(scales)}`,
    },
  },
  'cce/multi-az-masters': {
    title: 'Several availability zones need three master nodes',
    why: 'Flavors with s1 have one master and with it one copy of etcd; spreading needs the three of s2.',
    says: ({ flavor, bigger }: { flavor: string; bigger: string }) => `${flavor} has a single master node, which cannot lie in several availability zones. Choose ${bigger}, or one zone.`,
  },
  'cce/master-zones': {
    title: 'Each master node has one availability zone',
    why: 'clusterAZ: multi_az lets CCE choose, masters[] names a zone for each; the provider for Terraform excludes the pair, and the API wants as many entries as there are masters.',
    says: {
      both: () => 'The zones of the master nodes are named one by one, and CCE is asked to spread them by itself. Take one of the two.',
      count: ({ named, flavor, masters }: { named: number; flavor: string; masters: number }) => `${named} availability zone${named === 1 ? ' is' : 's are'} named for master nodes, and ${flavor} has ${masters}: name ${masters === 1 ? 'one' : 'three'}, or none.`,
      missing: ({ number, example }: { number: number; example: string }) => `No availability zone is named for master node ${number}; they are written like ${example}.`,
    },
  },
  'cce/cluster-type-model': {
    title: 'The network model is one that the cluster type has',
    why: 'The network model is what makes the type: eni gives each Pod an interface of the VPC, which is Turbo. The others are laid over the network of the nodes.',
    says: ({ type, model, models }: { type: ClusterType; model: NetworkModel; models: readonly NetworkModel[] }) => {
      const named = (each: NetworkModel) => `${NETWORK_MODEL_LABEL[each]} (${each})`;
      return `A ${CLUSTER_TYPE_LABEL[type]} has no ${named(model)}; it has ${models.map(named).join(' and ')}.`;
    },
  },
  'cce/otc-enterprise-project': {
    title: 'Only Huawei Cloud takes an enterprise project with the cluster',
    why: "extendParam.enterpriseProjectId is Huawei Cloud's. The table of that object in Open Telekom Cloud's reference does not have it, so it would be lost.",
    says: () => 'An enterprise project is named, and the API of Open Telekom Cloud has no field for it in a cluster. Assign it in the console afterwards.',
  },
  'cce/tags': {
    title: 'Tags have keys of at most 36 and values of at most 43 characters',
    why: 'The tag service checks keys, values and how many there are as the resource is created, and refuses the whole resource for one that fails.',
    says: {
      count: ({ count, most }: { count: number; most: number }) => `${count} tags are given; this resource takes at most ${most}.`,
      key: ({ key, most }: { key: string; most: number }) => `${JSON.stringify(key)} is no key of a tag: 1 to ${most} letters, digits, hyphens, underscores and @.`,
      value: ({ value, most }: { value: string; most: number }) => `${JSON.stringify(value)} is no value of a tag: at most ${most} letters, digits, hyphens, underscores and @.`,
    },
  },
  'cce/custom-san': {
    title: 'A custom SAN is an address or a host name',
    why: 'CCE writes the entries into the certificate of kube-apiserver as IP or DNS names. Clients that connect by another one are stopped by TLS.',
    says: ({ name }: { name: string }) => `${JSON.stringify(name)} is neither an IP address nor a host name, so it cannot stand in the certificate of the API server. Write it like api.example.com or 192.168.0.10.`,
  },
  'cce/timezone': {
    title: 'The time zone is one of the IANA database',
    why: 'CCE sets it on masters and nodes by its name in the tz database when they are made; it cannot be changed afterwards.',
    says: ({ timezone }: { timezone: string }) => `${JSON.stringify(timezone)} is no time zone of the IANA database; they are written like Europe/Berlin or Asia/Shanghai.`,
  },
  'cce/authenticating-proxy': {
    title: 'An authenticating proxy needs three files of yours',
    why: 'With this mode kube-apiserver trusts the header of whoever shows a certificate of your CA. Without CA, certificate and key there is nobody that it could trust.',
    says: () => 'You bring the CA certificate, the client certificate (valid for more than five years, not signed with SHA-1) and its unencrypted key, each under 1 MB. The files ask for them when they are used; the plan never holds them.',
  },
};
