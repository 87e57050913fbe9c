import { renderManifests, toZip } from '@dualstack/manifests';
import { buildAddressPlan, type Finding, readPlan, validatePlan } from '@dualstack/schema';
import { Hono } from 'hono';
import type { AppEnv } from '../env.js';
import { Problem } from '../problem.js';
import { planBody } from './body.js';

function invalidPlan(findings: readonly Finding[]): Problem {
  const count = findings.filter(({ severity }) => severity === 'error').length;
  return new Problem(422, `The plan has ${count} error${count === 1 ? '' : 's'}; findings says where, why and what would do.`, { findings });
}

/** `POST /validate`, `/manifests`, `/manifests.zip`, `/address-plan`: a plan goes in, what it means comes out. */
export const planRoutes = new Hono<AppEnv>()
  .post('/validate', planBody, (c) => {
    const { plan } = c.req.valid('json');
    const { valid, read, findings } = validatePlan(plan);
    return c.json({ valid, plan: (read?.plan ?? plan) as unknown, findings, filled: read?.filled ?? [] });
  })
  .post('/manifests', planBody, (c) => {
    const rendering = renderManifests(c.req.valid('json').plan);
    if (!rendering.ok) throw invalidPlan(rendering.findings);
    const { files, findings, addressPlan } = rendering;
    return c.json({ files, findings, addressPlan });
  })
  .post('/manifests.zip', planBody, (c) => {
    const rendering = renderManifests(c.req.valid('json').plan);
    if (!rendering.ok) throw invalidPlan(rendering.findings);
    const zip = toZip(rendering.name, rendering.files);
    /** A cluster name has letters, digits and hyphens only, so it needs no quoting. */
    return c.body(zip as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${rendering.name}.zip"` });
  })
  .post('/address-plan', planBody, (c) => {
    const reading = readPlan(c.req.valid('json').plan);
    if (!reading.ok) throw invalidPlan(reading.findings);
    return c.json(buildAddressPlan(reading.value.provider.facts(reading.value.plan)));
  });
