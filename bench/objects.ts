// The Kubernetes objects of a KKP plan as YAML, printed by this project and by cdk8s from the same values, in one run.
import { ApiObject, type ApiObjectProps, App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { toYamlDocuments, type Value } from '../packages/manifests/src/format/yaml.js';
import { cluster, clusterTemplate } from '../packages/manifests/src/providers/kkp/cluster.js';
import { machineDeployment } from '../packages/manifests/src/providers/kkp/machines.js';
import { readPlan } from '../packages/schema/src/index.js';
import type * as kkp from '../packages/schema/src/providers/kkp/public.js';
import { variedPlan } from './varied.js';

const EXAMPLE = 'kkp-aws-dual';
const ROUNDS = 60;
const PLANS = 20;

function planOf(number: number): kkp.KkpPlan {
  const reading = readPlan(variedPlan(EXAMPLE, number));
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
  return reading.value.plan as kkp.KkpPlan;
}

const objectsOf = (plan: kkp.KkpPlan): Value[] => [cluster(plan), clusterTemplate(plan), ...plan.spec.nodePools.map((pool) => machineDeployment(plan, pool))];
const own = (plan: kkp.KkpPlan): string => toYamlDocuments(objectsOf(plan));

function cdk8s(plan: kkp.KkpPlan): string {
  const app = new App();
  const chart = new Chart(app, 'plan', { disableResourceNameHashes: true });
  objectsOf(plan).forEach((object, index) => new ApiObject(chart, `object-${index}`, object as unknown as ApiObjectProps));
  return app.synthYaml();
}

const read = (text: string) => JSON.stringify(parseAllDocuments(text).map((document) => document.toJS() as unknown), (_, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));
if (read(own(planOf(0))) !== read(cdk8s(planOf(0)))) throw new Error('cdk8s prints other objects');

const times = { own: [] as number[], cdk8s: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  const plans = Array.from({ length: PLANS }, (_, index) => planOf(round * PLANS + index));
  for (const [name, print] of [['own', own], ['cdk8s', cdk8s]] as const) {
    const started = performance.now();
    for (const plan of plans) print(plan);
    times[name].push((performance.now() - started) / PLANS);
  }
}
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const [ours, theirs] = [median(times.own), median(times.cdk8s)];
console.log(`The ${objectsOf(planOf(0)).length} objects of ${EXAMPLE} as YAML, ${ROUNDS * PLANS} plans never seen before: ${ours.toFixed(3)} ms a plan, with cdk8s ${theirs.toFixed(3)} ms: ${(theirs / ours).toFixed(1)} times as long`);
