import type { ListedPlan } from '../api/plans.js';
import { matchWords } from '../base/matchWords.js';
import { nameOfPlan } from './draftPlan.js';
import { changedAtOf, type PlanStatus, type Stored } from './drafts.js';

/** A plan in the list: one of this browser, or one that only the server has. */
export type Entry = { readonly kind: 'here'; readonly stored: Stored } | { readonly kind: 'there'; readonly listed: ListedPlan };

/** What the list is narrowed to. */
export interface Narrowing {
  readonly query: string;
  readonly status: PlanStatus | 'all';
}

const idOf = (entry: Entry) => (entry.kind === 'here' ? entry.stored.id : entry.listed.id);
const timeOf = (entry: Entry) => (entry.kind === 'there' ? Date.parse(entry.listed.updatedAt) : entry.stored.kind === 'draft' ? changedAtOf(entry.stored.draft) : 0);

/**
 * The plans of this browser and those of the server as one list, each once, newest first. What a person sees of a plan that both
 * have is what this browser has.
 *
 * @param listed what the server has listed so far; it has narrowed that by itself
 * @param removed plans that were deleted here, of which the server has yet to hear
 */
export function mergePlans(stored: readonly Stored[], listed: readonly ListedPlan[], removed: readonly string[], { query, status }: Narrowing): readonly Entry[] {
  const ids = new Set(listed.map(({ id }) => id));
  const isWanted = (each: Stored) => {
    if (each.kind === 'broken') return query.trim() === '' && status === 'all';
    const { draft, id } = each;
    if (status !== 'all' && (draft.onServer?.status ?? 'draft') !== status) return false;
    return query.trim() === '' || ids.has(id) || matchWords(query, [nameOfPlan(draft.plan), id]) > 0;
  };
  const here = stored.filter(isWanted).map((each): Entry => ({ kind: 'here', stored: each }));
  const known = new Set([...stored.map(({ id }) => id), ...removed]);
  const there = listed.filter(({ id }) => !known.has(id)).map((each): Entry => ({ kind: 'there', listed: each }));
  const seen = new Set<string>();
  return [...here, ...there].filter((entry) => !seen.has(idOf(entry)) && seen.add(idOf(entry))).sort((a, b) => timeOf(b) - timeOf(a));
}
