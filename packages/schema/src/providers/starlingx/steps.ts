/** The pages: the system, its platform networks, those of the cluster, and what it reaches outside. */
export const STEPS = ['system', 'networks', 'cluster', 'services', 'summary'] as const;
