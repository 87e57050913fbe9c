import type { Source } from '../../findings/finding.js';

/** release/v2.31 of kubermatic/kubermatic, in which the rules were read. */
const KKP_COMMIT = 'b4d5be17f5d70eec4f2e7a524084bfc30f321efb';
/** kubermatic/dashboard, whose wizard the steps mirror. */
const DASHBOARD_COMMIT = 'c996f110d05df2b291130d95404fe0f6e45bb81a';
/** kubermatic/machine-controller, which reads the machine specs. */
const MACHINE_CONTROLLER_COMMIT = 'f1068332ad56c8f4b2498ca5b46ffc0b3582a083';

/** A file of KKP v2.31. */
export const kkp = (title: string, file: string): Source => ({ title: `KKP ${title}`, url: `https://github.com/kubermatic/kubermatic/blob/${KKP_COMMIT}/${file}` });
/** A file of the KKP dashboard. */
export const dashboard = (title: string, file: string): Source => ({ title: `KKP dashboard ${title}`, url: `https://github.com/kubermatic/dashboard/blob/${DASHBOARD_COMMIT}/${file}` });
/** A file of the machine-controller. */
const machineController = (title: string, file: string): Source => ({ title: `machine-controller ${title}`, url: `https://github.com/kubermatic/machine-controller/blob/${MACHINE_CONTROLLER_COMMIT}/${file}` });
/** A page of the KKP documentation. */
export const docs = (title: string, release: string, page: string): Source => ({ title: `KKP ${release} documentation: ${title}`, url: `https://docs.kubermatic.com/kubermatic/${release}/${page}` });

const VALIDATION = 'pkg/validation/cluster.go';

