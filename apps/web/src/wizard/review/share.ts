import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { isTooDeep, parseCidr } from '@dualstack/schema';
import { MOST_BYTES } from '../../plans/importPlan.js';
import { joined } from '../../base/bytes.js';

const KEY = 'plan=';

/** Why a link holds no plan: it was cut or changed on its way, or unfolds to more than a plan may be, or to a deeper one. */
export type LinkProblem = 'missing' | 'broken' | 'large' | 'deep';

/** The address under which a plan can be opened by whoever has it. The plan is in the fragment, which no browser sends to a server. */
export const shareLink = (origin: string, plan: unknown): string => `${origin}/open#${packed(plan)}`;

/** A new plan out of a free range of an address space, which nobody has kept yet. */
export interface NewPlace {
  readonly space: string;
  readonly range: string;
}

/** The address at which such a plan is open at a step: as with a link that is shared, it is nowhere but there. */
export const newPlanAddress = (step: string, plan: unknown, { space, range }: NewPlace): string => `/open/${step}#${packed(plan)}&${new URLSearchParams({ space, in: range })}`;

/** Where a plan is to lie that {@link newPlanAddress} has put into a fragment. */
export function readNewPlace(fragment: string): NewPlace | undefined {
  const place = new URLSearchParams(fragment.split('&').slice(1).join('&'));
  const [space, range] = [place.get('space'), place.get('in')];
  return space !== null && range !== null && /^[\w-]{1,64}$/.test(space) && parseCidr(range).ok ? { space, range } : undefined;
}

/** A plan as text of a fragment. */
function packed(plan: unknown): string {
  const bytes = deflateSync(strToU8(JSON.stringify(plan)), { level: 9 });
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `${KEY}${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Unfolds bytes as far as the limit, so that a few of them cannot fill the memory. */
function inflate(bytes: Uint8Array): Uint8Array | 'large' {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isComplete = false;
  const stream = new Inflate((chunk, isLast) => {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
    isComplete ||= isLast;
  });
  const step = 4096;
  for (let at = 0; at < bytes.length && size <= MOST_BYTES; at += step) stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  if (size > MOST_BYTES) return 'large';
  if (!isComplete) throw new Error('cut off');
  return joined(chunks);
}

/**
 * The plan in the fragment of an address that {@link shareLink} made.
 *
 * @param fragment with or without its hash sign
 */
export function readShareLink(fragment: string): { readonly ok: true; readonly plan: unknown } | { readonly ok: false; readonly problem: LinkProblem } {
  const [text = ''] = fragment.replace(/^#/, '').split('&');
  if (!text.startsWith(KEY) || text.length === KEY.length) return { ok: false, problem: 'missing' };
  if (text.length > 2 * MOST_BYTES) return { ok: false, problem: 'large' };
  try {
    const whole = inflate(strToU8(atob(text.slice(KEY.length).replaceAll('-', '+').replaceAll('_', '/')), true));
    if (whole === 'large') return { ok: false, problem: 'large' };
    const plan: unknown = JSON.parse(strFromU8(whole));
    return isTooDeep(plan) ? { ok: false, problem: 'deep' } : { ok: true, plan };
  } catch {
    return { ok: false, problem: 'broken' };
  }
}
