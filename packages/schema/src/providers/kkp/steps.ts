/**
 * The pages, in the order and with the labels of KKP's own wizard (Provider, Cluster, Settings, Initial Nodes, Applications, Summary).
 * Its section "Network Configuration" is a page of its own here.
 *
 * @see https://github.com/kubermatic/dashboard/blob/c996f110d05df2b291130d95404fe0f6e45bb81a/modules/web/src/app/wizard/config.ts
 */
export const STEPS = ['provider', 'cluster', 'network', 'settings', 'nodes', 'applications', 'summary'] as const;
