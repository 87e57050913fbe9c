/** Published mistakes: where each stood, what it is called, and what happens to whoever follows it. */
export const mistakes = {
  'k3s-documentation-pair': {
    where: 'K3s documentation, until November 2023',
    title: 'Services inside Pods',
    story: '42:1:: was read as 42:1000::. It is 42:0001::, and that lies inside 2001:cafe:42::/56: what goes to a Service is taken for Pod traffic, and does not arrive.',
  },
  'kubernetes-1.16-page': {
    where: 'Kubernetes 1.16 documentation',
    title: 'A cluster of one node',
    story: 'Kubernetes 1.16 has one node mask for both families. Its /24 cuts 256 ranges from 10.244.0.0/16 and a single one from fc00::/24: the second node gets no Pods.',
  },
  'starlingx-guide-one-subnet': {
    where: 'StarlingX guide to dual stack',
    title: 'Two networks on one subnet',
    story: 'The bootstrap example gives PXE boot and Cluster host the same range, 198.51.100.0/24. StarlingX refuses an address pool that overlaps another, and bootstrap ends there.',
  },
  'kkp-services-120': {
    where: 'KKP default, up to v2.27',
    title: '255 Services beside 4,094',
    story: 'A Service of both families takes an address of each. fd02::/120 ends at 255, long before 10.240.16.0/20 does. Later releases take a /108.',
  },
  'kubernetes-dual-stack-page-overlap': {
    where: 'Kubernetes page on kubeadm with dual stack, 2021',
    title: 'Services that only the first node reached',
    story: 'The page had Services in 2001:db8:42:1::/112, inside its Pods range 2001:db8:42::/56. kube-proxy did not masquerade what went to them, so workers could not reach the API by its Service.',
  },
  'cce-vpc-network-ipv6': {
    where: 'CCE configuration reference of Huawei Cloud',
    title: 'IPv6 where the network has none',
    story: 'The reference offers dual stack for standard and Turbo clusters, and names no network model. The VPC network has no IPv6, and the model of a cluster cannot be changed later.',
  },
  'kubernetes-ec2-tests': {
    where: 'Kubernetes’ own tests on EC2, until July 2026',
    title: 'Pods on the network of the nodes',
    story: 'A script gave Pods the range of the VPC, 172.31.0.0/16. A node whose address fell into the Pods range of another could not be reached from there: one run in nine failed.',
  },
  'cilium-aks-defaults': {
    where: 'Cilium’s own tests on AKS, until March 2024',
    title: 'Two defaults that meet',
    story: 'AKS gives Services 10.0.0.0/16, and Cilium gives Pods 10.0.0.0/8, each when nobody says otherwise. A Pod could get the address of the DNS Service.',
  },
};
