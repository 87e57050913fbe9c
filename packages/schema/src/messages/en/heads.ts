/**
 * What else people call a column of a table, by what is in it: in spreadsheets, in the consoles of clouds, and in what `kubectl get nodes
 * -o wide` prints. The name of its field is known beside. Case, blanks and marks do not count, nor does an s at the end. What stands
 * with both families, such as "IP", goes by the family of what is below it.
 */
const ADDRESS = ['IP', 'IP address', 'Address', 'Internal IP', 'Internal IP address', 'Private IP', 'Private IP address', 'Node IP', 'Host IP', 'Primary IP', 'Management IP'];

export const heads = {
  node: ['Node', 'Node name', 'Host', 'Host name', 'Hostname', 'Server', 'Server name', 'Machine', 'Machine name', 'VM', 'VM name', 'Instance', 'Instance name', 'FQDN'],
  role: ['Roles', 'Node role', 'Type', 'Node type', 'Function'],
  os: ['OS', 'Operating system', 'Platform'],
  ipv4: [...ADDRESS, 'IPv4', 'IP v4', 'Internal IPv4', 'Private IPv4', 'Private IPv4 address', 'Node IPv4'],
  ipv6: [...ADDRESS, 'IPv6', 'IP v6', 'Internal IPv6', 'Private IPv6', 'Private IPv6 address', 'Node IPv6', 'Global IPv6'],
  pool: ['Pool', 'Pool name', 'Node pool', 'Node pool name', 'Node group', 'Node group name', 'Machine deployment', 'Machine deployment name'],
  count: ['Nodes', 'Node count', 'Number of nodes', 'Initial nodes', 'Initial node count', 'Desired', 'Desired nodes', 'Desired capacity', 'Count', 'Quantity', 'Replicas'],
  least: ['Min', 'Minimum', 'Min nodes', 'Minimum nodes', 'Min size', 'Min replicas', 'Minimum replicas', 'Nodes at least'],
  most: ['Max', 'Maximum', 'Max nodes', 'Maximum nodes', 'Max size', 'Max replicas', 'Maximum replicas', 'Nodes at most'],
  addon: ['Add-on', 'Addon', 'Add-on name', 'Plugin'],
  version: ['Version', 'Add-on version', 'Release'],
  flavor: ['Flavor', 'Flavour', 'Flavor name', 'Node flavor', 'Instance type', 'Machine type', 'Server type', 'VM size', 'VM type', 'Specification', 'Node specifications'],
  zone: ['AZ', 'AZs', 'Zone', 'Availability zone', 'Failure domain'],
  key: ['Key', 'Key pair', 'Key pair name', 'SSH key', 'SSH key pair', 'Login mode'],
  image: ['OS', 'Operating system', 'Image', 'OS image'],
  system: ['OS', 'Operating system', 'Distribution'],
  runtime: ['Runtime', 'Container runtime', 'CRI'],
  pods: ['Max pods', 'Maximum pods', 'Pods', 'Pods per node', 'Max pods per node'],
  'system-disk': ['System disk', 'System disk size', 'Root disk', 'Root disk size', 'Root volume', 'Root volume size', 'OS disk', 'OS disk size', 'Boot disk'],
  'system-disk-type': ['Root volume type', 'Root disk type', 'OS disk type', 'Boot disk type'],
  'data-disk': ['Data disk', 'Data disk size', 'Data volume', 'Data volume size'],
  'data-disk-type': ['Data volume type'],
  disk: ['Disk', 'Disk size', 'Disk (GB)', 'Disk size (GB)', 'Volume size', 'Storage'],
  'disk-type': ['Volume type', 'Storage type'],
  cpus: ['CPU', 'vCPU', 'Cores'],
  memory: ['RAM', 'Memory', 'Memory (MB)'],
  autoscaling: ['Autoscaling', 'Autoscaler', 'Auto scaling', 'Elastic scaling'],
  subnet: ['Subnet', 'Subnet name', 'Pod subnet', 'Pod subnet name'],
  'subnet-id': ['Subnet', 'Subnet name'],
  range: ['Range', 'CIDR', 'CIDR block', 'Subnet CIDR', 'IPv4 CIDR', 'IPv4 range', 'Network', 'Network address'],
  'ipv6-switch': ['IPv6', 'IPv6 enabled', 'Enable IPv6', 'IPv6 CIDR', 'IPv6 CIDR block'],
  gateway: ['Gateway', 'Gateway IP', 'Gateway address', 'Default gateway', 'GW'],
  dns: ['DNS', 'DNS server', 'DNS server address', 'Name server'],
  ntp: ['NTP', 'NTP server', 'NTP server address'],
  network: ['Network', 'Network name', 'Network type', 'Platform network'],
  'network-subnet': ['Subnet', 'CIDR', 'Range', 'Prefix', 'Network address', 'Subnet CIDR'],
  floating: ['Floating', 'Floating IP', 'Floating address', 'VIP', 'Virtual IP'],
  start: ['First', 'First address', 'Start', 'Start address', 'Range start', 'From'],
  end: ['Last', 'Last address', 'End', 'End address', 'Range end', 'To'],
};
