// Every pair that overlaps among 1,000 ranges, a third of them nested. Goal: under 50 ms.
import { type Cidr, cidrFrom, findOverlaps, overlaps } from '../packages/schema/src/index.js';

const COUNT = 1000;
let seed = 20260821;
const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
const items: { cidr: Cidr }[] = Array.from({ length: COUNT }, (_, index) => ({
  cidr: index % 2 === 0 ? cidrFrom('ipv4', BigInt(random(2 ** 31)), 8 + random(21)) : cidrFrom('ipv6', (0xfdn << 120n) + (BigInt(random(2 ** 31)) << 60n), 16 + random(100)),
}));

function measure(run: () => number): { ms: number; pairs: number } {
  let pairs = 0;
  const times = Array.from({ length: 30 }, () => {
    const started = performance.now();
    pairs = run();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return { ms: times[15] ?? Number.NaN, pairs };
}

const sweep = measure(() => findOverlaps(items).length);
const all = measure(() => items.reduce((sum, a, index) => sum + items.slice(index + 1).filter((b) => overlaps(a.cidr, b.cidr)).length, 0));
if (sweep.pairs !== all.pairs) throw new Error(`the sweep finds ${sweep.pairs} pairs, comparing all with all ${all.pairs}`);
console.log(`Overlaps among ${COUNT} ranges: ${sweep.ms.toFixed(2)} ms for ${sweep.pairs} pairs (goal: under 50 ms); comparing all with all takes ${all.ms.toFixed(2)} ms`);
