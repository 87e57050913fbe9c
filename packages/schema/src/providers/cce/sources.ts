import type { Source } from '../../findings/finding.js';
import type { Site } from './catalog.js';

/** One thing, where each cloud has written it. */
export type OfSites = Readonly<Record<Site, Source>>;

/** opentelekomcloud-docs/cloud-container-engine: user manual and API reference of CCE on Open Telekom Cloud. */
const CCE_DOCS = 'https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518';
/** opentelekomcloud-docs/virtual-private-cloud: the same for VPC, subnets and shared bandwidths. */
const VPC_DOCS = 'https://github.com/opentelekomcloud-docs/virtual-private-cloud/blob/eb03d888b37b893494abeb7addccc00ea77d0bf9';
/** Huawei Cloud's Help Center. Its pages have the names that those of Open Telekom Cloud call their `original_name`. */
const HELP_CENTER = 'https://support.huaweicloud.com/intl/en-us';
/** huaweicloud/huaweicloud-sdk-go-v3, whose models carry the API's own comments. */
const SDK = 'https://github.com/huaweicloud/huaweicloud-sdk-go-v3/blob/1cd70eb6f730ea721771a6ec8d96352bbb801787/services';
/** huaweicloud/terraform-provider-huaweicloud 1.97.1. */
const HUAWEI_TERRAFORM = 'https://github.com/huaweicloud/terraform-provider-huaweicloud/blob/a0345b8dcc818aa80d932ec0802891222b0a22af';
/** opentelekomcloud/terraform-provider-opentelekomcloud. */
const OTC_TERRAFORM = 'https://github.com/opentelekomcloud/terraform-provider-opentelekomcloud/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983';

/** A page that both clouds have: what it is part of and what it is called, Huawei Cloud's place of it, and Open Telekom Cloud's. */
const page = (book: string, title: string, huawei: string, otc: string): OfSites => ({
  huaweicloud: { title: `Huawei Cloud, ${book}: ${title}`, url: `${HELP_CENTER}/${huawei}.html` },
  otc: { title: `Open Telekom Cloud, ${book}: ${title}`, url: `${otc}.rst` },
});
const manual = (title: string, huawei: string, otc: string) => page('CCE user guide', title, huawei, `${CCE_DOCS}/umn/source/${otc}`);
const api = (title: string, huawei: string, otc: string) => page('CCE API reference', title, `api-cce/${huawei}`, `${CCE_DOCS}/api-ref/source/${otc}`);
const vpcManual = (title: string, huawei: string, otc: string) => page('VPC user guide', title, huawei, `${VPC_DOCS}/umn/source/${otc}`);
const vpcApi = (title: string, huawei: string, otc: string) => page('VPC API reference', title, `api-vpc/${huawei}`, `${VPC_DOCS}/api-ref/source/${otc}`);
const sdk = (title: string, file: string): Source => ({ title: `Huawei Cloud SDK: ${title}`, url: `${SDK}/${file}` });

const NETWORKS = 'networking/container_networks';
const createCluster = api('creating a cluster', 'cce_02_0236', 'apis/cluster_management/creating_a_cluster');
const createNodePool = api('creating a node pool', 'cce_02_0354', 'apis/cluster_management/creating_a_node_pool');
const console = manual('creating a CCE standard/Turbo cluster', 'usermanual-cce/cce_10_0028', 'clusters/creating_a_cluster/creating_a_cce_standard_turbo_cluster');
const maxPods = manual('maximum number of pods on a node', 'usermanual-cce/cce_10_0348', 'nodes/node_o_and_m/maximum_number_of_pods_that_can_be_created_on_a_node');
const sharedBandwidthApi = { title: 'Open Telekom Cloud, VPC API reference: assigning a shared bandwidth', url: `${VPC_DOCS}/api-ref/source/vpc_apis_v1_v2/bandwidth_v2.0/assigning_a_shared_bandwidth.rst` };
const nodeDns = { title: 'Open Telekom Cloud, CCE user guide: problems when adding nodes', url: `${CCE_DOCS}/umn/source/faqs/node/node_creation/how_do_i_troubleshoot_problems_occurred_when_adding_nodes_to_a_cce_cluster.rst` };

