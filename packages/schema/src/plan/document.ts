import { z } from 'zod';
import { ADDRESS_BITS, IP_FAMILIES } from '../address/family.js';
import { addressText as readAddress, rangeText as readRange } from '../address/text.js';
import { type FieldTable, listOf, wholeNumber } from './fields.js';
import { ownIssue } from './issues.js';
import { mostCharacters, notEmpty } from './lengths.js';
import { WRITTEN } from './shape.js';

/** The version of the plan document that this program writes. */
export const API_VERSION = 'dualstack.dev/v1';
/** The kind of every plan document. */
export const KIND = 'ClusterPlan';

/** Most characters of a name: a DNS subdomain (Kubernetes DNS1123SubdomainMaxLength), the longest name that any system here takes. */
export const MAX_NAME = 253;
/** Most characters of a free text; the longest that a system here takes is the description of a CCE cluster, with 200. */
const MAX_TEXT = 1024;
/** Most characters of a range or an address: the longest is 43 (an IPv6 range), the rest is room for what was pasted around it. */
const MAX_ADDRESS = 128;
/** Most entries of a map of labels or tags; clouds take 20 to 64 (GCP), and no cluster needs more. */
const MAX_ENTRIES = 64;
/** Most ranges of one list. */
export const MAX_RANGES = 256;
/** Most machines that are listed by name; clusters of thousands are pools. */
export const MAX_NODES = 500;
/** Most node pools. */
export const MAX_POOLS = 50;

/** The limits of what every plan has, whatever its provider. The schema has them from here, and so do the field tables of the providers. */
export const ENVELOPE = {
  'metadata.name': { maxLength: MAX_NAME },
  'metadata.description': { maxLength: MAX_TEXT },
  'metadata.labels': { maxEntries: MAX_ENTRIES },
  'spec.network.nodeCidrMask.ipv4': { min: 1, max: ADDRESS_BITS.ipv4 },
  'spec.network.nodeCidrMask.ipv6': { min: 1, max: ADDRESS_BITS.ipv6 },
  'spec.reservedCidrs': { maxEntries: MAX_RANGES, isElsewhere: true },
} as const satisfies FieldTable;

/** Control characters, halves of characters, spaces and signs that nobody sees, and marks that change the direction of what follows: none belongs into a name, a script or a log. Joiners stay: letters and signs are made with them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

const codePoint = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What of them a script has between and before its words. A carriage return is not among it: bash would take it for a part of a word. */
const BETWEEN_WORDS = /[\n\t]/g;

/** Text of at most so many characters, without what nobody sees; but for what is let pass. */
function printable(most: number, passed?: RegExp) {
  return z
    .string()
    .check(mostCharacters(most))
    .check(({ value, issues }) => {
      const { 0: found, index = 0 } = UNPRINTABLE.exec(passed ? value.replace(passed, ' ') : value) ?? {};
      if (found === undefined) return;
      const params = ownIssue('schema/unprintable', (say) => say({ character: codePoint(found), place: index + 1 }));
      issues.push({ code: 'custom', input: value, params });
    });
}

/** One line of text, of at most so many characters. */
const line = (most: number) => printable(most);

/**
 * Text of a field that a plan must carry. It may be empty, because a plan under construction is one too:
 * that something is missing is then said by a rule, with its source.
 */
export const text = (most = MAX_TEXT) => line(most);
/** A name: a text of the length that the longest names have. */
export const nameText = () => line(MAX_NAME);
/** Text of a field that a plan may leave out. */
export const optionalText = (most = MAX_TEXT) => line(most).check(notEmpty()).optional();
/** A script that a plan may leave out: text of several lines, kept as it was written. */
export const scriptText = (most: number) => printable(most, BETWEEN_WORDS).check(notEmpty()).optional();
/** A version, a release, a short word of a catalog. */
export const shortText = (most = 64) => line(most);
/** A range: its shape is text, what it means is read once, and decided by the rules. */
export const rangeText = () => line(MAX_ADDRESS).transform(readRange).register(WRITTEN, { holds: 'range' });
/** An address, read as {@link rangeText} is. */
export const addressText = () => line(MAX_ADDRESS).transform(readAddress).register(WRITTEN, { holds: 'address' });

/** A map of short texts, such as labels: keys of up to 253 characters before a slash and 63 after it, values of up to 255 (the longest tags). */
export const textMap = (most = MAX_ENTRIES) =>
  z.record(line(317), line(255)).check(({ value, issues }) => {
    const count = Object.keys(value).length;
    if (count > most) issues.push({ code: 'custom', input: value, params: ownIssue('schema/too-many-entries', (say) => say('map', { entries: count, most })) });
  });

/** One value per family. */
export const perFamily = <Value extends z.ZodType>(value: Value) => z.strictObject({ ipv4: value.optional(), ipv6: value.optional() });

/** A list of ranges per family, for access lists. */
export const rangesPerFamily = () => perFamily(listOf(rangeText(), { maxEntries: MAX_RANGES }));

/** Name, labels and description of a plan. */
const metadataSchema = z.strictObject({
  name: nameText().meta({ description: 'Name of the cluster, as the target system accepts it' }),
  labels: textMap(ENVELOPE['metadata.labels'].maxEntries).optional(),
  description: line(ENVELOPE['metadata.description'].maxLength).optional(),
});

/** `spec.network`: the ranges of Pods and Services, the node mask and the proxy mode. Everything may be left to the defaults. */
export const networkSchema = <Mode extends z.ZodType>(proxyMode: Mode) =>
  z.strictObject({
    podCidrs: perFamily(rangeText()).optional(),
    serviceCidrs: perFamily(rangeText()).optional(),
    nodeCidrMask: z.strictObject({ ipv4: wholeNumber(ENVELOPE['spec.network.nodeCidrMask.ipv4']).optional(), ipv6: wholeNumber(ENVELOPE['spec.network.nodeCidrMask.ipv6']).optional() }).optional(),
    proxyMode: proxyMode.optional(),
  });

/** The families of a cluster. */
export const ipFamilySchema = z.enum(IP_FAMILIES);

/** `spec.reservedCidrs`. */
export const reservedCidrsSchema = () => listOf(rangeText(), ENVELOPE['spec.reservedCidrs']).optional();

/** The envelope that every plan has, whatever its provider. */
export const envelope = <Spec extends z.ZodType>(spec: Spec) =>
  z.strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal(KIND),
    metadata: metadataSchema,
    spec,
  });

/** What is known of a plan before its provider has read it. */
export const anyPlanSchema = z.looseObject({
  apiVersion: z.literal(API_VERSION),
  kind: z.literal(KIND),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({ provider: z.string() }),
});
