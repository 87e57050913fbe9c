import { FAMILIES, IP_FAMILIES, JOIN_KINDS, JOINED, MOST_FLEET, mostCharacters, mostEntries, parseCidr, PROVIDERS, RANGE_ROLES } from '@dualstack/schema';
import { z } from 'zod';
import { fix, path, source } from './contract-shared.js';

/*
 * What goes over the wire of plans that are kept and of address spaces, as `contract.ts` has it of everything else.
 */

/** A text that every database can keep: PostgreSQL has no character 0, and UTF-8 no half of a pair. */
export const isStorable = (text: string) => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
/** A text on one line with something to see in it. */
export const isLine = (text: string) => isStorable(text) && /\S/.test(text) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);

const line = (most: number) => z.string().check(mostCharacters(most)).refine(isLine);
const prose = z.string().check(mostCharacters(4000)).refine(isStorable);
/** Characters of the name of a range or of who holds it. */
export const MOST_NAME = 200;
const name = line(MOST_NAME);
const id = z.string().check(mostCharacters(64)).refine(isStorable);
const role = z.enum(RANGE_ROLES);
const status = z.enum(['draft', 'final']);
const family = z.enum(FAMILIES);
const moment = z.string().meta({ format: 'date-time' });

const labels = z
  .record(z.string(), z.string())
  .refine((entries) => Object.keys(entries).length <= 64 && Object.entries(entries).every(([key, value]) => key.length <= 253 && value.length <= 253 && isLine(key) && isStorable(value)));

/** A plan document as it was written, whatever its shape. */
const document = z.record(z.string(), z.unknown()).meta({ description: 'The plan document as it was written; a draft may have any shape' });

const clash = z
  .object({
    range: z.string().meta({ description: 'The range that is wanted' }),
    path: z.string().meta({ description: 'Where the plan has it' }),
    with: z.object({ plan: z.string().exactOptional().meta({ description: 'The plan that has it; none where others hold it' }), name: z.string(), range: z.string(), role: z.string(), owner: z.string() }),
  })
  .meta({ id: 'clash' });
/** Ranges that somebody else has. */
export const clashes = z.array(clash);

const savedPlan = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    labels: z.record(z.string(), z.string()),
    provider: z.string().meta({ description: 'Empty where the document names none that is known' }),
    ipFamily: z.enum([...IP_FAMILIES, '']),
    plan: document,
    status,
    space: z.string(),
    revision: z.int(),
    author: z.string(),
    createdAt: moment,
    updatedAt: moment,
    deletedAt: moment.exactOptional().meta({ description: 'When it was put into the bin' }),
  })
  .meta({ id: 'savedPlan' });

const revisionHead = z.object({
  revision: z.int(),
  name: z.string(),
  status,
  author: z.string(),
  reason: z.enum(['created', 'saved', 'final', 'restore', 'author', 'interval']).meta({ description: 'Why this state is kept' }),
  createdAt: moment,
});

const space = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    pools: z.array(z.object({ cidr: z.string(), roles: z.array(role).meta({ description: 'Those that it serves; every one where it names none' }) })),
    internalRanges: z.enum(['unique', 'reusable']).meta({ description: 'Whether ranges that stay inside a cluster may be those of another one too' }),
    revision: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'space' });

const heldRange = z.object({
  id: z.string(),
  range: z.string(),
  family,
  role,
  name: z.string(),
  owner: z.string(),
  binding: z.boolean().meta({ description: 'Whether it keeps others out: of a draft it does not' }),
  inside: z.boolean().meta({ description: 'Whether no address of it is seen outside its cluster' }),
  plan: z.object({ id: z.string(), name: z.string(), provider: z.string(), status }).exactOptional().meta({ description: 'The plan that has it; none where others hold it' }),
  path: z.string().meta({ description: 'Where the plan has it' }),
  since: moment.meta({ description: 'Since when it is held so: it stays while the range does, and whether it keeps others out' }),
});

