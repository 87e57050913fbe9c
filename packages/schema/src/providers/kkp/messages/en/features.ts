import type { FeatureId } from '../../catalog.js';

/** What the dashboard calls what not every release has. */
const CALLED: Readonly<Record<FeatureId, string>> = {
  nodeProxy: 'Node Egress Proxy',
  clusterAnnotations: 'Cluster Annotations',
  auditWebhook: 'the Audit Webhook Backend',
  clusterBackup: 'Cluster Backup',
  disableCsiDriver: 'Disable CSI Driver',
  encryptionAtRest: 'Encryption at Rest',
  loadBalancerClasses: 'Load Balancer Classes of a cluster',
  skipRouterReconciliation: 'Skip Router Reconciliation',
  staticNetwork: 'the static network of a machine',
  configDrive: 'config drives on OpenStack',
  vmGroup: 'VM groups on vSphere',
  kubelbLoadBalancerClass: 'the LoadBalancer Class of KubeLB',
  kubelbGatewayApi: 'the Gateway API of KubeLB',
  kyverno: 'Kyverno Policy Management',
};

/** The rules about what KKP runs beside the cluster. */
export const features = {
  'kkp/field-release': {
    title: 'The KKP release has what the plan asks for',
    why: 'A field that the custom resource does not define is pruned as the object is written: nothing is said, and nothing happens.',
    says: ({ release, feature, since }: { release: string; feature: FeatureId; since: string }) => `KKP ${release} does not have ${CALLED[feature]}; ${since} was the first that did. Leave it out, or choose a later release.`,
  },
  'kkp/rest-release': {
    title: 'The REST API of the release takes it as well',
    why: 'The handler copies the fields of its own ClusterSpec into the Cluster, one by one, and that type came to know this one later than the object did.',
    says: ({ release, feature }: { release: string; feature: FeatureId }) => `The REST API of KKP ${release} passes ${CALLED[feature]} by, so create-cluster.json leaves it out. Create the cluster with kubectl on the Seed, or set it there afterwards.`,
  },
  'kkp/kubelb-datacenter': {
    title: 'KubeLB is on in the datacenter',
    why: 'ValidateNewClusterSpec asks the datacenter (spec.kubelb.enabled or enforced) and the Seed (enableForAllDatacenters), and answers "KubeLB is not enabled for this seed/datacenter".',
    says: ({ datacenter }: { datacenter: string }) => `KKP takes KubeLB only where an administrator has it on in the datacenter${datacenter === '' ? '' : ` ${datacenter}`} or for all of its Seed. Which families its load balancers have is decided there too; ask for both.`,
  },
  'kkp/object-name': {
    title: 'What is there is called by its name',
    why: 'KKP asks the API server for an object of that name, and the API server has none whose name it would not have taken.',
    says: {
      label: ({ name }: { name: string }) => (name === '' ? 'No namespace is named, and a Secret lies in one.' : `${JSON.stringify(name)} cannot be the name of a namespace: lower-case letters, digits and hyphens, at most 63.`),
      subdomain: ({ name }: { name: string }) => (name === '' ? 'No Secret is named. It holds the configuration of the webhook, and the API server does not start without it.' : `${JSON.stringify(name)} cannot be the name of an object in Kubernetes: lower-case letters, digits, hyphens and dots, at most 253.`),
    },
  },
  'kkp/audit-webhook-backoff': {
    title: 'The initial backoff of the audit webhook is a duration',
    why: 'The text becomes --audit-webhook-initial-backoff of kube-apiserver, which Go reads with ParseDuration. One that it cannot read ends the API server at its start.',
    says: ({ backoff }: { backoff: string }) => `${JSON.stringify(backoff)} is no duration: a number with its unit, such as 10s or 1m30s. Leave it empty for 10s.`,
  },
  'kkp/audit-webhook-secret': {
    title: 'The Secret of the audit webhook lies beside the API server',
    why: 'The Deployment of kube-apiserver mounts it by its name alone, so out of its own namespace; only the webhook that a datacenter enforces is copied there by KKP.',
    says: ({ name }: { name: string }) => `The API server takes the Secret ${name} out of the namespace cluster-<cluster id> of the Seed, with the key webhook.yaml. Put it there as soon as the namespace exists: until then it does not start.`,
  },
};
