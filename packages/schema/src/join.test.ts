import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JOIN_KINDS, type JoinKind, type Joining, joinPlans } from './join.js';
import { cidr } from './address/cidr.js';
import { applyFix } from './plan/path.js';
import { PROVIDERS } from './registry.js';
import { examplePlan } from './testing.js';
import { validatePlan } from './validate.js';

const POD4 = 'spec.network.podCidrs.ipv4';
const joining = (id: string, example: string, changes: Record<string, unknown> = {}, isFinal = false): Joining => ({ id, document: examplePlan(example, changes), isFinal });
const overlaps = (plans: readonly Joining[], kind: JoinKind) => joinPlans(plans, kind).pairs.flatMap(({ a, b, overlaps: found }) => found.map((each) => `${a} ${each.a.role} ${each.a.cidr} / ${b} ${each.b.role} ${each.b.cidr}`));
const apart = { 'spec.kubeadm.nodeNetwork': { ipv4: '10.30.0.0/16', ipv6: '2a05:d014:938::/56' }, 'spec.kubeadm.nodes': [] };

/** The plans after a renumbering. */
const renumbered = (plans: readonly Joining[], { renumbering }: ReturnType<typeof joinPlans>) => plans.map((plan) => ({ ...plan, document: renumbering.filter((each) => each.plan === plan.id).reduce((document: unknown, { fix }) => applyFix(document, fix), plan.document) }));

