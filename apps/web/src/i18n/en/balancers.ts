/** Texts of the form of load balancers, in English. */
export const balancers = {
  none: 'None here',
  hint: 'Where no cloud makes load balancers, a Service of type LoadBalancer waits for an address until something gives it one',
  versionHint: 'Its manifest is taken by this tag',
  layer2Hint: 'One node answers for an address on the link of the nodes; no router has to know',
  bgpHint: 'Every node tells routers of it; they spread the traffic',
  poolsHint: 'A part of the network of the nodes in each family, without the address of any machine. Ranges are written as prefixes.',
  poolsHintBgp: 'A range in each family, outside of the network of the nodes. Ranges are written as prefixes.',
  addPool: 'Add a pool',
  peersHint: 'Routers that every node opens a session to. A router that speaks both families has two addresses, and is here twice.',
  addPeer: 'Add a router',
  asnHint: '64512 to 65534 are for private use',
  routerIdsHint: 'A range of IPv4 for the identifiers of BGP; by themselves nodes use their IPv4 addresses',
  routerIdsNeeded: 'A range of IPv4 for the identifiers of BGP, which nodes with IPv6 alone have none of; nothing is sent to it',
  secretHint: 'Its name alone; the password is never in a plan',
  interfacesHint: 'Names of interfaces that addresses are answered for on, as ip link shows them; all of them, where none is named',
};
