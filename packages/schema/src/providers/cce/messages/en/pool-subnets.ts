import { ofPool } from './words.js';

/** What is said of the subnets of node pools. */
export const poolSubnets = {
  'cce/pool-subnets': {
    title: 'A node pool names node subnets of the plan, each once',
    why: 'primaryNic carries ids of networks in the VPC of the cluster, which the files look up by the names that the plan has. On Huawei Cloud it is a list of up to 20, elsewhere one.',
    says: {
      unknown: ({ pool, name, known }: { pool: string; name: string; known: readonly string[] }) => `${ofPool(pool)} names the subnet ${JSON.stringify(name)}, and the plan has no such node subnet: it has ${known.join(', ')}. Add it to the node subnets, or name another.`,
      twice: ({ pool, name }: { pool: string; name: string }) => `${ofPool(pool)} names the subnet ${name} twice. Name it once; the first that is named is filled first.`,
      otc: ({ pool, count }: { pool: string; count: number }) => `${ofPool(pool)} names ${count} subnets, and the API of Open Telekom Cloud takes one for a node pool. Name one here, and add others in the console.`,
    },
  },
  'cce/node-subnet-unused': {
    title: 'A further node subnet has a pool that uses it',
    why: 'Nodes of a pool that says nothing are put into the default subnet of the cluster; no other is drawn upon by itself.',
    says: ({ subnet, range }: { subnet: string; range: string }) => `No node pool names the node subnet ${subnet === '' ? range : subnet}: no node would be in it.`,
  },
};
