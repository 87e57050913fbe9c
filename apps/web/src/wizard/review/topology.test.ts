import { LANGUAGES, PROVIDERS, readPlan, speakerOf } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import { type DrawnBox, layoutTopology, pathsOf, type Rect, stepsOf, wrapText } from './topology.js';

const speakers = await Promise.all(LANGUAGES.map(speakerOf));
const CASES = PROVIDERS.flatMap(({ examples }) => examples.flatMap(({ id, plan }) => speakers.map((speaker) => ({ id, plan, speaker, language: speaker.language }))));

const meet = (a: Rect, b: Rect) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const isInside = (inner: Rect, outer: Rect) => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

describe.each(CASES)('drawing of $id in $language', ({ plan, speaker }) => {
  const reading = readPlan(plan);
  if (!reading.ok) throw new Error('not read');
  const topology = speaker.topology(reading.value.topology());
  const drawing = layoutTopology(topology, 'Pods', () => 1);
  const solid = drawing.boxes.filter(({ kind }) => kind === 'box' || kind === 'stop');
  const hosts = drawing.boxes.find(({ kind }) => kind === 'hosts') as DrawnBox;

  it('lays nothing over anything else', () => {
    for (const [index, box] of solid.entries()) for (const other of [...solid.slice(index + 1), hosts]) expect([box.key, other.key, meet(box, other)]).toEqual([box.key, other.key, false]);
  });

  it('keeps what is of a family in its lane, and every text in its box', () => {
    for (const box of drawing.boxes) {
      const lane = drawing.lanes.find(({ family }) => family === box.family);
      if (lane) expect([box.key, isInside(box, lane)]).toEqual([box.key, true]);
      for (const { x, y } of box.texts) if (box.kind !== 'pods') expect([box.key, x > box.x && y > box.y && y < box.y + box.height]).toEqual([box.key, true]);
      expect(isInside(box, { x: 0, y: 0, width: drawing.width, height: drawing.height })).toBe(true);
    }
  });

  it('cuts no text: what a box says is what the plan says', () => {
    const whole = drawing.boxes.flatMap(({ texts }) => texts.map(({ text }) => text)).join('').replaceAll(' ', '');
    for (const path of pathsOf(topology)) for (const box of path.boxes) expect(whole).toContain(box.name.replaceAll(' ', ''));
  });

  it('has flows that end at a box or at a bar, and cross no box', () => {
    for (const { d, end, at } of drawing.flows) {
      const [, x1 = '0', y1 = '0', x2 = '0'] = /^M([\d.]+) ([\d.]+)H([\d.]+)$/.exec(d) ?? [];
      if (end === 'none') continue;
      expect(Number(x2)).toBeGreaterThan(Number(x1));
      const way = { x: Number(x1) + 1, y: Number(y1), width: Number(x2) - Number(x1) - 1, height: 0.1 };
      expect(solid.filter((box) => meet(way, box)).map(({ key }) => key)).toEqual([]);
      if (end === 'arrow') expect(drawing.boxes.some((box) => Math.abs(box.x - at.x) < 1 && box.y <= at.y && at.y <= box.y + box.height)).toBe(true);
    }
  });

  it('is told in words: from clients to Pods, or to where it stops', () => {
    const paths = pathsOf(topology);
    expect(new Set(paths.map(({ family }) => family))).toEqual(new Set(topology.families));
    for (const path of paths) {
      const steps = stepsOf(path, topology, 'Pods');
      expect(steps.length).toBeGreaterThan(1);
      expect(steps.join()).not.toMatch(/undefined/);
      expect(path.stop ? steps.at(-1) : steps.at(-1)?.startsWith('Pods')).toBe(path.stop ? path.stop.name : true);
    }
  });
});

describe('wrapText', () => {
  it.each(['2a05:d014:937:5::/64', '192.168.204.0/24', '::/0', 'fd00:1234:5678:9abc::/112'])('leaves the prefix length with its address: %s', (text) => {
    const lines = wrapText(text, 110, 'code');
    expect(lines.join('')).toBe(text);
    expect(lines.at(-1)).toMatch(/[\da-f:.]+\/\d+$/);
  });

  it.each(['fd00:1234:5678:9abc:def0:1234:5678:9abc/128', '10.0.0.0/16', 'Layer 7 reaches its backends over IPv4 only', '七层仅通过 IPv4 访问后端', 'averyveryverylongnamewithoutanybreakatallinit'])('breaks %s and cuts nothing', (text) => {
    const lines = wrapText(text, 110, 'code');
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(15);
  });
});
