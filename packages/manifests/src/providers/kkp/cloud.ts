import type { RangeText } from '@dualstack/schema';
import type * as kkp from '@dualstack/schema/providers/kkp';
import type { Value } from '../../format/yaml.js';

type Plan = kkp.KkpPlan;
type Pool = kkp.KkpNodePool;

/** Ranges of both families as KKP's NetworkRanges, IPv4 first; undefined when there are none. */
export function networkRanges(ranges: { ipv4?: RangeText[] | undefined; ipv6?: RangeText[] | undefined } | undefined): Value {
  const cidrBlocks = [...(ranges?.ipv4 ?? []), ...(ranges?.ipv6 ?? [])].map(({ text }) => text);
  return cidrBlocks.length === 0 ? undefined : { cidrBlocks };
}

/**
 * `spec.cloud` of a Cluster. Fields that the CRD requires and the plan leaves to KKP are empty text,
 * as KKP's own API writes them. Credentials are a reference, never a value.
 */
export function cloudSpec({ spec: { kkp } }: Plan): Value {
  const credentialsReference: Value = kkp.credentialsReference && { ...kkp.credentialsReference };
  const nodePortsAllowedIPRanges = networkRanges(kkp.nodePortsAllowedIPRanges);
  const common = { dc: kkp.datacenter.name, providerName: kkp.cloudProvider };

  switch (kkp.cloudProvider) {
    case 'aws': {
      const { vpcID = '', routeTableID = '', securityGroupID = '', instanceProfileName = '', roleARN = '', assumeRoleARN, assumeRoleExternalID } = kkp.aws ?? {};
      return { ...common, aws: { credentialsReference, vpcID, routeTableID, securityGroupID, instanceProfileName, roleARN, assumeRoleARN, assumeRoleExternalID, nodePortsAllowedIPRanges } };
    }
    case 'azure': {
      const { resourceGroup = '', vnetResourceGroup = '', vnet = '', subnet = '', routeTable = '', securityGroup = '', availabilitySet = '', loadBalancerSKU = 'standard', assignAvailabilitySet } = kkp.azure ?? {};
      return { ...common, azure: { credentialsReference, resourceGroup, vnetResourceGroup, vnet, subnet, routeTable, securityGroup, availabilitySet, assignAvailabilitySet, loadBalancerSKU, nodePortsAllowedIPRanges } };
    }
    case 'bringyourown':
      return { ...common, bringyourown: {} };
    case 'digitalocean':
      return { ...common, digitalocean: { credentialsReference } };
    case 'gcp': {
      const { network = '', subnetwork = '' } = kkp.gcp ?? {};
      return { ...common, gcp: { credentialsReference, network, subnetwork, nodePortsAllowedIPRanges } };
    }
    case 'hetzner':
      return { ...common, hetzner: { credentialsReference, network: kkp.hetzner?.network } };
    case 'openstack': {
      const { network = '', securityGroups = '', floatingIPPool = '', routerID = '', subnetID = '', domain, project, projectID, ipv6SubnetID, ipv6SubnetPool, subnetCidr, ipv6SubnetCidr, enableIngressHostname, ingressHostnameSuffix } = kkp.openstack ?? {};
      return { ...common, openstack: { credentialsReference, domain, project, projectID, network, subnetID, ipv6SubnetID, ipv6SubnetPool, subnetCidr: subnetCidr?.text, ipv6SubnetCidr: ipv6SubnetCidr?.text, routerID, securityGroups, floatingIPPool, enableIngressHostname, ingressHostnameSuffix, loadBalancerClasses: loadBalancerClasses(kkp.openstack), nodePortsAllowedIPRanges } };
    }
    case 'packet':
      return { ...common, packet: { credentialsReference, projectID: kkp.packet?.projectID, billingCycle: kkp.packet?.billingCycle ?? '' } };
    case 'vsphere': {
      const { networks, folder, basePath, datastore, datastoreCluster, resourcePool, storagePolicy = '', tags = [], tagCategoryID } = kkp.vsphere ?? {};
      return { ...common, vsphere: { credentialsReference, networks, folder, basePath, datastore, datastoreCluster, resourcePool, storagePolicy, infraManagementUser: {}, tags: tags.length === 0 ? undefined : { tags, categoryID: tagCategoryID } } };
    }
  }
}

