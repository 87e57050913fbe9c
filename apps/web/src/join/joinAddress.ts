import { JOIN_KINDS, JOINED, type JoinKind } from '@dualstack/schema';

/** The address of the page for some plans and a way of joining them. */
export const joinAddress = (ids: readonly string[], kind: JoinKind): string => `/join?plans=${ids.map(encodeURIComponent).join(',')}&for=${kind}`;

/**
 * What an address asks for: each plan once, and the first way of joining where it names none that there is.
 *
 * @param search the part of an address behind `?`
 */
export function readJoin(search: string): { readonly ids: readonly string[]; readonly kind: JoinKind } {
  const asked = new URLSearchParams(search);
  const ids = [...new Set((asked.get('plans') ?? '').split(',').filter((id) => id !== ''))].slice(0, JOINED.most);
  return { ids, kind: JOIN_KINDS.find((kind) => kind === asked.get('for')) ?? JOIN_KINDS[0] };
}