/** Where one cloud alone has written something, or neither. */
export const ONLY = {
  requireDualStack: { title: 'kube-apiserver: families of a Service', url: 'https://github.com/kubernetes/kubernetes/blob/v1.33.0/pkg/registry/core/service/storage/alloc.go' },
  huaweiCluster: { title: 'Terraform provider huaweicloud: huaweicloud_cce_cluster', url: `${HUAWEI_TERRAFORM}/docs/resources/cce_cluster.md` },
  huaweiMasters: { title: 'Terraform provider huaweicloud: masters of a cluster', url: `${HUAWEI_TERRAFORM}/huaweicloud/services/cce/resource_huaweicloud_cce_cluster.go` },
  huaweiSubnet: { title: 'Terraform provider huaweicloud: huaweicloud_vpc_subnet', url: `${HUAWEI_TERRAFORM}/docs/resources/vpc_subnet.md` },
  otcDns: { title: 'Terraform provider opentelekomcloud: default DNS servers', url: `${OTC_TERRAFORM}/opentelekomcloud/services/vpc/utils.go` },
  otcNames: { title: 'Terraform provider opentelekomcloud: names, tags and labels', url: `${OTC_TERRAFORM}/opentelekomcloud/common/validators.go` },
  otcBandwidthMembers: { title: 'Terraform provider opentelekomcloud: addresses of a shared bandwidth', url: `${OTC_TERRAFORM}/opentelekomcloud/services/vpc/resource_opentelekomcloud_vpc_bandwidth_associate_v2.go` },
  otcClusterCode: { title: 'Terraform provider opentelekomcloud: how a cluster is created', url: `${OTC_TERRAFORM}/opentelekomcloud/services/cce/resource_opentelekomcloud_cce_cluster_v3.go` },
  otcCluster: { title: 'Terraform provider opentelekomcloud: opentelekomcloud_cce_cluster_v3', url: `${OTC_TERRAFORM}/docs/resources/cce_cluster_v3.md` },
} as const satisfies Record<string, Source>;