/** Classes of load balancers, each a section in the configuration of the cloud controller. */
function loadBalancerClasses({ loadBalancerClasses: classes = [] }: NonNullable<Plan['spec']['kkp']['openstack']> = {}): Value {
  return classes.length === 0 ? undefined : classes.map(({ name, ...config }) => ({ name, config: { ...config } }));
}

/** How a machine on AWS is bid for, by the machine-controller's fields; nothing where it is not. */
function spot({ aws: { isSpotInstance, spotInstanceMaxPrice: maxPrice, spotInstancePersistentRequest: persistentRequest } = { instanceType: '' } }: Pool): { readonly [key: string]: Value } {
  if (!isSpotInstance) return {};
  return { isSpotInstance, spotInstanceConfig: maxPrice === undefined && persistentRequest === undefined ? undefined : { maxPrice, persistentRequest } };
}

/** What the machine-controller calls the cloud provider. */
const MACHINE_PROVIDER: Partial<Record<kkp.CloudProvider, string>> = { gcp: 'gce', packet: 'equinixmetal' };

/** The `cloudProvider` of a machine spec. */
export function machineProvider(cloudProvider: kkp.CloudProvider): string {
  return MACHINE_PROVIDER[cloudProvider] ?? cloudProvider;
}

/**
 * `cloudProviderSpec` of a machine, by the machine-controller's field names. What KKP completes from
 * datacenter and cluster (images, security groups, tags) is left to it.
 *
 * @see https://github.com/kubermatic/machine-controller/tree/f1068332ad56c8f4b2498ca5b46ffc0b3582a083/sdk/cloudprovider
 */
export function machineCloudSpec({ spec: { kkp } }: Plan, pool: Pool): Value {
  const { region } = kkp.datacenter;
  switch (kkp.cloudProvider) {
    case 'aws': {
      const { instanceType = '', diskSize, diskType, availabilityZone, subnetID = '', assignPublicIP, ami, ebsVolumeEncrypted = false, tags } = pool.aws ?? {};
      return { region, availabilityZone, vpcId: kkp.aws?.vpcID, subnetId: subnetID, instanceType, ami, diskSize: diskSize ?? 25, diskType, ebsVolumeEncrypted, assignPublicIP, ...spot(pool), tags: tags && { ...tags }, instanceProfile: kkp.aws?.instanceProfileName, securityGroupIDs: kkp.aws?.securityGroupID === undefined ? undefined : [kkp.aws.securityGroupID] };
    }
    case 'azure': {
      const { size = '', osDiskSize, dataDiskSize, zones, assignPublicIP, imageID, enableAcceleratedNetworking, tags } = pool.azure ?? {};
      return { location: region, vmSize: size, imageID, osDiskSize, dataDiskSize, zones, assignPublicIP, enableAcceleratedNetworking, tags: tags && { ...tags }, resourceGroup: kkp.azure?.resourceGroup, vnetResourceGroup: kkp.azure?.vnetResourceGroup, vnetName: kkp.azure?.vnet, subnetName: kkp.azure?.subnet, routeTableName: kkp.azure?.routeTable, securityGroupName: kkp.azure?.securityGroup, assignAvailabilitySet: kkp.azure?.assignAvailabilitySet, availabilitySet: kkp.azure?.availabilitySet, loadBalancerSku: kkp.azure?.loadBalancerSKU };
    }
    case 'digitalocean': {
      const { size = '', backups = false, monitoring = false, tags } = pool.digitalocean ?? {};
      return { region, size, backups, monitoring, tags, ipv6: pool.network.ipFamily !== 'IPv4', private_networking: true };
    }
    case 'gcp': {
      const { zone = '', machineType = '', diskSize, diskType, preemptible = false, labels, tags } = pool.gcp ?? {};
      return { zone, machineType, diskSize: diskSize ?? 25, diskType: diskType ?? 'pd-standard', preemptible, labels: labels && { ...labels }, tags, network: kkp.gcp?.network, subnetwork: kkp.gcp?.subnetwork, assignPublicIPAddress: true };
    }
    case 'hetzner': {
      const network = pool.hetzner?.network ?? kkp.hetzner?.network;
      return { serverType: pool.hetzner?.type ?? '', location: region, networks: network === undefined ? undefined : [network] };
    }
    case 'openstack': {
      const { flavor = '', image, useFloatingIP = true, diskSize, availabilityZone, serverGroup, configDrive, instanceReadyCheckPeriod, instanceReadyCheckTimeout, tags } = pool.openstack ?? {};
      return { flavor, image, serverGroup, configDrive, instanceReadyCheckPeriod, instanceReadyCheckTimeout, tags: tags && { ...tags }, rootDiskSizeGB: diskSize, availabilityZone, region, network: kkp.openstack?.network, subnet: kkp.openstack?.subnetID, securityGroups: kkp.openstack?.securityGroups === undefined ? undefined : [kkp.openstack.securityGroups], floatingIpPool: useFloatingIP ? kkp.openstack?.floatingIPPool : undefined };
    }
    case 'packet':
      return { instanceType: pool.packet?.instanceType ?? '', metro: pool.packet?.metro, billingCycle: kkp.packet?.billingCycle };
    case 'vsphere': {
      const { cpus = 1, memory = 512, diskSizeGB, template, vmGroup, vmAntiAffinity, tags } = pool.vsphere ?? {};
      return { cpus, memoryMB: memory, diskSizeGB, templateVMName: template, vmGroup, vmAntiAffinity, tags: tags?.map((tag) => ({ ...tag })), networks: kkp.vsphere?.networks, folder: kkp.vsphere?.folder, datastore: kkp.vsphere?.datastore, datastoreCluster: kkp.vsphere?.datastoreCluster, resourcePool: kkp.vsphere?.resourcePool };
    }
    case 'bringyourown':
      return undefined;
  }
}

