import { type GeneratedFile, renderManifests, toZip } from '@dualstack/manifests';
import { buildAddressPlan, curing, english, formatPath, MAX_TRIALS, readPlan, type SpokenAddressPlan, type SpokenFinding, validatePlan, waysOut } from '@dualstack/schema';
import { Hono, type TypedResponse } from 'hono';
import { LRUCache } from 'lru-cache';
import type { AppEnv } from '../env.js';
import { createFilePrinter } from '../print-files.js';
import { Problem } from '../problem.js';
import { fixesRequest, planRequest } from '../schemas.js';
import { quote } from '../text.js';
import type { Workshop } from '../work.js';
import { jsonBody } from './body.js';

function invalidPlan(findings: readonly SpokenFinding[]): Problem {
  const count = findings.filter(({ severity }) => severity === 'error').length;
  return new Problem(422, `The plan has ${count} error${count === 1 ? '' : 's'}; findings says where, why and what would do.`, { findings });
}

interface Rendered {
  readonly name: string;
  /** The answer of `POST /manifests`, as it is sent. */
  readonly json: Buffer<ArrayBuffer>;
  readonly zip: () => Uint8Array<ArrayBuffer>;
}

const printFiles = createFilePrinter();
const FILES = Buffer.from('{"files":');

function render(plan: unknown): Rendered {
  const rendering = renderManifests(plan);
  if (!rendering.ok) throw invalidPlan(rendering.findings);
  const { name, files, findings, addressPlan } = rendering;
  return { name, json: Buffer.concat([FILES, ...printFiles(files), Buffer.from(`,"findings":${JSON.stringify(findings)},"addressPlan":${JSON.stringify(addressPlan)}}`)]), zip: () => toZip(name, files) as Uint8Array<ArrayBuffer> };
}

/** The answer of `POST /manifests`, for the typed client. */
interface Manifests {
  files: GeneratedFile[];
  findings: SpokenFinding[];
  addressPlan: SpokenAddressPlan;
}

const planBody = jsonBody(planRequest, 'a JSON object with the one field "plan", which holds a plan document');
const fixesBody = jsonBody(fixesRequest, 'a JSON object with the fields "plan", "rule" and "path": a plan document, and the rule and the path of one of its findings');

/** `POST /validate`, `/fixes`, `/manifests`, `/manifests.zip`, `/address-plan`: a plan goes in, what it means comes out. */
export function planRoutes({ run }: Workshop) {
  /**
   * Renderings of the last plans, by the text of their requests: a page asks for the files of a plan and then for
   * their ZIP, and pipelines ask for the same plan again and again. Files depend on nothing but the plan, so a
   * remembered rendering is never stale. Sizes are in bytes of the answer and characters of the request.
   */
  const renderings = new LRUCache<string, Rendered>({ maxSize: 32 * 1024 * 1024, maxEntrySize: 1024 * 1024, sizeCalculation: ({ json }, text) => json.length + text.length });

  async function rendered(text: string, read: () => { plan: unknown }, request: Request): Promise<Rendered> {
    const known = renderings.get(text);
    if (known) return known;
    const made = await run(request.signal, text.length, () => render(read().plan));
    renderings.set(text, made);
    return made;
  }

  return new Hono<AppEnv>()
    .post('/validate', planBody, async (c) => {
      const { text, read } = c.get('body');
      const answer = await run(c.req.raw.signal, text.length, function* () {
        const { plan } = read();
        const validation = validatePlan(plan);
        const { findings, tried, notTried } = yield* curing(plan, validation);
        return { valid: validation.valid, plan: (validation.read?.plan ?? plan), findings: findings.map(english.finding), filled: validation.read?.filled ?? [], fixes: { tried, most: MAX_TRIALS, notTried } };
      });
      return c.json(answer);
    })
    .post('/fixes', fixesBody, async (c) => {
      const { text, read } = c.get('body');
      const fixes = await run(c.req.raw.signal, text.length, function* () {
        const { plan, rule, path } = read();
        const ways = yield* waysOut(plan, validatePlan(plan), { rule, path });
        if (!ways) throw new Problem(404, `The plan has no finding ${quote(rule)} at ${quote(formatPath(path))}. POST /api/v1/validate lists its findings.`);
        return ways.map(english.wayOut);
      });
      return c.json({ fixes });
    })
    .post('/manifests', planBody, async (c) => {
      const { text, read } = c.get('body');
      const { json } = await rendered(text, read, c.req.raw);
      return c.body(json, 200, { 'Content-Type': 'application/json' }) as unknown as Response & TypedResponse<Manifests, 200, 'json'>;
    })
    .post('/manifests.zip', planBody, async (c) => {
      const { text, read } = c.get('body');
      const { name, zip } = await rendered(text, read, c.req.raw);
      const bytes = await run(c.req.raw.signal, text.length, zip);
      /** A cluster name has letters, digits and hyphens only, so it needs no quoting. */
      return c.body(bytes, 200, { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${name}.zip"` });
    })
    .post('/address-plan', planBody, async (c) => {
      const { text, read } = c.get('body');
      return run(c.req.raw.signal, text.length, () => {
        const reading = readPlan(read().plan);
        if (!reading.ok) throw invalidPlan(reading.findings.map(english.finding));
        return c.json(english.addressPlan(buildAddressPlan(reading.value.facts())));
      });
    });
}
