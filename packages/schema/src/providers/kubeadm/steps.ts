/** The pages: from the cluster as a whole to its machines, its ranges, the plugin that carries them, and the load balancers that nobody else makes. */
export const STEPS = ['cluster', 'nodes', 'network', 'plugin', 'balancers', 'summary'] as const;