/** Where CCE's rules are written, on each cloud. */
export const SOURCES = {
  dualStack: manual('creating an IPv4/IPv6 dual-stack cluster', 'bestpractice-cce/cce_bestpractice_00222', 'best_practice/cluster/creating_an_ipv4_ipv6_dual-stack_cluster_in_cce'),
  console,
  versions: manual('Kubernetes version policy', 'usermanual-cce/cce_bulletin_0033', 'product_bulletin/kubernetes_version_policy'),
  cidrPlanning: manual('planning CIDR blocks for a cluster', 'bestpractice-cce/cce_bestpractice_00004', 'best_practice/networking/planning_cidr_blocks_for_a_cluster'),
  networkModel: manual('selecting a network model', 'bestpractice-cce/cce_bestpractice_00162', 'best_practice/networking/selecting_a_network_model'),
  constraints: manual('notes and constraints', 'productdesc-cce/cce_productdesc_0005', 'service_overview/notes_and_constraints'),
  tunnelNetwork: manual('tunnel network model', 'usermanual-cce/cce_10_0282', `${NETWORKS}/tunnel_network_settings/tunnel_network_model`),
  vpcNetwork: manual('VPC network model', 'usermanual-cce/cce_10_0283', `${NETWORKS}/vpc_network_settings/vpc_network_model`),
  cloudNativeNetwork: manual('Cloud Native Network 2.0', 'usermanual-cce/cce_10_0284', `${NETWORKS}/cloud_native_network_2.0_settings/cloud_native_network_2.0`),
  dataplaneV2: manual('DataPlane V2 network acceleration', 'usermanual-cce/cce_10_0945', `${NETWORKS}/pod_network_settings/dataplane_v2_network_acceleration`),
  podBandwidth: manual('shared bandwidth for dual-stack pods', 'usermanual-cce/cce_10_0604', `${NETWORKS}/cloud_native_network_2.0_settings/configuring_a_shared_bandwidth_for_dual-stack_pods_in_a_cce_turbo_cluster`),
  ipv6ServiceCidr: manual('IPv6 Service CIDR block of a Turbo cluster', 'cce_faq/cce_faq_00406', 'faqs/networking/network_planning/how_do_i_configure_the_ipv6_service_cidr_block_when_creating_a_cce_turbo_cluster'),
  maxPods,
  node: manual('creating a node', 'usermanual-cce/cce_10_0363', 'nodes/creating_a_node'),
  loadBalancerService: manual('creating a LoadBalancer Service', 'usermanual-cce/cce_10_0681', 'networking/services/loadbalancer/creating_a_loadbalancer_service'),
  loadBalancerIngress: manual('creating a LoadBalancer ingress', 'usermanual-cce/cce_10_0252', 'networking/ingresses/loadbalancer_ingresses/creating_a_loadbalancer_ingress_using_kubectl'),
  createCluster,
  createNode: api('creating a node', 'cce_02_0242', 'apis/cluster_management/creating_a_node'),
  createNodePool,
  installAddon: api('installing an add-on instance', 'cce_02_0322', 'apis/add-on_management/installing_an_add-on_instance'),
  nginxAddon: manual('NGINX Ingress Controller', 'usermanual-cce/cce_10_0034', 'add-ons/container_network_add-ons/nginx_ingress_controller'),
  monitoringAddon: manual('Cloud Native Cluster Monitoring', 'usermanual-cce/cce_10_0406', 'add-ons/cloud_native_observability_add-ons/cloud_native_cluster_monitoring'),
  addonParameters: api('add-on instance parameters', 'cce_02_0366', 'apis/add-on_instance_parameters/index'),
  ids: vpcApi('creating a port', 'vpc_port02_0003', 'native_openstack_neutron_apis_v2.0/port/creating_a_port'),
  autoscaler: manual('CCE Cluster Autoscaler', 'usermanual-cce/cce_10_0154', 'add-ons/scheduling_and_elasticity_add-ons/cce_cluster_autoscaler'),
  errorCodes: api('error codes', 'ErrorCode', 'appendix/error_codes'),
  createVpc: vpcManual('creating a VPC with a subnet', 'usermanual-vpc/en-us_topic_0013935842', 'vpc_and_subnet/vpc/creating_a_vpc_with_a_subnet'),
  createSubnet: vpcManual('creating a subnet', 'usermanual-vpc/en-us_topic_0013748726', 'vpc_and_subnet/subnet/creating_a_subnet_for_the_vpc'),
  createSubnetApi: vpcApi('creating a subnet', 'vpc_subnet01_0001', 'vpc_apis_v1_v2/subnet/creating_a_subnet'),
  createVpcApi: vpcApi('creating a VPC', 'vpc_api01_0001', 'vpc_apis_v1_v2/virtual_private_cloud/creating_a_vpc'),
  vpcErrorCodes: vpcApi('error codes', 'vpc_api_0003', 'appendix/error_codes'),
  secondaryCidr: vpcManual('restricted CIDR blocks', 'usermanual-vpc/vpc_vpc_0007', 'vpc_and_subnet/vpc/adding_a_secondary_ipv4_cidr_block_to_a_vpc'),
  sharedBandwidth: page('shared bandwidths', 'assigning a shared bandwidth', 'usermanual-eip/bandwidth_0003', `${VPC_DOCS}/umn/source/shared_bandwidth/assigning_a_shared_bandwidth`),
  sharedBandwidthApi: { huaweicloud: sdk('CreateSharedBandwidthOption', 'eip/v2/model/model_create_shared_bandwidth_option.go'), otc: sharedBandwidthApi },
  serviceNetwork: { huaweicloud: sdk('ServiceNetwork', 'cce/v3/model/model_service_network.go'), otc: createCluster.otc },
  /** The form of Open Telekom Cloud has the field in the table of Turbo clusters only. */
  ipv6ServiceField: { huaweicloud: sdk('ServiceNetwork', 'cce/v3/model/model_service_network.go'), otc: console.otc },
  containerNetwork: { huaweicloud: sdk('ContainerNetwork', 'cce/v3/model/model_container_network.go'), otc: createCluster.otc },
  clusterSpec: { huaweicloud: sdk('ClusterSpec', 'cce/v3/model/model_cluster_spec.go'), otc: createCluster.otc },
  nodeExtendParam: { huaweicloud: sdk('NodeExtendParam', 'cce/v3/model/model_node_extend_param.go'), otc: maxPods.otc },
  publicAccess: { huaweicloud: sdk('PublicAccess', 'cce/v3/model/model_public_access.go'), otc: createCluster.otc },
  overload: manual('overload control for a cluster', 'usermanual-cce/cce_10_0602', 'clusters/managing_clusters/enabling_overload_control_for_a_cluster'),
  masters: { huaweicloud: ONLY.huaweiMasters, otc: createCluster.otc },
  poolSubnets: { huaweicloud: sdk('NicSpec', 'cce/v3/model/model_nic_spec.go'), otc: createNodePool.otc },
  securityGroups: page('CCE FAQ', 'security group rules of a cluster', 'cce_faq/cce_faq_00265', `${CCE_DOCS}/umn/source/faqs/networking/network_planning/how_can_i_configure_a_security_group_rule_for_a_cluster`),
  diskSpace: { huaweicloud: sdk('VirtualSpace', 'cce/v3/model/model_virtual_space.go'), otc: { title: 'Open Telekom Cloud, CCE API reference: space allocation of a data disk', url: `${CCE_DOCS}/api-ref/source/appendix/space_allocation_of_a_data_disk.rst` } },
  poolProject: { huaweicloud: sdk('NodeTemplate', 'cce/v3/model/model_node_template.go'), otc: createNodePool.otc },
  nodePool: manual('creating a node pool', 'usermanual-cce/cce_10_0012', 'node_pools/creating_a_node_pool'),
  podSecurityGroups: { huaweicloud: sdk('NodePoolSpec', 'cce/v3/model/model_node_pool_spec.go'), otc: createNodePool.otc },
  apiServerEip: manual('API server for Internet access', 'usermanual-cce/cce_10_0864', 'clusters/accessing_a_cluster/configuring_a_clusters_api_server_for_internet_access'),
  nodeFlavors: api('node flavor description', 'cce_02_0368', 'appendix/node_flavor_description'),
  nodeDns: { huaweicloud: ONLY.huaweiCluster, otc: nodeDns },
  dnsServers: { huaweicloud: ONLY.huaweiSubnet, otc: ONLY.otcDns },
  terraform: { huaweicloud: ONLY.huaweiCluster, otc: ONLY.otcCluster },
} as const satisfies Record<string, OfSites>;
