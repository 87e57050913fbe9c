import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { RenderedFile } from '../api/client.js';
import { joined } from '../base/bytes.js';

/** A fixed date for every entry, as in the ZIP of one plan. The format begins in 1980. */
const ZIP_DATE = new Date(1980, 0, 1, 12);
/** Upper bits of the external attributes: a regular file, executable for scripts (APPNOTE 4.4.15). */
const MODE = { script: (0o100755 << 16) >>> 0, file: (0o100644 << 16) >>> 0 };
const UNIX = 3;

/** A plan whose files could not be had. */
export class NoFiles extends Error {
  constructor(
    readonly plan: string,
    override readonly cause: Error,
  ) {
    super(cause.message);
  }
}

type PackedFile = Pick<RenderedFile, 'path' | 'content' | 'mediaType'>;

interface Packing<Plan> {
  readonly filesOf: (plan: Plan, signal: AbortSignal) => Promise<readonly PackedFile[]>;
  readonly signal: AbortSignal;
  /** Hears how many plans are packed. */
  readonly onPacked: (count: number) => void;
}

/**
 * One ZIP with a folder for each plan, called like it. Plans are asked for one after the other, and packed as they come.
 *
 * @throws NoFiles with the plan whose files could not be had; what an aborted request throws, once nobody waits any more
 */
export async function packFleet<Plan extends { readonly name: string }>(plans: readonly Plan[], { filesOf, signal, onPacked }: Packing<Plan>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [index, plan] of plans.entries()) {
    const files = await filesOf(plan, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      throw new NoFiles(plan.name, error instanceof Error ? error : new Error(String(error)));
    });
    signal.throwIfAborted();
    for (const { path, content, mediaType } of files) {
      const entry = new ZipDeflate(`${plan.name}/${path}`, { level: 6 });
      Object.assign(entry, { mtime: ZIP_DATE, os: UNIX, attrs: mediaType === 'text/x-shellscript' ? MODE.script : MODE.file });
      zip.add(entry);
      entry.push(strToU8(content), true);
    }
    onPacked(index + 1);
  }
  zip.end();
  return joined(chunks) as Uint8Array<ArrayBuffer>;
}
