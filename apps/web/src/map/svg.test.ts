import { buildAddressPlan, english, PROVIDERS, validatePlan } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import type { TFunction } from 'i18next';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '../i18n/en.js';
import { DENSITIES, densityFor, placeColumn } from './geometry.js';
import { layoutMap } from './layout.js';
import { escapeXml, mapSvg } from './svg.js';
import { mapWords } from './words.js';

let t: TFunction;
beforeAll(async () => {
  const texts = i18next.createInstance();
  t = await texts.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

const planOf = (example: string, changes: Record<string, unknown> = {}) => {
  const { read, findings } = validatePlan(examplePlan(example, changes));
  if (!read) throw new Error(JSON.stringify(findings));
  return english.addressPlan(buildAddressPlan(read.facts()));
};
const LOOK = { token: (name: string) => `#${name.length.toString(16).padStart(6, '0')}`, fontFaces: "@font-face{font-family:'X'}", fonts: { text: '"Red Hat Text", sans-serif', mono: 'monospace' } };
const svgOf = (example: string, changes: Record<string, unknown> = {}) => {
  const plan = planOf(example, changes);
  return mapSvg(layoutMap(plan), mapWords(t, plan.families), t, LOOK);
};

describe('the picture of a map', () => {
  it('has every range of every example and needs nothing else', () => {
    for (const { examples } of PROVIDERS) {
      for (const { id } of examples) {
        const plan = planOf(id);
        const { svg } = svgOf(id);
        for (const { cidr } of plan.families.flatMap(({ ranges }) => ranges)) expect(svg, id).toContain(`>${cidr}</text>`);
        expect(svg).not.toMatch(/undefined|NaN|var\(|\[object|href=|<script|map\./);
      }
    }
  });

  it('shows what somebody typed as text and as nothing else', () => {
    const { svg } = svgOf('kkp-aws-dual', { 'spec.network.podCidrs.ipv4': '"><script>alert(1)</script>&' });
    expect(svg).toContain('&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#38;</text>');
    expect(svg).not.toContain('<script');
    expect(escapeXml('a\u0001<b>')).toBe('a&#60;b&#62;');
    expect(escapeXml('half \ud83d, whole \ud83d\ude00')).toBe('half , whole \ud83d\ude00');
  });

  it('says what overlaps, with its number', () => {
    const { svg } = svgOf('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:ffff::/112' });
    expect(svg).toContain('overlaps Pods');
    expect(svg).toContain('>1</text>');
    expect(svg).toContain('url(#hatch)');
  });
});

describe('the place of a block', () => {
  it('is inside the one around it, below the one before it, and as high as its edge', () => {
    for (const { examples } of PROVIDERS) {
      for (const { id } of examples) {
        for (const density of DENSITIES) {
          for (const map of layoutMap(planOf(id)).families) {
            const { boxes, height } = placeColumn(map, { density, width: 250, lineOf: () => 300 });
            for (const box of boxes) {
              expect(box.y + box.height, id).toBeLessThanOrEqual(height + 0.01);
              if (box.kind === 'block') expect(box.height).toBeGreaterThanOrEqual(box.edge);
            }
            const flat = boxes.filter((box) => box.kind === 'gap' || (box.kind === 'block' && box.block.items.length === 0));
            for (const [index, box] of flat.entries()) if (index > 0) expect(box.y, id).toBeGreaterThanOrEqual((flat[index - 1]?.y ?? 0) + (flat[index - 1]?.height ?? 0));
          }
        }
      }
    }
  });

  it('takes the roomiest density that fits', () => {
    const { families } = layoutMap(planOf('starlingx-aio-dx-dual'));
    const at = (height: number) => DENSITIES.findIndex((density) => density === densityFor(families, 260, height, () => 100, true));
    expect([at(5000), at(10)]).toEqual([0, 3]);
    const found = [900, 800, 700, 600, 500, 400].map(at);
    expect(found).toEqual([...found].sort());
  });
});
