import { CLOUD_PROVIDER_LABEL, type CloudProvider, MAX_CLUSTER_NAME_LENGTH } from '../../catalog.js';

/** The rules about what the cluster is called and made of. */
export const identity = {
  'kkp/cluster-name': {
    title: 'The cluster name is a DNS label that starts with a letter',
    why: 'The name becomes that of the namespace cluster-<name> on the seed and a part of host names, so the webhook asks for an RFC 1035 label.',
    says: {
      missing: () => 'The cluster has no name. KKP takes lower-case letters, digits and hyphens, a letter first.',
      form: ({ name }: { name: string }) => `${JSON.stringify(name)} is not a name that KKP takes: lower-case letters, digits and hyphens, a letter first, a letter or digit last.`,
    },
  },
  'kkp/cluster-name-length': {
    title: `The cluster name has at most ${MAX_CLUSTER_NAME_LENGTH} characters`,
    why: 'An AWS role is called kubernetes-<name>-control-plane and may have 64 characters. That leaves 39, and KKP keeps three in reserve.',
    says: ({ length, most }: { length: number; most: number }) => `The name has ${length} characters; KKP takes at most ${most}, because it makes names of namespaces and cloud roles out of it.`,
  },
  'kkp/dashboard-name': {
    title: 'The display name is one that the dashboard takes too',
    why: 'The API takes any name that is not empty. The pattern is in the form of the dashboard, which keeps its button off until the name fits.',
    says: {
      special: ({ character }: { character: string }) => `The name contains ${character}, and the KKP dashboard refuses | " < > [ ] { } \` \\ ' ; & in names: nobody could edit this cluster there.`,
      short: ({ name, length, least }: { name: string; length: number; least: number }) => `${JSON.stringify(name)} has ${length} characters; the KKP dashboard asks for at least ${least}.`,
    },
  },
  'kkp/project-id': {
    title: 'The project is named by its id',
    why: 'The webhook looks up a Project object by this text and ends with "no such project exists". What people read in the dashboard is spec.name, another field.',
    says: ({ id }: { id: string }) => `${JSON.stringify(id)} does not look like a project id: KKP gives ten lower-case letters and digits, such as abcd1234ef. Look it up in the address of the project in the dashboard, unless the project was made with another name.`,
  },
  'kkp/project-required': {
    title: 'The cluster belongs to a project',
    why: 'Who may see a cluster follows from its project. The webhook reads it off a label, looks the project up, and lets the label change no more.',
    says: {
      missing: () => 'No project is named. KKP refuses a cluster without the label project-id; the id is in the address of the project in the dashboard, ten characters such as abcd1234ef.',
      form: ({ id }: { id: string }) => `${JSON.stringify(id)} cannot be a project id: it becomes the label project-id, which takes letters, digits, hyphens, dots and underscores.`,
    },
  },
  'kkp/datacenter-required': {
    title: 'The cluster has a datacenter',
    why: 'The datacenter says which seed runs the control plane, in which region machines are made, and with what limits; nothing else in the cluster does.',
    says: () => 'No datacenter is named. It is one that your KKP administrator has set up for this cloud provider, for example aws-eu-central-1a.',
  },
  'kkp/protected-labels': {
    title: 'No label that KKP gives rights by',
    why: 'ProtectedClusterLabels lists worker-name, project-id and is-credential-preset as security relevant: the first two decide which controller and which people get hold of the cluster.',
    says: ({ key }: { key: string }) => `The label ${key} is set by KKP itself and decides who may do what; leave it out.`,
  },
  'kkp/kubernetes-version': {
    title: 'The KKP release offers the version of Kubernetes',
    why: 'The webhook compares with the versions in the KubermaticConfiguration, whose default list is written for each release of KKP. An administrator may have changed it.',
    says: ({ release, version, minors, usual }: { release: string; version: string; minors: readonly string[]; usual: string }) => `${version === '' ? `No version of Kubernetes is named. KKP ${release}` : `KKP ${release} does not offer Kubernetes ${version}; it`} has ${minors.join(', ')}, and ${usual} is its default.`,
  },
  'kkp/cloud-provider-release': {
    title: 'The KKP release has the cloud provider',
    why: 'Its block is gone from the Cluster resource of the newer release together with its code: the field is pruned, and a cluster without a provider is refused.',
    says: ({ release, cloud, having }: { release: string; cloud: CloudProvider; having: readonly string[] }) => `KKP ${release} no longer has ${CLOUD_PROVIDER_LABEL[cloud]}; ${having.join(' and ')} had it. Choose another provider, or the older release.`,
  },
  'kkp/pod-security-policy': {
    title: 'PodSecurityPolicy is gone from Kubernetes 1.25',
    why: 'kube-apiserver ends at start over an admission plugin that it does not know, so the webhook of KKP refuses the cluster first.',
    says: ({ version }: { version: string }) => `The admission plugin PodSecurityPolicy does not exist in Kubernetes ${version}; it went with 1.25. Use Pod Security admission, which is always on.`,
  },
  'kkp/template-user': {
    title: 'A template of a user names the user',
    why: 'The API lists a template of scope user only to whom the annotation "user" names by the address that the login has; to anybody else it is not there.',
    says: {
      missing: () => 'The template is for one user, and none is named: nobody would see it. Give the address with which the user logs in.',
      form: ({ user }: { user: string }) => `${JSON.stringify(user)} is no address of a user; KKP knows users by their email address, such as ada@example.com.`,
    },
  },
  'kkp/template-ssh-keys': {
    title: 'SSH keys go with templates of a project',
    why: 'A key belongs to a project, and a template of another scope is offered in every project: saved there, it leaves keys out ("SSH keys will not be saved").',
    says: ({ scope }: { scope: string }) => `A template of scope ${scope} should have no SSH keys: assign them to each cluster that is made of it, and leave assign-ssh-keys.sh template out.`,
  },
  'kkp/event-rate-limit-config': {
    title: 'EventRateLimit has a limit to apply',
    why: 'KKP writes eventconfig.yaml for the plugin from these limits. With none of them its own validation notes "apiserver crashes otherwise".',
    says: () => 'The admission plugin EventRateLimit is on and no limit is configured: kube-apiserver would not start. Set at least one of server, namespace, user and sourceAndObject.',
  },
};
