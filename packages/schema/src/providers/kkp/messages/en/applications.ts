/** The rules about what is installed into the cluster. */
export const applications = {
  'kkp/application-form': {
    title: 'An application has a name, a version and a namespace',
    why: 'The controller makes an ApplicationInstallation of each entry. The API server checks its name and namespace, the webhook looks the version up in the ApplicationDefinition.',
    says: {
      name: ({ name }: { name: string }) => (name === '' ? 'The application has no name. Name it with lower-case letters, digits and hyphens.' : `${JSON.stringify(name)} cannot name an application: lower-case letters, digits and hyphens, at most 63.`),
      twice: ({ name, namespace }: { name: string; namespace: string }) => `Two applications are called ${name} in the namespace ${namespace}; KKP makes the first and passes the second by.`,
      application: () => 'Nothing says which application is installed. Give its name in the catalog, such as cert-manager.',
      version: ({ version }: { version: string }) => (version === '' ? 'The application has no version. Give one that the catalog has, such as 1.32.0.' : `${JSON.stringify(version)} is no version: numbers with dots, such as 1.32.0.`),
      namespace: ({ namespace }: { namespace: string }) => (namespace === '' ? 'The application has no namespace. Name the one that it is installed into.' : `${JSON.stringify(namespace)} cannot name a namespace: lower-case letters, digits and hyphens, at most 63.`),
    },
  },
  'kkp/application-values': {
    title: 'Values of an application are a JSON object',
    why: 'Helm reads valuesBlock as one YAML mapping, and JSON is YAML. What is no mapping ends the installation with an error, while the rest of the cluster comes up.',
    says: () => 'The values are no JSON object. Write them on one line, such as {"replicaCount": 2}, or leave them empty.',
  },
  'kkp/autoscaler-application': {
    title: 'Bounds of a node pool come with the Cluster Autoscaler',
    why: 'The bounds are two annotations of the MachineDeployment, and nothing but the autoscaler reads them. From v2.28 on it is an application, and the dashboard offers them only with that.',
    says: ({ pool }: { pool: string }) => `${pool === '' ? 'This node pool' : `The node pool ${pool}`} has a least or a most number of replicas, and the plan does not install the Cluster Autoscaler application: it will stay at its replicas.`,
  },
  'kkp/metallb-application': {
    title: 'MetalLB comes as an application where the catalog of KKP has it',
    why: 'The Enterprise Edition brings a default catalog, and its ApplicationInstallation is upgraded with the cluster. A manifest that was applied by hand stays as it was.',
    says: {
      offered: ({ release, version }: { release: string; version: string }) => `KKP ${release} has MetalLB ${version} in the default catalog of its Enterprise Edition; without it, the README installs MetalLB by its manifest.`,
      version: ({ version, installed }: { version: string; installed: string }) => `The plan speaks of MetalLB ${version}, and the application installs ${installed}: that is the one that the pools are for.`,
    },
  },
  'kkp/load-balancers-of-cloud': {
    title: 'Load balancers of the plan are for clouds that have none',
    why: 'KKP runs a cloud controller manager for each such provider, which takes every Service of that type without a loadBalancerClass. Both would write its status.',
    says: ({ cloud }: { cloud: string }) => `${cloud} makes load balancers itself: those of the plan would take the same Services. Leave them out.`,
  },
  'kkp/cni-values': {
    title: 'CNI values are a JSON object',
    why: 'The controller decodes the annotation kubermatic.io/initial-cni-values-request with json.Unmarshal. While that fails, it installs no CNI plugin, and no node gets ready.',
    says: () => 'The CNI values are no JSON object. Write them on one line, such as {"operator": {"replicas": 2}}, or leave them empty.',
  },
  'kkp/cni-application': {
    title: 'CNI values and Ingress belong to Cilium',
    why: 'Only what the CNI application controller installs is given a chart to fill in (IsManagedByAppInfra). Canal and what is older are addons, made of finished manifests.',
    says: ({ from }: { from: string }) => `This has no effect: values and Ingress are for Cilium from ${from} on. Leave it empty, or choose Cilium.`,
  },
};
