/** KKP's own names of the cloud providers with dual stack; `packet` is Equinix Metal. */
export const CLOUD_PROVIDERS = ['aws', 'azure', 'bringyourown', 'digitalocean', 'packet', 'gcp', 'hetzner', 'openstack', 'vsphere'] as const;
export type CloudProvider = (typeof CLOUD_PROVIDERS)[number];

/** How people call the cloud providers. */
export const CLOUD_PROVIDER_LABEL: Record<CloudProvider, string> = {
  aws: 'AWS',
  azure: 'Azure',
  bringyourown: 'BringYourOwn',
  digitalocean: 'DigitalOcean',
  packet: 'Equinix Metal',
  gcp: 'Google Cloud',
  hetzner: 'Hetzner',
  openstack: 'OpenStack',
  vsphere: 'VMware vSphere',
};

/** Operating systems, by the machine-controller's names. */
export const OPERATING_SYSTEMS = ['ubuntu', 'flatcar', 'rhel', 'rockylinux', 'centos', 'amzn2'] as const;
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

export const OPERATING_SYSTEM_LABEL: Record<OperatingSystem, string> = {
  ubuntu: 'Ubuntu',
  flatcar: 'Flatcar',
  rhel: 'RHEL',
  rockylinux: 'Rocky Linux',
  centos: 'CentOS 7',
  // eslint-disable-next-line local/no-wording -- a proper name, the same in every language
  amzn2: 'Amazon Linux 2',
};

/** What a taint does to Pods that do not tolerate it. */
export const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;

/** Who sees a template, as the dashboard saves it. */
export const TEMPLATE_SCOPES = ['user', 'project', 'global'] as const;

export const CNI_TYPES = ['cilium', 'canal', 'none'] as const;
export type CniType = (typeof CNI_TYPES)[number];

export const PROXY_MODES = ['ipvs', 'iptables', 'ebpf', 'nftables'] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];

export const EXPOSE_STRATEGIES = ['NodePort', 'LoadBalancer', 'Tunneling'] as const;
export type ExposeStrategy = (typeof EXPOSE_STRATEGIES)[number];

/** Providers whose datacenter must say that IPv6 is on; for the others it always is (knownIPv6CloudProviders). */
export const DATACENTER_DECIDES_IPV6: readonly CloudProvider[] = ['openstack', 'vsphere'];
/** Providers where KKP opens NodePorts in a security group or firewall, so that ranges can be allowed. */
export const NODE_PORT_RANGE_PROVIDERS: readonly CloudProvider[] = ['aws', 'azure', 'gcp', 'openstack'];
