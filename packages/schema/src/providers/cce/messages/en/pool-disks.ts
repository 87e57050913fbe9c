import { ofPool } from './words.js';

/** What is said of how the disks of a node pool are divided, and of whose its servers are. */
export const poolDisks = {
  'cce/runtime-space': {
    title: 'Space for the container engine is a part of a data disk',
    why: 'The percentages divide the volume group vgpaas, which is made of the first data disk. Nothing divides a system disk.',
    says: ({ pool, percent }: { pool: string; percent: number }) => `${ofPool(pool)} gives ${percent} % to the container engine and has no data disk to divide. Add one, or leave the space to CCE.`,
  },
  'cce/pool-enterprise-project': {
    title: 'On Open Telekom Cloud, servers are in the enterprise project of their cluster',
    why: 'Its console can say otherwise. The nodeTemplate of its API has no serverEnterpriseProjectID, and its Terraform provider no argument.',
    says: ({ pool }: { pool: string }) => `${ofPool(pool)} names an enterprise project of its own: neither the API of Open Telekom Cloud nor Terraform has a field for it. Choose it in the console, or leave it out.`,
  },
};
