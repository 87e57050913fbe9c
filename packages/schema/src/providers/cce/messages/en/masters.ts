import { problems } from '../../../../messages/en.js';

/** What is said of the master nodes, and of who reaches them. */
export const masters = {
  'cce/master-disk-encryption': {
    title: 'Disks of master nodes can be encrypted from v1.25 on',
    why: 'CCE makes the volumes with AES-256, for good and at the cost of some disk performance. The reference names the version without a reason.',
    says: ({ version, first }: { version: string; first: number }) => `CCE ${version} cannot encrypt the disks of its master nodes; v1.${first} and later can.`,
  },
  'cce/overload-control': {
    title: 'Overload control came with v1.23',
    why: 'While a master node is overloaded, CCE turns a share of the calls from outside away, the larger the worse it is. The manual gives the version alone.',
    says: ({ version, first }: { version: string; first: number }) => `CCE ${version} has no overload control; it came with v1.${first}.`,
  },
  'cce/api-server-cidrs': {
    title: 'Who may reach the API server is said in IPv4 ranges',
    why: 'publicAccess.cidrs is read while the cluster is made. The reference knows one default, 0.0.0.0/0, and names no range of the other family anywhere.',
    says: {
      ...problems,
      family: ({ range }: { range: string }) => `${range} is an IPv6 range; for the API server, CCE documents IPv4 ranges alone.`,
    },
  },
  'cce/api-server-cidrs-inside': {
    title: 'The cluster itself may reach its API server',
    why: 'kubelets call from the subnets of the VPC, Pods of a standard cluster from their own block. The reference advises to let both in; it does not add them by itself.',
    says: ({ range }: { range: string }) => `${range} is inside of the cluster, and none of the ranges that may reach the API server holds it. Add it, or nodes and Pods may be shut out.`,
  },
};
