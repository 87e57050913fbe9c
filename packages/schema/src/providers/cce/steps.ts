/**
 * The pages, in the order and with the labels of the consoles: VPC with its subnets first, because the cluster
 * asks for them, then the cluster wizard's "Basic settings", "Network", "Advanced" and its two steps of add-ons, the node pool, and the
 * shared bandwidth of the dual-stack guide.
 *
 * @see https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518/umn/source/clusters/creating_a_cluster/creating_a_cce_standard_turbo_cluster.rst
 */
export const STEPS = ['basic', 'vpc', 'network', 'advanced', 'addons', 'nodes', 'access', 'summary'] as const;