/** The cloud part of a node in the REST body, by the field names of KKP's API. */
export function restNodeCloud({ spec: { kkp } }: Plan, pool: Pool): Value {
  switch (kkp.cloudProvider) {
    case 'aws': {
      const { instanceType = '', diskSize = 25, diskType = 'gp3', availabilityZone = '', subnetID = '', assignPublicIP, ami = '', ebsVolumeEncrypted, isSpotInstance, spotInstanceMaxPrice, spotInstancePersistentRequest, tags } = pool.aws ?? {};
      const price = isSpotInstance ? { isSpotInstance, spotInstanceMaxPrice, spotInstancePersistentRequest } : {};
      return { aws: { instanceType, diskSize, volumeType: diskType, ami, tags: { ...tags }, availabilityZone, subnetID, assignPublicIP, ebsVolumeEncrypted, ...price } };
    }
    case 'azure': {
      const { size = '', osDiskSize = 0, dataDiskSize = 0, zones = [], assignPublicIP = false, imageID = '', enableAcceleratedNetworking, tags } = pool.azure ?? {};
      return { azure: { size, assignPublicIP, osDiskSize, dataDiskSize, zones, imageID, assignAvailabilitySet: kkp.azure?.assignAvailabilitySet ?? zones.length === 0, enableAcceleratedNetworking, tags: tags && { ...tags } } };
    }
    case 'digitalocean': {
      const { size = '', backups = false, monitoring = false, tags = [] } = pool.digitalocean ?? {};
      return { digitalocean: { size, backups, monitoring, tags } };
    }
    case 'gcp': {
      const { zone = '', machineType = '', diskSize = 25, diskType = 'pd-standard', preemptible = false, labels, tags = [] } = pool.gcp ?? {};
      return { gcp: { zone, machineType, diskSize, diskType, preemptible, labels: { ...labels }, tags, customImage: '' } };
    }
    case 'hetzner':
      return { hetzner: { type: pool.hetzner?.type ?? '', network: pool.hetzner?.network ?? kkp.hetzner?.network ?? '' } };
    case 'openstack': {
      const { flavor = '', image = '', useFloatingIP = true, diskSize, availabilityZone = '', serverGroup, configDrive, instanceReadyCheckPeriod, instanceReadyCheckTimeout, tags } = pool.openstack ?? {};
      return { openstack: { flavor, image, useFloatingIP, diskSize, availabilityZone, serverGroup, configDrive, instanceReadyCheckPeriod, instanceReadyCheckTimeout, tags: tags && { ...tags } } };
    }
    case 'packet':
      return { packet: { instanceType: pool.packet?.instanceType ?? '', tags: [] } };
    case 'vsphere': {
      const { cpus = 1, memory = 512, diskSizeGB, template = '', vmGroup, vmAntiAffinity, tags } = pool.vsphere ?? {};
      return { vsphere: { cpus, memory, diskSizeGB, template, vmGroup, vmAntiAffinity, tags: tags?.map((tag) => ({ ...tag })) } };
    }
    case 'bringyourown':
      return {};
  }
}
