import { familiesOf, type RangeText } from '@dualstack/schema';
import type * as kkp from '@dualstack/schema/providers/kkp';
import { toCompactJson } from '../../format/json.js';
import type { Value } from '../../format/yaml.js';
import { applications, cniAnnotations } from './applications.js';
import { cloudSpec, networkRanges } from './cloud.js';
import { machineDeployment } from './machines.js';

type Plan = kkp.KkpPlan;

/** Admission plugins that have a switch of their own in the Cluster and must not be in the list. */
const SWITCHES: Readonly<Record<string, string>> = {
  PodSecurityPolicy: 'usePodSecurityPolicyAdmissionPlugin',
  PodNodeSelector: 'usePodNodeSelectorAdmissionPlugin',
  EventRateLimit: 'useEventRateLimitAdmissionPlugin',
};

/** The annotation out of which KKP makes the first MachineDeployment, once the cluster is healthy. */
const INITIAL_MACHINE_DEPLOYMENT = 'kubermatic.io/initial-machinedeployment-request';

/** The annotation out of which KKP makes ApplicationInstallations. */
const INITIAL_APPLICATIONS = 'kubermatic.io/initial-application-installations-request';

/** A Cluster object, as it is applied to the Seed cluster. */
export function cluster(plan: Plan): Value {
  return {
    apiVersion: 'kubermatic.k8c.io/v1',
    kind: 'Cluster',
    metadata: {
      name: plan.metadata.name,
      labels: { ...plan.metadata.labels, 'project-id': plan.spec.kkp.projectId },
      annotations: annotations(plan),
    },
    spec: { humanReadableName: plan.spec.kkp.humanReadableName, ...clusterSpec(plan), ...encryption(plan) },
  };
}

/** A ClusterTemplate of the project: the same cluster, to be made again from the dashboard. */
export function clusterTemplate(plan: Plan): Value {
  const { kkp } = plan.spec;
  return {
    apiVersion: 'kubermatic.k8c.io/v1',
    kind: 'ClusterTemplate',
    metadata: {
      name: plan.metadata.name,
      labels: { scope: kkp.template?.scope ?? 'project', 'project-id': kkp.projectId, name: plan.metadata.name },
      annotations: { ...annotations(plan), ...(kkp.template?.scope === 'user' && { user: kkp.template.user }) },
    },
    clusterLabels: { ...plan.metadata.labels },
    credential: kkp.preset ?? '',
    spec: { humanReadableName: kkp.humanReadableName, ...clusterSpec(plan) },
  };
}

/** What a Cluster and the body of the REST call have in common. */
export function clusterSpec(plan: Plan): { readonly [key: string]: Value } {
  const { spec } = plan;
  const { kkp } = spec;
  return {
    version: spec.kubernetesVersion,
    cloud: cloudSpec(plan),
    containerRuntime: 'containerd',
    cniPlugin: { ...kkp.cni },
    clusterNetwork: clusterNetwork(plan),
    exposeStrategy: kkp.exposeStrategy,
    apiServerAllowedIPRanges: networkRanges(kkp.apiServerAllowedIPRanges),
    enableUserSSHKeyAgent: kkp.enableUserSSHKeyAgent,
    componentsOverride: componentsOverride(plan),
    auditLogging: auditLogging(plan),
    ...admission(plan),
    ...features(plan),
  };
}

/** Audit logging; its webhook is of no use without it, and KKP would call it all the same. */
function auditLogging({ spec: { kkp: { auditLogging: settings } } }: Plan): Value {
  if (!settings) return undefined;
  const { enabled, policyPreset, webhookBackend } = settings;
  return { enabled, policyPreset, webhookBackend: enabled && webhookBackend ? { ...webhookBackend, auditWebhookConfig: { ...webhookBackend.auditWebhookConfig } } : undefined };
}

/** What KKP runs beside the cluster: what is off is left out, but for the dashboard, which is on where nothing is said. */
function features({ spec: { kkp } }: Plan): { readonly [key: string]: Value } {
  const { kubelb, mla = {}, kubernetesDashboard: dashboard } = kkp;
  const { useLoadBalancerClass, enableGatewayAPI } = kubelb ?? {};
  const switched = (feature: { readonly enabled?: boolean | undefined } | undefined) => (feature?.enabled ? { enabled: true } : undefined);
  return {
    backupConfig: kkp.backupStorageLocation === undefined ? undefined : { backupStorageLocation: { name: kkp.backupStorageLocation } },
    disableCsiDriver: kkp.disableCsiDriver ? true : undefined,
    kubelb: kubelb?.enabled ? { enabled: true, useLoadBalancerClass, enableGatewayAPI } : undefined,
    kubernetesDashboard: dashboard?.enabled === undefined ? undefined : { enabled: dashboard.enabled },
    opaIntegration: switched(kkp.opaIntegration),
    kyverno: switched(kkp.kyverno),
    mla: mla.loggingEnabled || mla.monitoringEnabled ? { loggingEnabled: mla.loggingEnabled, monitoringEnabled: mla.monitoringEnabled } : undefined,
  };
}

