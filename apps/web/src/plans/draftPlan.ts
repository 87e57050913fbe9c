const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/*
 * What a card knows of a plan without the domain: the head of the document, which every version of it has.
 */

/** The name of the cluster; empty where it has none. */
export function nameOfPlan(plan: unknown): string {
  const metadata = isRecord(plan) ? plan['metadata'] : undefined;
  const name = isRecord(metadata) ? metadata['name'] : undefined;
  return typeof name === 'string' ? name : '';
}

/** Its families, the primary one first. */
export function familiesOfPlan(plan: unknown): readonly ('ipv4' | 'ipv6')[] {
  const spec = isRecord(plan) ? plan['spec'] : undefined;
  const families = isRecord(spec) ? spec['ipFamily'] : undefined;
  if (typeof families !== 'string') return [];
  return families.split('+').flatMap((each) => (each === 'IPv4' ? (['ipv4'] as const) : each === 'IPv6' ? (['ipv6'] as const) : []));
}

/** The same plan under another name. */
export function renamedPlan(plan: unknown, name: string): unknown {
  if (!isRecord(plan)) return plan;
  return { ...plan, metadata: { ...(isRecord(plan['metadata']) && plan['metadata']), name } };
}

/** A copy of a plan, called as such where it has a name: `prod-copy`, `prod-copy-2`. */
export function copiedPlan(plan: unknown): unknown {
  const name = nameOfPlan(plan);
  if (name === '') return plan;
  const [, base = name, count] = /^(.*?-copy)(?:-(\d+))?$/.exec(name) ?? [];
  return renamedPlan(plan, base === name && !name.endsWith('-copy') ? `${name}-copy` : `${base}-${Number(count ?? 1) + 1}`);
}
