/** The pages: the system, all of its platform networks, Calico, and what it reaches outside. */
export const STEPS = ['system', 'networks', 'calico', 'services', 'summary'] as const;
