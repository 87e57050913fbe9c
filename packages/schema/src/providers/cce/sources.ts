import type { Source } from '../../findings/finding.js';

/** opentelekomcloud-docs/cloud-container-engine: user manual and API reference of CCE on Open Telekom Cloud. */
const CCE_DOCS = 'https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518';
/** opentelekomcloud-docs/virtual-private-cloud: the same for VPC, subnets and shared bandwidths. */
const VPC_DOCS = 'https://github.com/opentelekomcloud-docs/virtual-private-cloud/blob/eb03d888b37b893494abeb7addccc00ea77d0bf9';
/** huaweicloud/huaweicloud-sdk-go-v3, whose models carry the API's own comments. */
const SDK = 'https://github.com/huaweicloud/huaweicloud-sdk-go-v3/blob/1cd70eb6f730ea721771a6ec8d96352bbb801787/services';
/** huaweicloud/terraform-provider-huaweicloud 1.97.1. */
const HUAWEI_TERRAFORM = 'https://github.com/huaweicloud/terraform-provider-huaweicloud/blob/a0345b8dcc818aa80d932ec0802891222b0a22af';
/** opentelekomcloud/terraform-provider-opentelekomcloud. */
const OTC_TERRAFORM = 'https://github.com/opentelekomcloud/terraform-provider-opentelekomcloud';

const manual = (title: string, page: string): Source => ({ title: `CCE user manual: ${title}`, url: `${CCE_DOCS}/umn/source/${page}.rst` });
const api = (title: string, page: string): Source => ({ title: `CCE API reference: ${title}`, url: `${CCE_DOCS}/api-ref/source/${page}.rst` });
const vpcManual = (title: string, page: string): Source => ({ title: `VPC user manual: ${title}`, url: `${VPC_DOCS}/umn/source/${page}.rst` });
const vpcApi = (title: string, page: string): Source => ({ title: `VPC API reference: ${title}`, url: `${VPC_DOCS}/api-ref/source/${page}.rst` });
const sdk = (title: string, file: string): Source => ({ title: `Huawei Cloud SDK: ${title}`, url: `${SDK}/${file}` });

const DUAL_STACK_PAGE = 'best_practice/cluster/creating_an_ipv4_ipv6_dual-stack_cluster_in_cce';
const CREATE_CLUSTER = 'apis/cluster_management/creating_a_cluster';

