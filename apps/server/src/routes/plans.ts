import { type GeneratedFile, renderManifests, toZip } from '@dualstack/manifests';
import { type AddressPlan, buildAddressPlan, curePlan, type Finding, readPlan, validatePlan } from '@dualstack/schema';
import { Hono, type TypedResponse } from 'hono';
import { LRUCache } from 'lru-cache';
import type { AppEnv } from '../env.js';
import { Problem } from '../problem.js';
import { type PlanBody, planBody } from './body.js';

function invalidPlan(findings: readonly Finding[]): Problem {
  const count = findings.filter(({ severity }) => severity === 'error').length;
  return new Problem(422, `The plan has ${count} error${count === 1 ? '' : 's'}; findings says where, why and what would do.`, { findings });
}

interface Rendered {
  readonly name: string;
  readonly json: string;
  readonly zip: () => Uint8Array<ArrayBuffer>;
}

/**
 * Renderings of the last plans, by the text of their requests: a page asks for the files of a plan and then for
 * their ZIP, and pipelines ask for the same plan again and again. Files depend on nothing but the plan, so a
 * remembered rendering is never stale. Sizes are in characters, about two bytes each at worst.
 */
const renderings = new LRUCache<string, Rendered>({ maxSize: 32 * 1024 * 1024, maxEntrySize: 1024 * 1024, sizeCalculation: ({ json }, text) => json.length + text.length });

function render({ text, plan }: PlanBody): Rendered {
  const known = renderings.get(text);
  if (known) return known;
  const rendering = renderManifests(plan());
  if (!rendering.ok) throw invalidPlan(rendering.findings);
  const { name, files, findings, addressPlan } = rendering;
  const rendered = { name, json: JSON.stringify({ files, findings, addressPlan }), zip: () => toZip(name, files) as Uint8Array<ArrayBuffer> };
  renderings.set(text, rendered);
  return rendered;
}

/** The answer of `POST /manifests`, for the typed client. */
interface Manifests {
  files: GeneratedFile[];
  findings: Finding[];
  addressPlan: AddressPlan;
}

/** `POST /validate`, `/manifests`, `/manifests.zip`, `/address-plan`: a plan goes in, what it means comes out. */
export const planRoutes = new Hono<AppEnv>()
  .post('/validate', planBody, (c) => {
    const plan = c.get('body').plan();
    const validation = validatePlan(plan);
    const { valid, read } = validation;
    const { findings } = curePlan(plan, validation);
    return c.json({ valid, plan: (read?.plan ?? plan) as unknown, findings, filled: read?.filled ?? [] });
  })
  .post('/manifests', planBody, (c) => c.body(render(c.get('body')).json, 200, { 'Content-Type': 'application/json' }) as unknown as Response & TypedResponse<Manifests, 200, 'json'>)
  .post('/manifests.zip', planBody, (c) => {
    const { name, zip } = render(c.get('body'));
    /** A cluster name has letters, digits and hyphens only, so it needs no quoting. */
    return c.body(zip(), 200, { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${name}.zip"` });
  })
  .post('/address-plan', planBody, (c) => {
    const reading = readPlan(c.get('body').plan());
    if (!reading.ok) throw invalidPlan(reading.findings);
    return c.json(buildAddressPlan(reading.value.provider.facts(reading.value.plan)));
  });
