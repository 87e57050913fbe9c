import { NETWORK_MODEL_LABEL, type NetworkModel } from '../../catalog.js';
import { ofPool } from './words.js';

/** What is said of DataPlane V2. */
export const dataplane = {
  'cce/dataplane-v2-model': {
    title: 'A tunnel network has no DataPlane V2',
    why: 'It is the Cilium inside the plugins of the other two models. Open vSwitch, which makes the tunnels, has network policies of its own.',
    says: () => 'A tunnel network has no DataPlane V2: it can be enabled for the VPC network and for Cloud Native Network 2.0 alone.',
  },
  'cce/dataplane-v2-version': {
    title: 'DataPlane V2 came with a patch of each version',
    why: 'Each of the two network models got it at a point of its own. Only a new cluster can have it, so that no upgrade brings it later.',
    says: ({ version, first, model }: { version: string; first: string; model: NetworkModel }) => `CCE ${version} has no DataPlane V2 with ${NETWORK_MODEL_LABEL[model]}; it came with ${first}.`,
  },
  'cce/dataplane-v2-nodes': {
    title: 'DataPlane V2 runs on Huawei Cloud EulerOS 2.0, without secure containers',
    why: 'An agent of Cilium works in the kernel of each node. The manual names one system for it and excludes the Kata runtime, and gives no reason.',
    says: {
      os: ({ pool, os, system }: { pool: string; os: string; system: string }) => `${ofPool(pool)} has the OS ${os}, and with DataPlane V2 nodes can only have ${system}.`,
      kata: ({ pool }: { pool: string }) => `${ofPool(pool)} is for secure containers (Kata), which DataPlane V2 does not support.`,
    },
  },
  'cce/dataplane-v2-ticket': {
    title: 'DataPlane V2 is switched on for an account by a ticket',
    why: 'It is "released with restrictions": the cloud has a list of the accounts that may ask for it.',
    says: {
      vpc: () => 'DataPlane V2 has to be allowed for the account: submit a service ticket to CCE before the cluster is made. It can never be switched off again; each node has an agent that takes 80 MiB and more of memory.',
      turbo: () => 'DataPlane V2 has to be allowed for the account: submit a service ticket to CCE before the cluster is made. On Turbo clusters it is in a limited open beta, and the commercial version will ask for a reset of the nodes. It can never be switched off again.',
    },
  },
};
