/** Texts of the form of NAT64, in English. */
export const nat64 = {
  hint: 'How a cluster of IPv6 alone reaches what has IPv4 only: DNS64 makes addresses of IPv6 for it, and a gateway translates what goes there',
  none: 'None',
  corednsHint: 'For Pods. A script adds one line to its Corefile; the resolver of the nodes stays as it is',
  upstreamHint: 'For nodes and Pods: CoreDNS forwards to it. Nothing in the cluster is changed',
  prefixHint: 'That of the gateway. 64:ff9b::/96 is for global IPv4 addresses; 64:ff9b:1::/48 and ranges of your own are for private ones too',
  externalHint: 'A router, Jool, TAYGA, or Cilium on a machine of its own. Nodes and Pods need a route to it for the prefix',
  ciliumHint: 'nat46x64Gateway of its chart',
  nameHint: 'For the guide, so that whoever reads it knows whom to ask',
};
