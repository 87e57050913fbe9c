import type { Path } from '../../../findings/finding.js';
import { keepFirst, use } from '../../../rules/rule.js';
import { nodeSubnetsOf, subnetsOfPool } from '../node-subnets.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce, label, rule } from './rule.js';

const ofPool = (index: number, ...keys: readonly (string | number)[]): Path => ['spec', 'nodePools', index, 'subnets', ...keys];

const poolSubnets = rule('cce/pool-subnets', {
  severity: 'error',
  source: SOURCES.poolSubnets,
  *check(plan, say) {
    const { nodePools, cce } = plan.spec;
    const known = [...new Set(nodeSubnetsOf(plan).map(({ name }) => name))].filter((name) => name !== '');
    for (const [index, { name: pool, subnets = [] }] of nodePools.entries()) {
      for (const [at, name] of subnets.entries()) {
        const path = ofPool(index, at);
        if (!known.includes(name)) yield { path, concerns: [inCce('moreNodeSubnets')], ...say('unknown', { pool, name, known }), fixes: () => known.filter((each) => !subnets.includes(each)).map((each) => use(path, each)) };
        else if (subnets.indexOf(name) < at) yield { path, ...say('twice', { pool, name }), fixes: () => [{ path, label: label('remove', { value: name }) }] };
      }
      if (cce.site === 'otc' && subnets.length > 1) yield { path: ofPool(index), ...say('otc', { pool, count: subnets.length }), fixes: () => [keepFirst(ofPool(index), subnets.length, 1, label('cce/keep-first-one'))] };
    }
  },
});

const unused = rule('cce/node-subnet-unused', {
  severity: 'warning',
  source: SOURCES.poolSubnets,
  unless: ['cce/pool-subnets'],
  *check(plan, say) {
    const used = new Set(plan.spec.nodePools.flatMap((pool) => subnetsOfPool(plan, pool)));
    for (const [index, subnet] of plan.spec.cce.moreNodeSubnets.entries()) if (!used.has(subnet)) yield { path: inCce('moreNodeSubnets', index), ...say({ subnet: subnet.name, range: subnet.cidr.text }), fixes: () => [{ path: inCce('moreNodeSubnets', index), label: label('remove', { value: subnet.cidr.text }) }] };
  },
});

/** Rules about the subnets of node pools. */
export const POOL_SUBNET_RULES: readonly CceRule[] = [poolSubnets, unused];
