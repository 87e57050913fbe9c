/** How the provider reads in English. */
export const en = {
  title: 'StarlingX',
  summary: 'localhost.yml or the bootstrap values of a subcloud, or the commands that add the second family to a running system and take it away again, each with a guide and a verification kit',
  steps: {
    system: 'System',
    networks: 'Platform networks',
    cluster: 'Cluster networks',
    services: 'DNS and images',
    summary: 'Review',
  },
  examples: {
    'starlingx-aio-sx-dual-ipv6-primary': 'StarlingX AIO-SX, dual stack, IPv6 first',
    'starlingx-aio-dx-dual': 'StarlingX AIO-DX, dual stack',
    'starlingx-standard-ipv4': 'StarlingX Standard, IPv4',
    'starlingx-standard-ipv6': 'StarlingX Standard as a system controller, IPv6',
    'starlingx-subcloud-dual': 'StarlingX AIO-SX as a subcloud, dual stack',
    'starlingx-convert-aio-dx': 'StarlingX AIO-DX, from IPv6 to two families',
    'starlingx-revert-standard': 'StarlingX Standard, from two families back to IPv4',
  },
  fields: {},
  rules: {},
  fixes: {},
  names: {},
  terms: {},
};