const namedPlan = z.object({ id: z.string(), name: z.string() });
const joinRange = z.object({ plan: namedPlan, path: path.meta({ description: 'Where the plan has it' }), role, family, range: z.string(), name: z.string().meta({ description: 'What people call it' }) });
const joinOverlap = z.object({ a: joinRange, b: joinRange, shared: z.string().meta({ description: 'The addresses that both have' }) }).meta({ id: 'joinOverlap' });
const joined = z
  .object({
    for: z.enum(JOIN_KINDS),
    plans: z.array(namedPlan.extend({ status, revision: z.int().meta({ description: 'The state that was looked at, to which fixes apply' }) })),
    pairs: z.array(z.object({ a: namedPlan, b: namedPlan, overlaps: z.array(joinOverlap).meta({ description: 'What stands between the two, the first of it' }), count: z.int() })).meta({ description: 'Every two of the plans' }),
    renumbering: z.array(z.object({ plan: namedPlan, fix })).meta({ description: 'The fewest ranges that have to move, each with a new place that is free in all of the plans; a plan that is final stays' }),
    left: z.array(joinOverlap).meta({ description: 'What no such move removes, the first of it: both plans are final, other things hang on the range, or there is no room' }),
    leftCount: z.int(),
    unreadable: z.array(namedPlan).meta({ description: 'Plans whose ranges cannot be read' }),
    source: source.meta({ description: 'Where it is said which ranges must be apart' }),
  })
  .meta({ id: 'joined' });

const counts = z.object({ restored: z.int(), same: z.int().meta({ description: 'How many were there already' }), skipped: z.int().meta({ description: 'How many were left out because the store has them otherwise' }) });

/** What is answered. */
export const storeAnswers = {
  savedPlan,
  keptPlan: savedPlan.extend({ clashes: clashes.meta({ description: 'Ranges that somebody else has, drafts counted: they stand in the way of making it final' }) }).meta({ id: 'keptPlan' }),
  plans: z.object({ plans: z.array(savedPlan), next: z.string().exactOptional().meta({ description: 'The cursor of the next page' }) }).meta({ id: 'plans' }),
  revisions: z
    .object({
      revisions: z.array(
        revisionHead.extend({
          changes: z.array(z.object({ path: z.string(), kind: z.enum(['added', 'removed', 'changed']) })).meta({ description: 'What is different from the state before, the first of it' }),
          changeCount: z.int().meta({ description: 'How much is different' }),
        }),
      ),
      whole: z.boolean().meta({ description: 'Whether this is all of the history' }),
    })
    .meta({ id: 'revisions' }),
  revision: revisionHead.extend({ plan: document }).meta({ id: 'revision' }),
  spaces: z.object({ spaces: z.array(space) }).meta({ id: 'spaces' }),
  space,
  spaceWithPlans: space.extend({ plans: z.int().meta({ description: 'How many plans lie in it, those in the bin counted' }), inBin: z.int().meta({ description: 'How many of them are in the bin' }) }).meta({ id: 'spaceWithPlans' }),
  heldRanges: z.object({ ranges: z.array(heldRange), whole: z.boolean().meta({ description: 'Whether these are all of them' }) }).meta({ id: 'heldRanges' }),
  enteredRanges: z
    .object({
      ids: z.array(z.string()),
      known: z.int().meta({ description: 'How many were there already with the same name, owner and role, and were not entered again' }),
      left: z.array(z.object({ line: z.int(), range: z.string(), status: z.string() })).meta({ description: 'Lines that were left out: containers of NetBox hold prefixes, and are none that anybody has' }),
    })
    .meta({ id: 'enteredRanges' }),
  releasedRange: z.object({ id: z.string() }).meta({ id: 'releasedRange' }),
  suggestion: z.object({ ranges: z.array(z.string()) }).meta({ id: 'suggestion' }),
  joined,
  fleet: z
    .object({
      plans: z.array(savedPlan),
      same: z.array(z.object({ path, name: z.string().meta({ description: 'What people call the field' }), value: z.string() })).meta({ description: 'What is the same in all of them although each cluster has to have its own, such as a network that is named: it cannot be moved by its name' }),
    })
    .meta({ id: 'fleet' }),
  restored: z
    .object({ spaces: counts, ranges: counts, plans: counts.extend({ copied: z.array(z.object({ id: z.string(), from: z.string().meta({ description: 'Its id in the archive, which a plan of the store has' }), name: z.string() })) }) })
    .meta({ id: 'restored' }),
  allocation: z
    .object({
      plan: document,
      sum: z
        .array(
          z.object({
            path,
            field: z.string().meta({ description: 'What people call it' }),
            family: family.exactOptional(),
            role: role.exactOptional().meta({ description: 'What a range is for; other values, such as masks, have none' }),
            value: z.union([z.string(), z.int()]),
            same: z.boolean().meta({ description: 'Whether the plan that was sent has it already' }),
            code: z.string(),
            params: z.record(z.string(), z.unknown()).meta({ description: 'What the text is made of' }),
            text: z.string().meta({ description: 'How it comes' }),
          }),
        )
        .meta({ description: 'Every range and other value that was chosen, and how it comes' }),
      clashes: clashes.meta({ description: 'Ranges of the plan that somebody else has all the same, drafts counted: nobody can move them, such as those of a network that exists, or there is no room for them elsewhere' }),
    })
    .meta({ id: 'allocation' }),
};

