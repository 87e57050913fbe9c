import { FAMILY_LABEL, type Family } from '../../../../address/family.js';
import type { Words } from '../../../../findings/message.js';
import type { NamedRange } from '../../../../messages/en.js';

/** What is said of what kubeadm and the components are told beside ranges and families. */
export const settings = {
  'kubeadm/bind-port': {
    title: 'The API server listens at a port of its own',
    why: 'A second program that binds to a port gets EADDRINUSE. kubeadm looks for listeners before it writes any static Pod, and kube-proxy answers NodePorts on each address of a host.',
    says: {
      taken: ({ port, by }: { port: number; by: string }) => `Port ${port} is that of ${by} on the same machine. Take another one, such as 6443.`,
      'node-port': ({ port, first, last }: { port: number; first: number; last: number }) => `Port ${port} is one of those that Services of type NodePort get (${first} to ${last}): a Service could take it. Take one outside of them.`,
    },
  },
  'kubeadm/image-repository': {
    title: 'The image repository is a host and a path, without scheme',
    why: 'kubeadm appends "/kube-apiserver:v<version>" and matches the result against the grammar of image references, which the container runtime parses as well.',
    says: ({ given }: { given: string }) => `${JSON.stringify(given)} begins no name of an image: a repository is a host, with a port where it has one, and a path in lower case, such as registry.example.net/k8s.`,
  },
  'kubeadm/absolute-path': {
    title: 'Paths on the nodes begin at their root',
    why: 'They become hostPath volumes of static Pods and flags of programs that do not run where kubeadm runs; filepath.IsAbs has to hold.',
    says: ({ given }: { given: string }) => `${JSON.stringify(given)} is refused: kubeadm takes paths that begin with a slash.`,
  },
  'kubeadm/patches': {
    title: 'A folder of patches needs v1beta3',
    why: 'InitConfiguration and JoinConfiguration of v1beta2 have no such field, and kubeadm decodes its file strictly: an unknown field is an error or lost.',
    says: ({ api, from, release }: { api: string; from: string; release: string }) => `${api} names no folder of patches; that came with ${from} (Kubernetes ${release}). Use ${from}, or leave the folder out.`,
  },
  'kubeadm/only-kubeadm': {
    title: 'What only kubeadm takes is for clusters that kubeadm makes',
    why: 'Static Pods, their images and their certificates are made by kubeadm. Where each component is started by a unit of its own, these settings have no reader.',
    says: ({ given }: { given: string }) => `${given} is for kubeadm, and here the components are told by flags: no file carries it.`,
  },
  'kubeadm/cri-socket': {
    title: 'The socket of the container runtime is a unix:// URL',
    why: 'The kubelet dials the text with gRPC, by its scheme. kubeadm stores it in an annotation of the node, and upgrade and reset go there for it.',
    says: ({ given }: { given: string }) => `${JSON.stringify(given)} names no socket: on Linux it is a URL such as unix:///run/containerd/containerd.sock.`,
  },
  'kubeadm/taint': {
    title: 'A taint is key=value:Effect, once for each key and effect',
    why: 'kubelets register their Node object with the list, and kube-apiserver validates it there: when it is invalid, the machine never shows up in the cluster.',
    says: {
      form: ({ given, effects }: { given: string; effects: readonly string[] }) => `${JSON.stringify(given)} is no taint: it is a key, a value where it has one, and one of ${effects.join(', ')}, such as dedicated=storage:NoSchedule.`,
      twice: ({ key, effect }: { key: string; effect: string }) => `${key} with ${effect} is there twice: a node has one taint of a key and an effect.`,
    },
  },
  'kubeadm/node-port-addresses': {
    title: 'Addresses for NodePorts are ranges, or "primary" alone',
    why: 'kube-proxy parses every entry with net.ParseCIDR at its start and exits when one fails, and then no Service works on that node.',
    says: {
      range: ({ text }: { text: string }) => `${JSON.stringify(text)} is no range such as 192.168.10.0/24 or fd00:10::/64: kube-proxy refuses it. A single address is written with /32 or /128.`,
      primary: ({ version, from }: { version: string; from: string }) => `kube-proxy ${version} does not know "primary"; it came with ${from}. Name the ranges of the nodes.`,
      'primary-alone': ({ others }: { others: readonly string[] }) => `"primary" stands alone, and here ${others.join(', ')} stands beside it.`,
    },
  },
  'kubeadm/node-port-families': {
    title: 'NodePorts are answered in each family of the cluster',
    why: 'kube-proxy keeps one rule set per family and picks for each the local addresses inside the ranges. A family without any answers no NodePort, and no load balancer reaches it.',
    says: {
      lacking: ({ family }: { family: Family }) => `None of the ranges is of ${FAMILY_LABEL[family]}: no node would answer NodePorts there. Add one, or use "primary".`,
      'no-node': ({ family }: { family: Family }) => `No ${FAMILY_LABEL[family]} address of a node lies in the ranges: no node would answer NodePorts there.`,
      replaced: () => 'Cilium takes the place of kube-proxy, so nobody reads these ranges.',
    },
  },
  'kubeadm/extra-args': {
    title: 'Arguments of components are beside those of the plan',
    why: 'What is set there overrides the value that kubeadm computes for a component, and kubeadm itself reads node masks from it. Everything else would go on with the other one.',
    says: {
      'of-plan': ({ name, program }: { name: string; program: string }) => `The plan says --${name} of ${program} by a field of its own: a second value would win over it there and nowhere else.`,
      name: ({ name, program }: { name: string; program: string }) => `${JSON.stringify(name)} is no name of an argument of ${program}: it is lower-case letters, digits and hyphens, without leading hyphens.`,
    },
  },
  'kubeadm/etcd': {
    title: 'An etcd of its own has endpoints, and its certificate comes with key and CA',
    why: 'kubeadm makes static Pods of etcd or writes the flags --etcd-servers, --etcd-cafile, --etcd-certfile and --etcd-keyfile of kube-apiserver, never both.',
    says: {
      both: () => 'etcd is either beside the API servers or a cluster of its own, and here both are described: kubeadm refuses that.',
      none: ({ port }: { port: number }) => `An etcd of its own has no endpoint here: name its members, such as https://[fd00:10::21]:${port}.`,
      pair: ({ there, lacking }: { there: string; lacking: 'certificate' | 'key' }) => `${there} is named, and the ${lacking} that belongs to it is not: kubeadm takes both or neither.`,
      ca: ({ certFile }: { certFile: string }) => `${certFile} is named and no CA certificate of etcd: kubeadm takes a client certificate only together with the CA.`,
    },
  },
  'kubeadm/etcd-endpoint': {
    title: 'An endpoint of etcd is a URL with its port, an IPv6 address in brackets',
    why: 'kube-apiserver hands the list to the etcd client, which splits host and port at a colon. With certificates kubeadm insists on TLS.',
    says: {
      form: ({ text, port }: { text: string; port: number }) => `${JSON.stringify(text)} is no URL of etcd: write https://, the name or address, and the port, such as https://etcd-1.example.net:${port} or https://[fd00:10::21]:${port}.`,
      brackets: ({ text }: { text: string }) => `${text} holds an IPv6 address without brackets: where it ends and the port begins cannot be told.`,
      https: ({ text }: { text: string }) => `${text} is not encrypted, and certificates for etcd are named: kubeadm wants https:// then.`,
    },
  },
  'kubeadm/etcd-address': {
    title: 'Members of etcd are where control plane nodes reach them',
    why: 'kube-apiserver runs in the network of its host and asks etcd before anything of the cluster network exists.',
    says: {
      family: ({ text, family, ipFamily }: { text: string; family: Family; ipFamily: string }) => `${text} is an ${FAMILY_LABEL[family]} address, and the nodes speak ${ipFamily} only: no API server reaches it.`,
      'in-range': ({ text, range }: { text: string; range: NamedRange }, { nameOf }: Words) => `${text} lies inside the ${nameOf(range.name)} ${range.text}: the API servers would look for it inside the cluster.`,
    },
  },
};
