/** A node pool by its name, which it may not have yet, within a sentence. */
export const pooled = (pool: string): string => (pool === '' ? 'a node pool' : `node pool ${pool}`);
/** The same where a sentence begins with it. */
export const ofPool = (pool: string): string => (pool === '' ? 'A node pool' : `Node pool ${pool}`);