/** What KKP's API calls the Secret of a cluster's encryption key (getEncryptionSecretName). */
export const encryptionSecretName = (clusterName: string): string => `encryption-key-cluster-${clusterName}`;

/** Encryption at rest as KKP's API sets it up for a key that it is given (setupEncryptionSpec); the key itself is in a Secret. */
function encryption({ metadata, spec: { kkp } }: Plan): { readonly [key: string]: Value } {
  if (!kkp.encryptionAtRest) return {};
  const name = encryptionSecretName(metadata.name);
  return { features: { encryptionAtRest: true }, encryptionConfiguration: { enabled: true, resources: ENCRYPTED, secretbox: { keys: [{ name, secretRef: { name, key: 'key' } }] } } };
}

/** The resources that are encrypted at rest unless somebody says otherwise. */
export const ENCRYPTED: readonly string[] = ['secrets'];

/** The proxy over which the nodes of this cluster reach the outside. */
function componentsOverride({ spec: { kkp: { nodeProxy: { httpProxy, noProxy = [] } = {} } } }: Plan): Value {
  if (httpProxy === undefined && noProxy.length === 0) return undefined;
  return { operatingSystemManager: { proxy: { httpProxy, noProxy: noProxy.length === 0 ? undefined : noProxy.join(',') } } };
}

function clusterNetwork({ spec: { ipFamily, network, kkp } }: Plan): Value {
  const families = familiesOf(ipFamily);
  const blocks = (ranges: { ipv4?: RangeText | undefined; ipv6?: RangeText | undefined }) => families.flatMap((family) => ranges[family]?.text ?? []);
  const mask = (family: 'ipv4' | 'ipv6') => (families.includes(family) ? network.nodeCidrMask[family] : undefined);
  return {
    ipFamily,
    pods: { cidrBlocks: blocks(network.podCidrs) },
    services: { cidrBlocks: blocks(network.serviceCidrs) },
    nodeCidrMaskSizeIPv4: mask('ipv4'),
    nodeCidrMaskSizeIPv6: mask('ipv6'),
    proxyMode: network.proxyMode,
    ipvs: network.proxyMode === 'ipvs' && kkp.ipvs ? { ...kkp.ipvs } : undefined,
    dnsDomain: kkp.dnsDomain,
    nodeLocalDNSCacheEnabled: kkp.nodeLocalDNSCacheEnabled,
    konnectivityEnabled: kkp.konnectivityEnabled,
    tunnelingAgentIP: kkp.tunnelingAgentIP?.text,
  };
}

function admission({ spec: { kkp } }: Plan): { readonly [key: string]: Value } {
  const plugins = kkp.admissionPlugins ?? [];
  const others = plugins.filter((name) => !Object.hasOwn(SWITCHES, name));
  return {
    ...Object.fromEntries(plugins.flatMap((name): [string, boolean][] => (Object.hasOwn(SWITCHES, name) ? [[SWITCHES[name] ?? name, true]] : []))),
    admissionPlugins: others.length > 0 ? others : undefined,
    podNodeSelectorAdmissionPluginConfig: plugins.includes('PodNodeSelector') && kkp.podNodeSelectorAdmissionPluginConfig ? { ...kkp.podNodeSelectorAdmissionPluginConfig } : undefined,
    eventRateLimitConfig: plugins.includes('EventRateLimit') ? (kkp.eventRateLimitConfig) : undefined,
  };
}

/** Tells KKP to leave the router of the subnets alone (SkipRouterReconciliationAnnotation). */
const SKIP_ROUTER = 'reconciliation.kubermatic.k8c.io/skip-router';

/** Annotations that the plan itself gives the cluster. */
export const ownAnnotations = ({ spec: { kkp } }: Plan): { readonly [key: string]: string } => ({ ...kkp.annotations, ...(kkp.cloudProvider === 'openstack' && kkp.openstack?.skipRouterReconciliation && { [SKIP_ROUTER]: 'true' }) });

function annotations(plan: Plan): { readonly [key: string]: Value } {
  const [first] = plan.spec.nodePools;
  const installed = applications(plan);
  return {
    ...ownAnnotations(plan),
    'kubernetes.io/description': plan.metadata.description,
    presetName: plan.spec.kkp.preset,
    ...cniAnnotations(plan),
    [INITIAL_APPLICATIONS]: installed && toCompactJson(installed),
    [INITIAL_MACHINE_DEPLOYMENT]: first && toCompactJson(machineDeployment(plan, first)),
  };
}