describe('joining', () => {
  const twins = [joining('a', 'kubeadm-cilium-dual'), joining('b', 'kubeadm-cilium-dual', apart)];

  it.each<[JoinKind, readonly string[]]>([
    ['clustermesh', ['pods', 'pods']],
    ['submariner', ['pods', 'pods', 'services', 'services']],
    ['istio', ['pods', 'pods', 'services', 'services']],
    ['peering', []],
  ])('asks of two clusters with the same inner ranges, for %s: %s', (kind, roles) => {
    expect(joinPlans(twins, kind).pairs.flatMap((pair) => pair.overlaps.map(({ a }) => a.role)).sort()).toEqual(roles);
  });

  it('finds what lies in one another, of whatever role', () => {
    const plans = [joining('a', 'kubeadm-cilium-dual', { [POD4]: '10.200.0.0/16' }), joining('b', 'kubeadm-cilium-dual', { [POD4]: '10.210.0.0/16', 'spec.kubeadm.nodeNetwork': { ipv4: '10.200.4.0/24', ipv6: '2a05:d014:938::/56' }, 'spec.kubeadm.nodes': [] })];
    expect(overlaps(plans, 'clustermesh')).toContain('a pods 10.200.0.0/16 / b nodes 10.200.4.0/24');
    expect(overlaps(plans, 'submariner').filter((each) => each.includes('10.200'))).toEqual([]);
  });

  it('asks of a peering what the networks route: VPCs, and Pods where their plugin routes them', () => {
    expect(overlaps([joining('a', 'cce-turbo-dual'), joining('b', 'cce-turbo-dual')], 'peering')).toContain('a vpc 192.168.0.0/16 / b vpc 192.168.0.0/16');
    const routed = { 'spec.kubeadm.cilium.routingMode': 'native', 'spec.kubeadm.cilium.autoDirectNodeRoutes': true };
    expect(overlaps([joining('a', 'kubeadm-cilium-dual', routed), joining('b', 'kubeadm-cilium-dual', { ...routed, ...apart })], 'peering').some((each) => each.startsWith('a pods'))).toBe(true);
  });

  it('moves drafts, and never what is final', () => {
    const finals = [joining('a', 'kubeadm-cilium-dual', {}, true), joining('b', 'kubeadm-cilium-dual', apart)];
    const answer = joinPlans(finals, 'submariner');
    expect(new Set(answer.renumbering.map(({ plan }) => plan))).toEqual(new Set(['b']));
    expect(answer.left).toEqual([]);
    expect(joinPlans(renumbered(finals, answer), 'submariner').pairs.flatMap((pair) => pair.overlaps)).toEqual([]);
    const both = joinPlans(finals.map((plan) => ({ ...plan, isFinal: true })), 'submariner');
    expect([both.renumbering, both.left.length]).toEqual([[], 4]);
  });

  it('moves the fewest: the one that meets two, and not the two', () => {
    const plans = ['10.200.0.0/17', '10.200.128.0/17', '10.200.0.0/16'].map((range, index) => joining(`p${index}`, 'kubeadm-cilium-dual', { [POD4]: range, 'spec.network.podCidrs.ipv6': `fd00:${index + 1}::/48`, 'spec.kubeadm.nodeNetwork': { ipv4: `10.3${index}.0.0/16`, ipv6: `2a05:d014:94${index}::/56` }, 'spec.kubeadm.nodes': [] }));
    const { renumbering } = joinPlans(plans, 'clustermesh');
    expect(renumbering.map(({ plan, fix }) => [plan, fix.path.join('.')])).toEqual([['p2', POD4]]);
  });

  it('keeps clear of both ranges of a field that has one of each family', () => {
    const plans = [joining('a', 'kkp-azure-dual'), joining('b', 'cce-standard-tunnel-dual'), joining('c', 'cce-standard-tunnel-dual')];
    const before = overlaps(plans, 'clustermesh');
    const after = renumbered(plans, joinPlans(plans, 'clustermesh'));
    expect(before.map((each) => each.split(' ')[1])).toEqual(['pods', 'nodes']);
    expect(overlaps(after, 'clustermesh')).toEqual([before[1]]);
  });

  it('moves a range of IPv6 within the prefix of its site, and one that fills its site into another drawn at random', () => {
    const at = (id: string, pods: string) => joining(id, 'kubeadm-cilium-dual', { [POD4]: id === 'a' ? '10.200.0.0/16' : '10.201.0.0/16', 'spec.network.podCidrs.ipv6': pods, ...(id === 'b' && apart) });
    const placesOf = (pods: string) => joinPlans([at('a', pods), at('b', pods)], 'clustermesh').renumbering.map(({ fix }) => String(fix.value));
    expect(placesOf('fd5a:1f2e:77c3:4200::/56')).toEqual(['fd5a:1f2e:77c3::/56']);
    const [drawn = ''] = placesOf('fd5a:1f2e:77c3::/48');
    expect(drawn).toMatch(/^fd[0-9a-f]{2}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::\/48$/);
    expect(drawn).not.toMatch(/^fd00:0?:/);
  });

  it('moves into pools of the space of the plan, beside what others have there', () => {
    const room = { pools: [{ cidr: cidr('10.128.0.0/9'), roles: ['pods'] }, { cidr: cidr('fd12:3456:789a::/48'), roles: [] }], taken: [cidr('10.128.0.0/12')] };
    const plans = [joining('a', 'kubeadm-cilium-dual'), { ...joining('b', 'kubeadm-cilium-dual', apart), room }];
    const places = joinPlans(plans, 'clustermesh').renumbering.map(({ fix }) => String(fix.value));
    expect(places.map((place) => place.replace(/\/\d+$/, '')).sort()).toEqual(['10.144.0.0', 'fd12:3456:789a::']);
  });

  it('says which plans cannot be read', () => {
    expect(joinPlans([joining('a', 'kubeadm-cilium-dual'), { id: 'b', document: {}, isFinal: false }], 'istio')).toMatchObject({ unreadable: ['b'], pairs: [{ overlaps: [] }] });
  });

  it('leaves nothing in the way that it says it removes, and brings no error, for any examples', () => {
    const examples = PROVIDERS.flatMap((provider) => provider.examples);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...examples), fc.boolean()), { minLength: 2, maxLength: 4 }), fc.constantFrom(...JOIN_KINDS), (chosen, kind) => {
        const plans = chosen.map(([{ plan }, isFinal], index): Joining => ({ id: `p${index}`, document: plan, isFinal }));
        const answer = joinPlans(plans, kind);
        const after = renumbered(plans, answer);
        const left = joinPlans(after, kind).pairs.flatMap((pair) => pair.overlaps);
        expect(left.length).toBe(answer.left.length);
        for (const { plan, isFinal } of plans.map(({ id, isFinal }) => ({ plan: id, isFinal }))) if (isFinal) expect(answer.renumbering.filter((each) => each.plan === plan)).toEqual([]);
        for (const { document } of after) expect(validatePlan(document).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
