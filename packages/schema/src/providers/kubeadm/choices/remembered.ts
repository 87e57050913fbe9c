import { z } from 'zod';
import type { Path } from '../../../findings/finding.js';
import type { Kept } from '../../../plan/choices.js';
import { isMap, valueAt, withValueAt } from '../../../plan/path.js';
import type { KubeadmDocument } from '../plan.js';

/** A value that a choice changed. Of a node or a pool, with its name: its place in the list may be another one by then. */
const changeSchema = z.object({ path: z.array(z.union([z.string(), z.number()])), before: z.unknown().optional(), after: z.unknown().optional(), node: z.string().optional() });
type Changed = z.infer<typeof changeSchema>;

/** What was chosen in a field, and what that changed. It is kept with the draft, so that it is read as anything else is that comes from outside. */
const rememberedSchema = z.object({ value: z.unknown().optional(), changes: z.array(changeSchema) });
type Remembered = z.infer<typeof rememberedSchema>;

/** Keys before the position of a node or a pool in its list: `spec.kubeadm.nodes`, `spec.loadBalancers.pools`. */
const LIST_DEPTH = 3;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is remembered of a field, as long as the document still has what was chosen then. */
export function rememberedOf(kept: Kept, path: Path, document: KubeadmDocument): Remembered | undefined {
  const parsed = rememberedSchema.safeParse(kept[path.join('.')]);
  return parsed.success && same(parsed.data.value, valueAt(document, path)) ? parsed.data : undefined;
}

/** What is kept once a choice has been made at a path: the differences of two documents, those of some parts left out. */
export function remember(kept: Kept, path: Path, before: KubeadmDocument, after: KubeadmDocument, isLeftOut: (path: Path) => boolean = () => false): Kept {
  const changes = [...differences(before, after)].filter((change) => !isLeftOut(change.path));
  const remembered: Remembered = { value: valueAt(after, path), changes };
  return { ...kept, [path.join('.')]: changes.length > 0 ? remembered : undefined };
}

/** The same as before, with another value of the field itself: what else the choice changed stays remembered. */
export function renew(kept: Kept, path: Path, remembered: Remembered | undefined, value: unknown): Kept {
  if (!remembered) return kept;
  return { ...kept, [path.join('.')]: { value, changes: remembered.changes.map((change) => (same(change.path, path) ? { ...change, after: value } : change)) } };
}

function* differences(before: unknown, after: unknown, path: Path = [], node?: string): Generator<Changed> {
  if (same(before, after)) return;
  if (isMap(before) && isMap(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) yield* differences(before[key], after[key], [...path, key], node);
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, each] of before.entries()) {
      const name = isMap(each) ? each['name'] : undefined;
      yield* differences(each, after[index], [...path, index], typeof name === 'string' ? name : node);
    }
  } else yield { path: [...path], before, after, ...(node !== undefined && { node }) };
}

/** A document with the changes of a choice taken back, but for what was changed again since then. */
export function takeBack(document: KubeadmDocument, changes: readonly Changed[]): KubeadmDocument {
  return changes.reduce((changed, { path, before, after, node }) => {
    const place = node === undefined ? path : placeOfNode(changed, path, node);
    if (!place || !isMap(valueAt(changed, place.slice(0, -1))) || !same(valueAt(changed, place), after)) return changed;
    return withValueAt(changed, place, before);
  }, document);
}

/** Where the path in an entry leads by now; undefined where the entry is gone. */
function placeOfNode(document: KubeadmDocument, path: Path, name: string): Path | undefined {
  const list = path.slice(0, LIST_DEPTH);
  const entries = valueAt(document, list);
  const index = Array.isArray(entries) ? entries.findIndex((each) => isMap(each) && each['name'] === name) : -1;
  return index < 0 ? undefined : [...list, index, ...path.slice(LIST_DEPTH + 1)];
}
