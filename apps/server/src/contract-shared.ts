import { z } from 'zod';

/*
 * Shapes of which both `contract.ts` and `contract-store.ts` are made.
 */

export const path = z.array(z.union([z.string(), z.int()]));
export const source = z.object({ title: z.string(), url: z.string() });

const change = z.object({ path, value: z.unknown().optional() }).meta({ description: 'A change of one value of the document as it was written; without `value`, the field is removed' });
export const fix = change.extend({ label: z.string(), also: z.array(change).exactOptional() });
