import { JOINED, type JoinKind, type JoinOverlap as Overlap, joinPlans, speakerOf } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import type { Joined } from '../api/join.js';
import { layoutMap } from '../map/layout.js';
import { joinAddress, readJoin } from './joinAddress.js';
import { movedRange, nowAndAfter } from './nowAndAfter.js';

const speaker = await speakerOf('en');

/** What the server answers of plans. */
function joinedOf(documents: readonly unknown[], kind: JoinKind, finals: readonly number[] = []): Joined {
  const plans = documents.map((document, index) => ({ id: `p${index}`, document, isFinal: finals.includes(index) }));
  const named = (id: string) => ({ id, name: id });
  const range = ({ plan, cidr, path, ...rest }: Overlap['a']) => ({ ...rest, path: [...path], plan: named(plan), range: cidr, name: speaker.nameOf(rest.name) });
  const overlap = ({ a, b, shared }: Overlap) => ({ a: range(a), b: range(b), shared });
  const { pairs, renumbering, left, leftCount, unreadable, source } = joinPlans(plans, kind);
  return {
    for: kind,
    plans: plans.map(({ id, isFinal }) => ({ id, name: id, status: isFinal ? 'final' : 'draft', revision: 1 })),
    pairs: pairs.map(({ a, b, overlaps, count }) => ({ a: named(a), b: named(b), overlaps: overlaps.map(overlap), count })),
    renumbering: renumbering.map(({ plan, fix: { label: _, path, value } }) => ({ plan: named(plan), fix: { label: '', path: [...path], value: value as never } })),
    left: left.map(overlap),
    leftCount,
    unreadable: unreadable.map(named),
    source,
  };
}

const POD4 = 'spec.network.podCidrs.ipv4';
const joined = joinedOf(['10.66.0.0/16', '10.68.0.0/16', '10.64.0.0/14'].map((pods, index) => examplePlan('kkp-aws-ipv4', { [POD4]: pods, 'spec.kkp.nodeNetwork.ipv4': `10.8${index}.0.0/22` })), 'clustermesh', [0]);
const nameOf = ({ plan, role }: { plan: { name: string }; role: string }) => `${plan.name} ${role}`;

describe('ranges of several plans in one map', () => {
  const { now, after } = nowAndAfter(joined, nameOf);

  it('has what stands in the way, each once, and its overlaps', () => {
    expect(now.families.map(({ family, ranges }) => [family, ranges.map(({ name, cidr }) => `${name} ${cidr}`)])).toEqual([['ipv4', ['p0 pods 10.66.0.0/16', 'p2 pods 10.64.0.0/14']]]);
    expect(layoutMap(now).families.map(({ overlaps }) => overlaps)).toEqual([1]);
  });

  it('has every range at its new place, once all is moved, and no overlap', () => {
    expect(joined.renumbering.map((move) => movedRange(joined, move)?.plan.id)).toEqual(['p2']);
    expect(after.families[0]?.ranges.map(({ cidr }) => cidr)).toEqual(['10.66.0.0/16', joined.renumbering[0]?.fix.value]);
    const [family] = layoutMap(after, { before: now }).families;
    expect(family?.overlaps).toBe(0);
    expect(JSON.stringify(family?.items, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).match(/"isPreview":true/g)).toHaveLength(1);
  });

  it('is one map where nothing moves', () => {
    const stuck = joinedOf([examplePlan('kkp-aws-ipv4'), examplePlan('kkp-aws-ipv4')], 'clustermesh', [0, 1]);
    const maps = nowAndAfter(stuck, nameOf);
    expect(maps.after).toBe(maps.now);
    expect(layoutMap(maps.now).families[0]?.overlaps).toBeGreaterThan(0);
  });
});

describe('the address of the page', () => {
  it('comes back as it went', () => {
    expect(readJoin(joinAddress(['a', '-d_'], 'istio').split('?')[1] ?? '')).toEqual({ ids: ['a', '-d_'], kind: 'istio' });
    expect(readJoin('plans=a,b,a&for=magic')).toEqual({ ids: ['a', 'b'], kind: 'clustermesh' });
    expect(readJoin('')).toEqual({ ids: [], kind: 'clustermesh' });
    expect(readJoin(`plans=${Array.from({ length: 40 }, (_, index) => index).join(',')}`).ids).toHaveLength(JOINED.most);
  });
});