/** The body of `POST /plans` and `PUT /plans/:id`. */
export const planToKeep = z.strictObject({
  name,
  plan: document,
  space: id.exactOptional().meta({ description: 'The address space that it lies in: `default` for a new one, where it lies otherwise' }),
  status: status.exactOptional().meta({ description: 'A draft, unless told, for a new one; what it is otherwise. A plan without errors can be final, and reserves its ranges' }),
  description: prose.exactOptional(),
  labels: labels.exactOptional(),
  keep: z.boolean().exactOptional().meta({ description: 'Whether this state goes into the history, as one that somebody saved on purpose' }),
});

/** The body of `POST /plans/:id/restore`. */
export const restoreRequest = z.strictObject({
  revision: z.int().check(z.gte(1), z.lte(2_147_483_647)).exactOptional().meta({ description: 'The state that it is to have again; that which it has, unless told, out of the bin' }),
  status: status.exactOptional().meta({ description: 'That of the state, unless told' }),
});

/** Most pools of a space, and most ranges that are entered at once. */
const MOST_POOLS = 100;
export const MOST_RANGES = 20_000;

/** The body of `POST /spaces` and `PUT /spaces/:id`. */
export const spaceRequest = z.strictObject({
  name,
  description: prose.exactOptional(),
  pools: z.array(z.strictObject({ cidr: z.string().check(mostCharacters(64)), roles: z.array(role).check(mostEntries(RANGE_ROLES.length)).exactOptional() })).check(mostEntries(MOST_POOLS)).exactOptional(),
  internalRanges: z.enum(['unique', 'reusable']).exactOptional(),
});

/** The body of `POST /spaces/:id/ranges` in JSON. */
export const rangesRequest = z.strictObject({
  ranges: z
    .array(z.strictObject({ range: z.string().check(mostCharacters(64)), name, owner: name.exactOptional(), role: role.exactOptional() }))
    .check(mostEntries(MOST_RANGES))
    .refine((ranges) => ranges.length > 0),
});

/** Most ranges that are suggested at once. */
const MOST_SUGGESTED = 256;

/** The body of `POST /cidrs/suggest`. */
export const suggestRequest = z
  .strictObject({
    space: id,
    family,
    prefix: z.int().check(z.gte(1), z.lte(128)),
    role,
    count: z.int().check(z.gte(1), z.lte(MOST_SUGGESTED)),
    avoid: z.array(z.string().check(mostCharacters(64))).check(mostEntries(1000)).exactOptional().meta({ description: 'Ranges that are to be kept clear of, such as those of a plan that is not kept yet' }),
    within: z.string().check(mostCharacters(64)).exactOptional().meta({ description: 'A network that they are to be parts of, such as a VPC, in the place of the pools' }),
  })
  .refine((asked) => asked.family === 'ipv6' || asked.prefix <= 32, { path: ['prefix'] });

/** The body of `POST /join`. */
export const joinRequest = z.strictObject({
  plans: z
    .array(id)
    .check(mostEntries(JOINED.most))
    .refine((ids) => ids.length >= JOINED.least && new Set(ids).size === ids.length)
    .meta({ description: 'The ids of 2 to 20 plans, each once', minItems: JOINED.least, uniqueItems: true }),
  for: z.enum(JOIN_KINDS).meta({ description: 'Cilium Cluster Mesh, Submariner without Globalnet, Istio on one network, or a peering of VPCs' }),
});

