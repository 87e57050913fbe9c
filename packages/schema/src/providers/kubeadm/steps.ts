/** The pages: from the cluster as a whole to its machines, its ranges and the plugin that carries them. */
export const STEPS = ['cluster', 'nodes', 'network', 'plugin', 'summary'] as const;
