import type { Path } from '../../../findings/finding.js';
import { keepFirst } from '../../../rules/rule.js';
import { MAX_SECURITY_GROUPS } from '../catalog.js';
import { isTurbo } from '../facts.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce, label, rule } from './rule.js';

const ofPool = (index: number, key: string): Path => ['spec', 'nodePools', index, key];

const count = rule('cce/security-group-count', {
  severity: 'error',
  source: SOURCES.nodePool,
  *check({ spec: { nodePools } }, say) {
    for (const [index, pool] of nodePools.entries()) {
      for (const key of ['securityGroupIds', 'podSecurityGroupIds'] as const) {
        const given = pool[key]?.length ?? 0;
        const path = ofPool(index, key);
        if (given > MAX_SECURITY_GROUPS) yield { path, ...say({ pool: pool.name, count: given, most: MAX_SECURITY_GROUPS }), fixes: () => [keepFirst(path, given, MAX_SECURITY_GROUPS)] };
      }
    }
  },
});

const ofPods = rule('cce/pod-security-groups', {
  severity: 'error',
  source: SOURCES.podSecurityGroups,
  *check(plan, say) {
    const { nodePools, cce } = plan.spec;
    for (const [index, { name: pool, podSecurityGroupIds = [] }] of nodePools.entries()) {
      const path = ofPool(index, 'podSecurityGroupIds');
      const place = { path, fixes: () => [{ path, label: label('cce/remove-them') }] };
      if (podSecurityGroupIds.length === 0) continue;
      if (!isTurbo(plan)) yield { ...place, ...say('standard', { pool }) };
      else if (cce.site === 'otc') yield { ...place, ...say('otc', { pool }) };
    }
  },
});

const ports = rule('cce/security-group-ports', {
  severity: 'info',
  source: SOURCES.securityGroups,
  *check({ spec: { nodePools, cce } }, say) {
    if (cce.nodeSecurityGroupId !== undefined) yield { path: inCce('nodeSecurityGroupId'), ...say('default') };
    for (const [index, { name: pool, securityGroupIds = [] }] of nodePools.entries()) if (securityGroupIds.length > 0) yield { path: ofPool(index, 'securityGroupIds'), ...say('pool', { pool, site: cce.site }) };
  },
});

/** Rules about security groups. */
export const SECURITY_GROUP_RULES: readonly CceRule[] = [count, ofPods, ports];
