import type { Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { SITE } from '../catalog.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { firstWithDataplaneV2, hasDataplaneV2, parseCceVersion } from '../version.js';
import { type CceRule, inCce, label, rule } from './rule.js';

const DATAPLANE = inCce('dataplaneV2');
const MODEL = inCce('networkModel');

const isOn = ({ spec: { cce } }: CcePlan): boolean => cce.dataplaneV2 === true;

const model = rule('cce/dataplane-v2-model', {
  severity: 'error',
  source: SOURCES.dataplaneV2,
  appliesTo: isOn,
  *check({ spec: { cce } }, say) {
    if (cce.networkModel === 'overlay_l2') yield { path: DATAPLANE, concerns: [MODEL], ...say(), fixes: () => [{ path: DATAPLANE, label: label('cce/without-dataplane-v2') }] };
  },
});

const version = rule('cce/dataplane-v2-version', {
  severity: 'error',
  source: SOURCES.dataplaneV2,
  appliesTo: isOn,
  unless: ['cce/dataplane-v2-model'],
  *check({ spec: { cce } }, say) {
    const given = parseCceVersion(cce.version);
    const first = given && firstWithDataplaneV2(cce.networkModel, given);
    if (given === undefined || first === undefined || hasDataplaneV2(cce.networkModel, given)) return;
    yield { path: inCce('version'), concerns: [DATAPLANE], ...say({ version: cce.version, first, model: cce.networkModel }), fixes: () => [use(inCce('version'), first), { path: DATAPLANE, label: label('cce/without-dataplane-v2') }] };
  },
});

const nodes = rule('cce/dataplane-v2-nodes', {
  severity: 'error',
  source: SOURCES.dataplaneV2,
  appliesTo: isOn,
  unless: ['cce/dataplane-v2-model'],
  *check({ spec: { nodePools, cce } }, say) {
    const [system = ''] = SITE[cce.site].operatingSystems;
    for (const [index, { name: pool, os, secureContainers }] of nodePools.entries()) {
      const ofPool = (key: string): Path => ['spec', 'nodePools', index, key];
      if (os !== system) yield { path: ofPool('os'), concerns: [DATAPLANE], ...say('os', { pool, os, system }), fixes: () => [use(ofPool('os'), system)] };
      if (secureContainers) yield { path: ofPool('secureContainers'), concerns: [DATAPLANE], ...say('kata', { pool }), fixes: () => [{ path: ofPool('secureContainers'), label: label('cce/ordinary-containers') }] };
    }
  },
});

const ticket = rule('cce/dataplane-v2-ticket', {
  severity: 'info',
  source: SOURCES.dataplaneV2,
  appliesTo: isOn,
  unless: ['cce/dataplane-v2-model'],
  *check({ spec: { cce } }, say) {
    yield { path: DATAPLANE, ...say(cce.networkModel === 'eni' ? 'turbo' : 'vpc') };
  },
});

/** Rules about DataPlane V2. */
export const DATAPLANE_RULES: readonly CceRule[] = [model, version, nodes, ticket];
