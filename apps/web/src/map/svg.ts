import { FAMILY_LABEL, type Family } from '@dualstack/schema';
import type { TFunction } from 'i18next';
import { type Box, DENSITIES, placeColumn, widthOf } from './geometry.js';
import { type AddressMapLayout, type MapBlock, marksOf } from './layout.js';
import type { MapWords } from './words.js';

/** Colours and fonts of a picture: what the style sheets of the page say. */
export interface SvgLook {
  /** Gives the value of a token, such as `--ds-ink`. */
  readonly token: (name: string) => string;
  /** Rules that bring the fonts along; empty where the reader's own will do. */
  readonly fontFaces: string;
  readonly fonts: { readonly text: string; readonly mono: string };
}

const COLUMN = 420;
const BETWEEN = 32;
const MARGIN = 24;
const HEAD = 56;

/** A text as XML: it may be anything that a person has typed. */
export function escapeXml(text: string): string {
  // What XML has no room for at all is left out; half a pair of UTF-16 is no letter, and no address of a picture takes it.
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A map as an SVG that needs nothing else: no style sheet, no font, no script. */
export function mapSvg(layout: AddressMapLayout, words: MapWords, t: TFunction, { token, fontFaces, fonts }: SvgLook): { readonly svg: string; readonly width: number; readonly height: number } {
  const density = DENSITIES[1];
  const lineOf = ({ node, number }: MapBlock) => widthOf(words.nameOf(node), 13) + 8 + widthOf(node.text, 12, true) + (number === undefined ? 0 : 24);
  const columns = layout.families.map((map) => ({ map, ...placeColumn(map, { density, width: COLUMN, lineOf }) }));
  const extras = columns.map(({ map }) => [...map.lost.map((each) => ({ name: words.nameOf(each), text: each.text, said: t('map.lost'), isLost: true })), ...map.assigned.map((each) => ({ name: words.nameOf(each), text: '', said: t('map.assigned'), isLost: false }))]);
  const width = MARGIN * 2 + columns.length * COLUMN + (columns.length - 1) * BETWEEN;
  const height = MARGIN * 2 + HEAD + Math.max(0, ...columns.map((column, index) => column.height + (extras[index]?.length ?? 0) * 44)) + 28;

  const text = (x: number, y: number, content: string, { size = 13, color = '--ds-ink', weight = 400, isMono = false, anchor = 'start' }: { size?: number; color?: string; weight?: number; isMono?: boolean; anchor?: 'start' | 'end' | 'middle' } = {}) =>
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${token(color)}"${isMono ? ` font-family="${escapeXml(fonts.mono)}"` : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escapeXml(content)}</text>`;
  const rect = (x: number, y: number, wide: number, high: number, rest: string) => `<rect x="${x}" y="${y}" width="${Math.max(0, wide)}" height="${Math.max(0, high)}" ${rest}/>`;
  const badge = (x: number, y: number, number: number) => `<circle cx="${x}" cy="${y}" r="8" fill="${token('--ds-red')}"/>${text(x, y + 4, String(number), { size: 10.5, color: '--ds-on-red', weight: 700, anchor: 'middle' })}`;

  const drawBox = (family: Family, x0: number, y0: number) => (box: Box): string => {
    const [x, y] = [x0 + box.x, y0 + box.y];
    const right = x + box.width - 8;
    if (box.kind === 'gap') {
      if (box.gap.use === 'none') return '';
      const said = t(box.gap.use === 'room' ? 'map.room' : 'map.rest', { prefix: box.gap.prefix });
      const from = x + 14 + widthOf(said, 11.5) + 8;
      return `<path d="M${x + 2} ${y + 2}v${box.height - 4}M${from} ${y + box.height / 2}H${right + 8}" stroke="${token('--ds-line')}" stroke-width="1.5" stroke-dasharray="1.5 3" fill="none"/>${text(x + 12, y + 12.5, said, { size: 11.5, color: '--ds-subtle' })}`;
    }
    if (box.kind === 'frame') {
      const { text: block, kind } = box.frame.block;
      return `<path d="M${x + 5} ${y + 9}h-4a1 1 0 0 0-1 1V${y + box.height - 1}a1 1 0 0 0 1 1h4" fill="none" stroke="${token('--ds-line')}"/>${text(x + 9, y + 14, block, { size: 11.5, color: '--ds-subtle', isMono: true })}${text(x + 9 + widthOf(block, 11.5, true) + 6, y + 14, t(`map.frames.${kind}`), { size: 12, color: '--ds-subtle' })}`;
    }
    const own = (name: string) => `--ds-${family}${name}`;
    if (box.kind === 'stack') {
      return `${rect(x, y, box.width, box.height, `rx="5" fill="${token(own('-soft'))}" stroke="${token(own('-line'))}"`)}${rect(x, y, 4, box.edge, `fill="${token(own(''))}"`)}${text(x + 12, y + 16, words.stackOf(box.stack), { weight: 600 })}${text(x + 12, y + 32, t('map.from', { first: box.stack.first, last: box.stack.last }), { size: 11.5, color: '--ds-subtle' })}`;
    }
    const { node, number, slices } = box.block;
    const isRefused = node.conflict?.severity === 'error';
    const isGhost = node.range === undefined;
    const isReserved = node.role === 'reserved';
    const [edge, line, soft] = isRefused || isGhost ? ['--ds-red', '--ds-red-line', '--ds-red-soft'] : node.isPreview ? ['--ds-ok', '--ds-ok', '--ds-ok-soft'] : node.conflict ? ['--ds-amber', '--ds-amber-line', '--ds-amber-soft'] : isReserved ? ['--ds-control', '--ds-line', '--ds-panel'] : [own(''), own('-line'), own('-soft')];
    const dashes = isGhost || node.isPreview || node.range?.automatic === true ? ' stroke-dasharray="4 3"' : '';
    const marks = slices ? marksOf(slices.count, box.edge) : 0;
    const comb = marks > 1 ? Array.from({ length: marks }, (_, index) => `M${x + 4} ${(y + ((index + 1) * box.edge) / (marks + 1)).toFixed(1)}h6`).join('') : '';
    const start = x + 12 + (number === undefined ? 0 : 22);
    const ink = isRefused || isGhost ? '--ds-red' : '--ds-ink';
    return [
      rect(x, y, box.width, box.height, `rx="5" fill="${isGhost ? 'none' : token(soft)}" stroke="${token(line)}"${dashes}`),
      isRefused ? rect(x, y, box.width, box.height, 'rx="5" fill="url(#hatch)"') : '',
      isGhost ? '' : rect(x, y, 4, box.edge, `fill="${token(edge)}"`),
      comb === '' ? '' : `<path d="${comb}" stroke="${token(edge)}"/>`,
      number === undefined ? '' : badge(x + 20, y + 12, number),
      text(start, y + 16, words.nameOf(node), { weight: 600, color: ink }),
      text(right, box.isWrapped ? y + 34 : y + 16, node.text, { size: 12, isMono: true, anchor: 'end', color: ink }),
      box.hasSecond ? text(x + 12, y + (box.isWrapped ? 50 : 32), words.secondOf(box.block), { size: 11.5, color: isRefused ? '--ds-ink' : '--ds-subtle' }) : '',
    ].join('');
  };

  const body = columns.map(({ map, boxes, height: high }, index) => {
    const x = MARGIN + index * (COLUMN + BETWEEN);
    const y = MARGIN + HEAD;
    const [networks, overlaps] = words.headOf(map);
    const more = (extras[index] ?? []).map(({ name, text: typed, said, isLost }, row) => {
      const top = y + high + 6 + row * 44;
      return `${rect(x, top, COLUMN, 38, `rx="5" fill="none" stroke="${token(isLost ? '--ds-red-line' : '--ds-line')}" stroke-dasharray="4 3"`)}${text(x + 12, top + 16, name, { weight: 600 })}${text(x + COLUMN - 8, top + 16, typed, { size: 12, isMono: true, anchor: 'end', color: '--ds-red' })}${text(x + 12, top + 31, said, { size: 11.5, color: '--ds-subtle' })}`;
    });
    const head = `${text(x, MARGIN + 42, FAMILY_LABEL[map.family], { size: 14, weight: 600, color: `--ds-${map.family}-ink` })}${text(x + COLUMN, MARGIN + 42, [networks, ...(overlaps === undefined ? [] : [overlaps])].join(' · '), { size: 12.5, color: '--ds-subtle', anchor: 'end' })}`;
    return head + boxes.map(drawBox(map.family, x, y)).join('') + more.join('');
  });
  const hatch = `<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.5" height="7" fill="${token('--ds-red')}" fill-opacity="0.2"/></pattern>`;
  const title = t('map.title');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}" font-family="${escapeXml(fonts.text)}"><title>${escapeXml(title)}</title><defs>${fontFaces === '' ? '' : `<style>${escapeXml(fontFaces).replaceAll('&#34;', '"').replaceAll('&#39;', "'")}</style>`}${hatch}</defs>${rect(0, 0, width, height, `fill="${token('--ds-sunken')}"`)}${text(MARGIN, MARGIN + 14, title, { size: 18, weight: 600 })}${body.join('')}${text(MARGIN, height - MARGIN + 4, t('map.legend'), { size: 11.5, color: '--ds-subtle' })}</svg>`;
  return { svg, width, height };
}