/** Where KKP's own rules are written. */
export const SOURCES = {
  clusterSpec: kkp('ValidateClusterSpec', `${VALIDATION}#L86`),
  clusterName: kkp('cluster webhook ValidateCreate', 'pkg/webhook/cluster/validation/validation.go#L70'),
  clusterNameLength: kkp('MaxClusterNameLength', `${VALIDATION}#L67`),
  version: kkp('ValidateVersion', `${VALIDATION}#L369`),
  semver: kkp('Semver', 'sdk/semver/semver.go'),
  networkUpdate: kkp('validateClusterNetworkingConfigUpdateImmutability', `${VALIDATION}#L1263`),
  network: kkp('ValidateClusterNetworkConfig', `${VALIDATION}#L420`),
  proxyMode: kkp('validateProxyMode', `${VALIDATION}#L508`),
  ipFamilyOrder: kkp('validateClusterCIDRBlocks', `${VALIDATION}#L634`),
  nodeMask: kkp('validateNodeCIDRMaskSize', `${VALIDATION}#L655`),
  gcp: kkp('validateGCPCloudSpec', `${VALIDATION}#L918`),
  podSecurityPolicy: kkp('validatePodSecurityPolicyAdmissionPluginForVersion', `${VALIDATION}#L1392`),
  eventRateLimit: kkp('ValidateEventRateLimitConfig', `${VALIDATION}#L1418`),
  cniVersions: kkp('supported CNI versions', 'pkg/cni/version.go'),
  datacenter: kkp('IsIPv6Enabled', 'sdk/apis/kubermatic/v1/datacenter.go#L658'),
  clusterType: kkp('Cluster API type', 'sdk/apis/kubermatic/v1/cluster.go'),
  defaultNetwork: kkp('DefaultClusterNetwork', 'pkg/defaulting/cluster.go'),
  dnsResolver: kkp('UserClusterDNSResolverIP', 'pkg/resources/resources.go'),
  defaults: kkp('DefaultClusterSpec', 'pkg/defaulting/cluster.go'),
  defaultVersion: kkp('DefaultKubernetesVersioning', 'pkg/defaulting/configuration.go#L225'),
  credentials: kkp('Cluster.GetSecretName', 'sdk/apis/kubermatic/v1/cluster.go#L1919'),
  machineNetwork: kkp('CompleteNetworkConfig', 'pkg/machine/helpers.go#L293'),
  initialMachineDeployment: kkp('initial MachineDeployment controller', 'pkg/controller/seed-controller-manager/initial-machinedeployment-controller/controller.go'),
  azureVnet: kkp('Azure VNet defaults', 'pkg/provider/cloud/azure/vnet.go#L35'),
  azureSpec: kkp('AzureCloudSpec', 'sdk/apis/kubermatic/v1/cluster.go#L1322'),
  openstackSubnets: kkp('OpenStack subnet defaults', 'pkg/provider/cloud/openstack/helper.go#L35'),
  openstackIpv6: kkp('OpenStack createIPv6Subnet', 'pkg/provider/cloud/openstack/subnets.go#L84'),
  vsphereSpec: kkp('VSphereCloudSpec', 'sdk/apis/kubermatic/v1/cluster.go#L1388'),
  awsVpc: kkp('AWS default VPC', 'pkg/provider/cloud/aws/vpc.go#L63'),
  assumeRole: { title: 'AWS STS: AssumeRole', url: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html' },
  assumeRoleForm: dashboard('AWS settings', 'modules/web/src/app/wizard/step/provider-settings/provider/basic/aws/component.ts#L149'),
  openstackSpec: kkp('validateOpenStackCloudSpec', `${VALIDATION}#L880`),
  loadBalancerClasses: kkp('LoadBalancerClass', 'sdk/apis/kubermatic/v1/common.go#L121'),
  vsphereTags: kkp('vSphere ValidateCloudSpec', 'pkg/provider/cloud/vsphere/provider.go#L174'),
  projectId: dashboard('ProjectProvider.New', 'modules/api/pkg/provider/kubernetes/project.go'),
  awsIds: { title: 'Amazon EC2: resource IDs', url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html' },
  nodePortRanges: dashboard('providers with allowed NodePort ranges', 'modules/web/src/app/shared/model/NodeProviderConstants.ts#L38'),
  dashboardName: dashboard('cluster step', 'modules/web/src/app/wizard/step/cluster/component.ts'),
  azurePublicIp: machineController('Azure Validate', 'pkg/cloudprovider/provider/azure/provider.go#L1149'),
  operatingSystems: machineController('operating systems', 'docs/operating-system.md'),
  profilesOfSeed: kkp('initial MachineDeployment, profile of the datacenter', 'pkg/controller/seed-controller-manager/initial-machinedeployment-controller/machinedeployment.go#L56'),
  profiles: { title: 'Operating System Manager: MachineDeploymentOSPAnnotation', url: 'https://github.com/kubermatic/operating-system-manager/blob/9131d36865ffe138ee12301ca96747c1b252ee04/pkg/controllers/osc/resources/operating_system_config.go#L58' },
  staticNetwork: { title: 'Operating System Manager: static.network of Flatcar', url: 'https://github.com/kubermatic/operating-system-manager/blob/9131d36865ffe138ee12301ca96747c1b252ee04/deploy/osps/default/osp-flatcar.yaml#L216' },
  awsSpot: { title: 'Amazon EC2: SpotMarketOptions', url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotMarketOptions.html' },
  awsTags: { title: 'Amazon EC2: tag restrictions', url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions' },
  azureTags: { title: 'Azure: limitations of tags', url: 'https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/tag-resources#limitations' },
  digitaloceanTags: { title: 'DigitalOcean API: tags', url: 'https://docs.digitalocean.com/reference/api/reference/tags/' },
  gcpTags: { title: 'Google Cloud: limitations of network tags', url: 'https://cloud.google.com/vpc/docs/add-remove-network-tags#restrictions' },
  gcpLabels: { title: 'Google Cloud: requirements for labels', url: 'https://cloud.google.com/compute/docs/labeling-resources#requirements' },
  openstackReadyCheck: machineController('OpenStack, InstanceReadyCheckPeriod', 'pkg/cloudprovider/provider/openstack/provider.go#L244'),
  vsphereMachineTags: machineController('vSphere Validate, tags', 'pkg/cloudprovider/provider/vsphere/provider.go#L250'),
  machineSpec: machineController('machine specs', 'sdk/cloudprovider'),
  ciliumIpvs: docs('known issues, Cilium with ipvs', 'v2.31', 'architecture/known-issues/'),
  dualStack: docs('dual-stack networking', 'v2.31', 'tutorials-howtos/networking/dual-stack/'),
  dualStack224: docs('dual-stack networking', 'v2.24', 'tutorials-howtos/networking/dual-stack/'),
  templateScope: dashboard('cluster templates by scope', 'modules/api/pkg/provider/kubernetes/cluster_template.go#L124'),
  templateKeys: dashboard('save cluster template', 'modules/web/src/app/shared/components/save-cluster-template/template.html'),
  restTypes: dashboard('REST API, ClusterSpec', 'modules/api/pkg/api/v1/types.go#L993'),
  kubelb: kkp('ValidateNewClusterSpec', `${VALIDATION}#L215`),
  auditWebhookFlag: kkp('--audit-webhook-initial-backoff of the API server', 'pkg/resources/apiserver/deployment.go#L161'),
  auditWebhookVolume: kkp('audit webhook volume of the API server', 'pkg/resources/apiserver/deployment.go#L850'),
  nodeProxy: kkp('OSMControllerSettings', 'sdk/apis/kubermatic/v1/cluster.go#L1026'),
  nodeProxyForm: dashboard('HTTP_PROXY_URL_PATTERN', 'modules/web/src/app/shared/validators/others.ts#L43'),
  cniValues: kkp('CNI application installation', 'pkg/controller/seed-controller-manager/cni-application-installation-controller/controller.go#L286'),
  applications: kkp('initial application installations', 'pkg/controller/seed-controller-manager/initial-application-installation-controller/controller.go'),
  applicationType: kkp('ApplicationInstallation', 'sdk/apis/apps.kubermatic/v1/application_installation.go'),
  metallb: kkp('MetalLB of the default catalog', 'pkg/ee/default-application-catalog/applicationdefinitions/metallb-app.yaml'),
  balancers: kkp('cloud controllers of user clusters', 'pkg/resources/cloudcontroller/deployment.go'),
  autoscaler: dashboard('isMinMaxReplicasDisabled', 'modules/web/src/app/node-data/component.ts'),
  annotations: { title: 'Kubernetes: annotations', url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set' },
  names: { title: 'Kubernetes: object names', url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/' },
} as const satisfies Record<string, Source>;

/** Pages of the documentation of a release that a guide points to. */
export const guidesOf = (release: string): { readonly serviceAccounts: Source; readonly kubeconfig: Source; readonly dualStack: Source } => ({
  serviceAccounts: docs('using service accounts', release, 'architecture/concept/kkp-concepts/service-account/using-service-account/'),
  kubeconfig: docs('using kubectl', release, 'tutorials-howtos/project-and-cluster-management/using-kubectl/'),
  dualStack: docs('dual-stack networking', release, 'tutorials-howtos/networking/dual-stack/'),
});
