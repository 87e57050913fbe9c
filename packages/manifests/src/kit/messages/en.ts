import { md } from '../../format/markdown.js';

/** What the guides of every provider say, and what the files are for that every plan has. */
export const en = {
  setting: md`Setting`,
  value: md`Value`,
  addressPlan: md`Address plan`,
  families: md`Families`,
  family: md`Family`,
  verify: md`Verify`,
  limitations: md`Limitations`,
  noLimitations: md`None that is known for this plan.`,
  warning: md`**Warning:** `,
  /** Between a sentence and its source. */
  openSource: md` (`,
  closeSource: md`)`,
  /** Between the members of a list inside a sentence. */
  comma: md`, `,
  and: md` and `,
  /** What to do with the files. */
  next: {
    unpack: 'Unpack the ZIP.',
    verify: 'With the kubeconfig of the cluster, check Pods and Services.',
  },
  purposes: {
    workload: 'Pods and Services that show whether the cluster speaks its families',
    verify: 'Checks the addresses of nodes, Pods and Services, and that each Service answers',
    plan: 'The plan that these files were made from',
  },
};
