import { buildAddressPlan, english, type Speaker, type SpokenAddressPlan, type SpokenFinding, validatePlan } from '@dualstack/schema';
import { strToU8, zipSync } from 'fflate';
import type { Delivery, GeneratedFile } from './kit/file.js';
import { emit } from './registry.js';

/** What a plan turns into. */
export type Rendering =
  | ({ readonly ok: true; readonly name: string; readonly findings: readonly SpokenFinding[]; readonly addressPlan: SpokenAddressPlan } & Delivery)
  | { readonly ok: false; readonly findings: readonly SpokenFinding[] };

/**
 * Checks a document and, when nothing in it is an error, renders its files.
 *
 * @param plan a plan as parsed JSON or YAML; the one that is written among the files is of the version of today
 * @param speaker who says what is found; the guides, and what is said of each file, are in the same language, and all else in English
 */
export function renderManifests(plan: unknown, speaker: Speaker = english): Rendering {
  const { valid, document, read, findings: found } = validatePlan(plan);
  const findings = found.map(speaker.finding);
  const { language, nameOf } = speaker;
  if (!valid || !read) return { ok: false, findings };
  return { ok: true, name: read.name, ...emit(read, { document, findings, language, nameOf, termOf: (code) => speaker.termOf(read, code) }), findings, addressPlan: speaker.addressPlan(buildAddressPlan(read.facts())) };
}

/** A fixed date for every entry, so that the same plan gives the same archive. The ZIP format begins in 1980. */
const ZIP_DATE = new Date(1980, 0, 1, 12);
/** Upper bits of the external attributes: a regular file, executable for scripts (APPNOTE 4.4.15). */
const MODE = { script: (0o100755 << 16) >>> 0, file: (0o100644 << 16) >>> 0 };

/**
 * Packs files into one ZIP, below one folder.
 *
 * @param folder name of the folder; a cluster name, which has no separators
 */
export function toZip(folder: string, files: readonly GeneratedFile[]): Uint8Array {
  return zipSync(
    Object.fromEntries(
      files.map(({ path, content, mediaType }) => [
        `${folder}/${path}`,
        [strToU8(content), { mtime: ZIP_DATE, os: 3, attrs: mediaType === 'text/x-shellscript' ? MODE.script : MODE.file, level: 6 }],
      ]),
    ),
  );
}
