import * as kkp from '@dualstack/schema/providers/kkp';
import { toCompactJson } from '../../format/json.js';
import { ciliumBalancerValues } from '../../kit/load-balancers.js';
import { toYaml, type Value } from '../../format/yaml.js';

type Plan = kkp.KkpPlan;
type Application = NonNullable<Plan['spec']['kkp']['applications']>[number];
type Values = { readonly [key: string]: Value };

/** Values of the plan, which the rules have seen to be a JSON object. */
const readValues = (text: string): Values => JSON.parse(text) as Values;

/**
 * The values with which the dashboard begins for the autoscaler. KKP fills in none by itself, and the chart alone looks for
 * node groups of AWS.
 *
 * @see https://github.com/kubermatic/kubermatic/blob/b4d5be17f5d70eec4f2e7a524084bfc30f321efb/pkg/applicationdefinitions/system-applications/cluster-autoscaler.yaml
 */
const AUTOSCALER_ACCOUNT = 'cluster-autoscaler-clusterapi-cluster-autoscaler';
const AUTOSCALER_ROLE = 'cluster-autoscaler-management';
const AUTOSCALER_VALUES: Values = {
  cloudProvider: 'clusterapi',
  clusterAPIMode: 'incluster-incluster',
  autoDiscovery: { namespace: 'kube-system' },
  securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
  image: { tag: '{{ .Cluster.AutoscalerVersion }}' },
  extraEnv: { CAPI_GROUP: 'cluster.k8s.io' },
  rbac: { create: true, pspEnabled: false, clusterScoped: true, serviceAccount: { annotations: {}, create: true, name: AUTOSCALER_ACCOUNT, automountServiceAccountToken: true } },
  extraObjects: [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: AUTOSCALER_ROLE },
      rules: [
        { apiGroups: ['cluster.k8s.io'], resources: ['machinedeployments', 'machinedeployments/scale', 'machines', 'machinesets'], verbs: ['get', 'list', 'update', 'watch', 'patch'] },
        { apiGroups: ['resource.k8s.io'], resources: ['deviceclasses', 'resourceclaims', 'resourceslices'], verbs: ['get', 'list', 'watch'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: AUTOSCALER_ACCOUNT },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: AUTOSCALER_ROLE },
      subjects: [{ kind: 'ServiceAccount', name: AUTOSCALER_ACCOUNT, namespace: '{{ `{{.Release.Namespace}}` }}' }],
    },
  ],
};

/** Namespaces that every cluster has. */
const OF_KUBERNETES: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

function application({ api }: kkp.KkpRelease, { name, application: ref, version, namespace, values }: Application): Value {
  const given = values === undefined ? (ref === kkp.AUTOSCALER.name ? AUTOSCALER_VALUES : undefined) : readValues(values);
  return {
    name,
    spec: {
      namespace: { name: namespace, create: !OF_KUBERNETES.includes(namespace) },
      applicationRef: { name: ref, version },
      ...(given && (api.takesValuesBlock ? { valuesBlock: toYaml(given) } : { values: given })),
    },
  };
}

/** Applications that KKP installs once the cluster is healthy, by the fields of its API; undefined where there are none. */
export function applications({ spec: { kkp: settings } }: Plan): readonly Value[] | undefined {
  const { applications: wanted = [], release } = settings;
  return wanted.length === 0 ? undefined : wanted.map((each) => application(kkp.releaseOf(release), each));
}

/** The values with which the dashboard begins for Cilium (defaultValuesBlock of its ApplicationDefinition, unless an administrator has others). */
const CILIUM_VALUES: Values = { operator: { replicas: 1 }, hubble: { relay: { enabled: true }, ui: { enabled: true }, tls: { auto: { method: 'cronJob' } } } };
/** What the dashboard adds for its box "Ingress" (updateCiliumCNIValues). */
const INGRESS: Values = { ingressController: { enabled: true, loadbalancerMode: 'shared', default: true, enforceHttps: false } };

/** Annotations of the cluster out of which KKP takes the values of Cilium, in the place of those that it would take by itself; empty where the plan says nothing of them. */
export function cniAnnotations({ spec: { loadBalancers, kkp: { cniValues, cniIngress = false, cni, release } } }: Plan): { readonly [key: string]: string } {
  const balancing = ciliumBalancerValues(loadBalancers, cni.version ?? '');
  if (cni.type !== 'cilium' || (cniValues === undefined && !cniIngress && Object.keys(balancing).length === 0)) return {};
  /** From v2.27 on Envoy is off unless somebody turns it on. */
  const begun = kkp.hasEnvoyOff(release) ? { envoy: { enabled: false }, ...CILIUM_VALUES } : CILIUM_VALUES;
  const values = cniValues === undefined ? begun : readValues(cniValues);
  return { 'kubermatic.io/initial-cni-values-request': toCompactJson({ ...values, ...(cniIngress && INGRESS), ...balancing }) };
}