/** Where CCE's rules are written. */
export const SOURCES = {
  dualStack: manual('creating an IPv4/IPv6 dual-stack cluster', DUAL_STACK_PAGE),
  console: manual('creating a CCE standard/Turbo cluster', 'clusters/creating_a_cluster/creating_a_cce_standard_turbo_cluster'),
  cidrPlanning: manual('planning CIDR blocks for a cluster', 'best_practice/networking/planning_cidr_blocks_for_a_cluster'),
  networkModel: manual('selecting a network model', 'best_practice/networking/selecting_a_network_model'),
  constraints: manual('notes and constraints', 'service_overview/notes_and_constraints'),
  tunnelNetwork: manual('tunnel network model', 'networking/container_networks/tunnel_network_settings/tunnel_network_model'),
  vpcNetwork: manual('VPC network model', 'networking/container_networks/vpc_network_settings/vpc_network_model'),
  cloudNativeNetwork: manual('Cloud Native Network 2.0', 'networking/container_networks/cloud_native_network_2.0_settings/cloud_native_network_2.0'),
  podBandwidth: manual('shared bandwidth for dual-stack pods', 'networking/container_networks/cloud_native_network_2.0_settings/configuring_a_shared_bandwidth_for_dual-stack_pods_in_a_cce_turbo_cluster'),
  ipv6ServiceCidr: manual('IPv6 Service CIDR block of a Turbo cluster', 'faqs/networking/network_planning/how_do_i_configure_the_ipv6_service_cidr_block_when_creating_a_cce_turbo_cluster'),
  maxPods: manual('maximum number of pods on a node', 'nodes/node_o_and_m/maximum_number_of_pods_that_can_be_created_on_a_node'),
  node: manual('creating a node', 'nodes/creating_a_node'),
  loadBalancerService: manual('creating a LoadBalancer Service', 'networking/services/loadbalancer/creating_a_loadbalancer_service'),
  loadBalancerIngress: manual('creating a LoadBalancer ingress', 'networking/ingresses/loadbalancer_ingresses/creating_a_loadbalancer_ingress_using_kubectl'),
  createCluster: api('creating a cluster', CREATE_CLUSTER),
  createNode: api('creating a node', 'apis/cluster_management/creating_a_node'),
  createNodePool: api('creating a node pool', 'apis/cluster_management/creating_a_node_pool'),
  errorCodes: api('error codes', 'appendix/error_codes'),
  createVpc: vpcManual('creating a VPC with a subnet', 'vpc_and_subnet/vpc/creating_a_vpc_with_a_subnet'),
  createSubnet: vpcManual('creating a subnet', 'vpc_and_subnet/subnet/creating_a_subnet_for_the_vpc'),
  createSubnetApi: vpcApi('creating a subnet', 'vpc_apis_v1_v2/subnet/creating_a_subnet'),
  createVpcApi: vpcApi('creating a VPC', 'vpc_apis_v1_v2/virtual_private_cloud/creating_a_vpc'),
  vpcErrorCodes: vpcApi('error codes', 'appendix/error_codes'),
  secondaryCidr: vpcManual('restricted CIDR blocks', 'vpc_and_subnet/vpc/adding_a_secondary_ipv4_cidr_block_to_a_vpc'),
  sharedBandwidth: vpcManual('assigning a shared bandwidth', 'shared_bandwidth/assigning_a_shared_bandwidth'),
  sharedBandwidthApi: vpcApi('assigning a shared bandwidth', 'vpc_apis_v1_v2/bandwidth_v2.0/assigning_a_shared_bandwidth'),
  requireDualStack: { title: 'kube-apiserver: families of a Service', url: 'https://github.com/kubernetes/kubernetes/blob/v1.33.0/pkg/registry/core/service/storage/alloc.go' },
  serviceNetwork: sdk('ServiceNetwork', 'cce/v3/model/model_service_network.go'),
  containerNetwork: sdk('ContainerNetwork', 'cce/v3/model/model_container_network.go'),
  clusterSpec: sdk('ClusterSpec', 'cce/v3/model/model_cluster_spec.go'),
  eniNetwork: sdk('EniNetwork', 'cce/v3/model/model_eni_network.go'),
  volume: sdk('Volume', 'cce/v3/model/model_volume.go'),
  nodeExtendParam: sdk('NodeExtendParam', 'cce/v3/model/model_node_extend_param.go'),
  vpcOption: sdk('CreateVpcOption', 'vpc/v2/model/model_create_vpc_option.go'),
  subnetOption: sdk('CreateSubnetOption', 'vpc/v2/model/model_create_subnet_option.go'),
  huaweiCluster: { title: 'Terraform provider huaweicloud: huaweicloud_cce_cluster', url: `${HUAWEI_TERRAFORM}/docs/resources/cce_cluster.md` },
  huaweiMasters: { title: 'Terraform provider huaweicloud: masters of a cluster', url: `${HUAWEI_TERRAFORM}/huaweicloud/services/cce/resource_huaweicloud_cce_cluster.go` },
  huaweiSubnet: { title: 'Terraform provider huaweicloud: huaweicloud_vpc_subnet', url: `${HUAWEI_TERRAFORM}/docs/resources/vpc_subnet.md` },
  otcDns: { title: 'Terraform provider opentelekomcloud: default DNS servers', url: `${OTC_TERRAFORM}/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/opentelekomcloud/services/vpc/utils.go` },
  huaweiNodePool: { title: 'Terraform provider huaweicloud: huaweicloud_cce_node_pool', url: `${HUAWEI_TERRAFORM}/docs/resources/cce_node_pool.md` },
  otcNames: { title: 'Terraform provider opentelekomcloud: names, tags and labels', url: `${OTC_TERRAFORM}/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/opentelekomcloud/common/validators.go` },
  otcBandwidthMembers: { title: 'Terraform provider opentelekomcloud: addresses of a shared bandwidth', url: `${OTC_TERRAFORM}/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/opentelekomcloud/services/vpc/resource_opentelekomcloud_vpc_bandwidth_associate_v2.go` },
  otcClusterCode: { title: 'Terraform provider opentelekomcloud: how a cluster is created', url: `${OTC_TERRAFORM}/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/opentelekomcloud/services/cce/resource_opentelekomcloud_cce_cluster_v3.go` },
  otcCluster: { title: 'Terraform provider opentelekomcloud: opentelekomcloud_cce_cluster_v3', url: `${OTC_TERRAFORM}/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/docs/resources/cce_cluster_v3.md` },
} as const satisfies Record<string, Source>;
