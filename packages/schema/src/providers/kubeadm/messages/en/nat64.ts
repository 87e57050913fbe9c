/** What is said of DNS64 by what kubeadm installs. */
export const nat64 = {
  'kubeadm/nat64-coredns': {
    title: 'CoreDNS has DNS64 from 1.7 on',
    why: 'dns64 was a plugin to be built in by oneself until CoreDNS 1.7.0. An older one ends at a directive in its Corefile that it does not know, and no name is found any more.',
    says: ({ version, from }: { version: string; from: string }) => `kubeadm installs a CoreDNS without the plugin dns64 with Kubernetes ${version}; that of ${from} has it. Let the resolver of the nodes do DNS64, or take a later release.`,
  },
};