/** Most bytes of all documents of a fleet together. */
export const MOST_OF_A_FLEET = 16 * 1024 * 1024;

/** The body of `POST /fleet`. */
export const fleetRequest = z
  .strictObject({
    plan: document,
    space: id.exactOptional().meta({ description: 'The address space out of whose pools ranges are taken; `default` unless told' }),
    names: z
      .array(name)
      .check(mostEntries(MOST_FLEET))
      .refine((names) => names.length > 0 && new Set(names).size === names.length)
      .exactOptional()
      .meta({ description: 'The names of the clusters, each once: one plan for each' }),
    count: z.int().check(z.gte(1), z.lte(MOST_FLEET)).exactOptional().meta({ description: 'In place of names: how many, named like the plan with a number behind' }),
    status: status.exactOptional().meta({ description: 'Drafts, unless told; final plans reserve their ranges' }),
  })
  .refine(({ names, count }) => (names === undefined) !== (count === undefined), { path: ['count'] });

const archivedId = z.string().regex(/^[\w-]{1,64}$/);
const archivedMoment = z.iso.datetime();
const revisionNumber = z.int().check(z.gte(1), z.lte(2_147_483_647));
const rows = <Shape extends z.ZodType>(shape: Shape) => z.array(shape);
const authorName = line(100);

/** What lies in an archive. */
export const archiveShapes = {
  head: z.object({ format: z.string(), version: z.int(), createdAt: z.string() }),
  spaces: z.strictObject({ spaces: rows(z.strictObject({ id: archivedId, name, description: prose, pools: z.array(z.strictObject({ cidr: z.string().refine((text) => parseCidr(text).ok), roles: z.array(role) })).check(mostEntries(MOST_POOLS)), internalRanges: z.enum(['unique', 'reusable']), revision: revisionNumber, createdAt: archivedMoment, updatedAt: archivedMoment })) }),
  ranges: z.strictObject({ ranges: rows(z.strictObject({ space: archivedId, id: archivedId, range: z.string(), name, owner: name, role, createdAt: archivedMoment })) }),
  plans: z.strictObject({ plans: rows(z.strictObject({ id: archivedId, space: archivedId, name, description: prose, labels, status, plan: z.record(z.string(), z.unknown()), revision: revisionNumber, author: authorName, createdAt: archivedMoment, updatedAt: archivedMoment, deletedAt: archivedMoment.exactOptional() })) }),
  revisions: z.strictObject({ revisions: rows(z.strictObject({ plan: archivedId, revision: revisionNumber, name, status, author: authorName, reason: revisionHead.shape.reason, createdAt: archivedMoment, document: z.record(z.string(), z.unknown()) })) }),
};

const figure = (most: number) => z.int().check(z.gte(1), z.lte(most));

/** The body of `POST /spaces/:id/allocate`. */
export const allocateRequest = z.strictObject({
  provider: z.enum(PROVIDERS.map(({ id }) => id)),
  ipFamily: z.enum(IP_FAMILIES),
  nodes: figure(1_000_000).meta({ description: 'At most; to begin with, where nodesAtMost says how many there may be' }),
  nodesAtMost: figure(1_000_000).exactOptional().meta({ description: 'Where it is said, a plan with one pool begins with `nodes` and grows to so many' }),
  podsPerNode: figure(100_000),
  services: z.int().check(z.gte(0), z.lte(100_000_000)),
  plan: document.exactOptional().meta({ description: 'The plan that is to be sized: what is no range and no mask stays, and so does a range that can. A new one, unless told' }),
  planId: id.exactOptional().meta({ description: 'The id under which that plan is kept: its own ranges are not in its way' }),
  prefix: z.string().check(mostCharacters(64)).exactOptional().meta({ description: 'A prefix of one’s own, which ranges of its family are parts of: all of them, but for those with pools of their own where it lies in a pool that is not for them' }),
  nodeNetwork: z.boolean().exactOptional().meta({ description: 'Whether a plan that names no network of its nodes gets one: a new one does, unless told' }),
  globalId: z
    .string()
    .check(z.regex(/^[\da-f]{10}$/))
    .exactOptional()
    .meta({ description: 'The global ID with which unique local addresses begin, where no pool has IPv6: drawn at random, unless told (RFC 4193)' }),
});
