import { parseCidr } from '@dualstack/schema';
import { unzipSync, Zip, ZipDeflate } from 'fflate';
import type { z } from 'zod';
import { archiveShapes } from './contract-store.js';
import { findFault, MAX_DEPTH } from './json.js';
import { say } from './messages/messages.js';
import { Problem } from './problem.js';
import type { Part, PartKind, Parts } from './storage/archive.js';

/*
 * An archive of everything is a ZIP of JSON: `archive.json` says its format and version, and beside it lie parts of what is kept, such as
 * `plans/0001.json`, a few megabytes each, so that whoever writes or reads one has one part in memory, however much there is.
 */

/** What an archive is known by. A release reads the versions up to its own. */
const FORMAT = 'dualstack-archive';
export const ARCHIVE_VERSION = 1;
/** The largest archive that is read, its largest part, and all of its parts together, in bytes. */
export const MAX_ARCHIVE = 64 * 1024 * 1024;
const MAX_PART = 16 * 1024 * 1024;
const MAX_PARTS = 512 * 1024 * 1024;
/** Levels around a plan in a part. */
const AROUND = 3;

const KINDS = ['spaces', 'ranges', 'plans', 'revisions'] as const satisfies readonly PartKind[];
const HEAD = 'archive.json';
const nameOf = (kind: PartKind, number: number) => `${kind}/${String(number).padStart(4, '0')}.json`;
const PART_NAME = new RegExp(`^(${KINDS.join('|')})/\\d{4,6}\\.json$`);

/** An archive as it is written, part by part, at the pace of whoever takes it. */
export function writeArchive(parts: AsyncGenerator<Part, void>, createdAt: Date): ReadableStream<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const add = (name: string, value: unknown) => {
    const file = new ZipDeflate(name);
    file.mtime = createdAt;
    zip.add(file);
    file.push(Buffer.from(JSON.stringify(value)), true);
  };
  const numbers = new Map<PartKind, number>();
  add(HEAD, { format: FORMAT, version: ARCHIVE_VERSION, createdAt: createdAt.toISOString() });
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value: part } = await parts.next();
      if (done) zip.end();
      else {
        const number = (numbers.get(part.kind) ?? 0) + 1;
        numbers.set(part.kind, number);
        add(nameOf(part.kind, number), { [part.kind]: part.rows });
      }
      for (const chunk of ready.splice(0)) controller.enqueue(chunk);
      if (done) controller.close();
    },
    async cancel() {
      await parts.return();
    },
  });
}

/** An archive that was opened: what of it was not read yet is not known to be right. */
export interface OpenArchive {
  /** The parts of a kind, each unpacked and read when it is its turn. */
  readonly parts: <Kind extends PartKind>(kind: Kind) => Iterable<Parts[Kind]>;
}

/**
 * Opens an archive. Its entries and their sizes are looked at before anything is unpacked, and each is unpacked into no more than it says.
 *
 * @throws Problem 400 where it is none, or of a newer version; 413 where it would be too large unpacked. Parts throw likewise
 */
export function openArchive(bytes: Uint8Array): OpenArchive {
  const names = new Map<string, number>();
  let wrong: string | undefined;
  unpack(bytes, ({ name, originalSize }) => {
    if (names.has(name) || (name !== HEAD && !PART_NAME.test(name))) wrong ??= name;
    names.set(name, originalSize);
    return false;
  });
  // A ZIP of something else is none, whatever lies in it.
  if (!names.has(HEAD)) throw new Problem(400, say('notArchive'));
  if (wrong !== undefined) throw new Problem(400, say('archiveEntry', { name: wrong }));
  const sizes = [...names.values()];
  if (sizes.some((size) => size > MAX_PART) || sizes.reduce((sum, size) => sum + size, 0) > MAX_PARTS) throw new Problem(413, say('archiveTooLarge', { most: MAX_PARTS, part: MAX_PART }));
  const { format, version } = partOf(bytes, HEAD, archiveShapes.head);
  if (format !== FORMAT) throw new Problem(400, say('notArchive'));
  if (version > ARCHIVE_VERSION) throw new Problem(400, say('newerArchive', { version, known: ARCHIVE_VERSION }));
  return {
    *parts<Kind extends PartKind>(kind: Kind): Generator<Parts[Kind], void> {
      const own = [...names.keys()].filter((name) => name.startsWith(`${kind}/`)).sort();
      for (const name of own) {
        const part: unknown = partOf(bytes, name, archiveShapes[kind]);
        yield (part as Parts)[kind];
      }
    },
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function partOf<Shape extends z.ZodType>(bytes: Uint8Array, name: string, shape: Shape): z.output<Shape> {
  const packed = unpack(bytes, (file) => file.name === name)[name];
  let value: unknown;
  try {
    const text = decoder.decode(packed);
    if (findFault(text, MAX_DEPTH + AROUND)) throw new Problem(400, say('archiveEntry', { name }));
    value = JSON.parse(text);
  } catch {
    throw new Problem(400, say('archiveEntry', { name }));
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Problem(400, say('archiveField', { name, where: parsed.error.issues[0]?.path.join('.') ?? '' }));
  return parsed.data;
}

type Pick = (file: { readonly name: string; readonly originalSize: number }) => boolean;

function unpack(bytes: Uint8Array, pick: Pick): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: pick });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, say('notArchive'));
  }
}

/**
 * Reads all of an archive once, so that nothing is begun with one that is not right to its end. It yields between parts.
 *
 * @param known what is known of a plan
 * @throws Problem 400 where something of it is wrong, or there twice
 */
export function* readArchive<Known>(archive: OpenArchive, known: (plan: unknown) => Known): Generator<void, ReadonlyMap<string, Known>> {
  const plans = new Map<string, Known>();
  const seen = new Set<string>();
  const once = (key: string) => {
    if (seen.has(key)) throw new Problem(400, say('archiveTwice', { id: key }));
    seen.add(key);
  };
  for (const rows of archive.parts('spaces')) {
    for (const { id } of rows) once(`space ${id}`);
    yield;
  }
  for (const rows of archive.parts('ranges')) {
    for (const { space, id, range } of rows) {
      once(`range ${space} ${id}`);
      if (!parseCidr(range).ok) throw new Problem(400, say('archiveField', { name: 'ranges', where: id }));
    }
    yield;
  }
  for (const rows of archive.parts('plans')) {
    for (const { id, plan } of rows) {
      once(`plan ${id}`);
      plans.set(id, known(plan));
      yield;
    }
  }
  for (const rows of archive.parts('revisions')) {
    for (const { plan, revision } of rows) once(`revision ${plan} ${revision}`);
    yield;
  }
  return plans;
}
