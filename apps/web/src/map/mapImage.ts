import type { TFunction } from 'i18next';
import type { AddressMapLayout } from './layout.js';
import { mapSvg, type SvgLook } from './svg.js';
import type { MapWords } from './words.js';

/** Pixels of a PNG for each of the map. */
const SCALE = 2;

/** The families of fonts that the map is set in, and the faces of them that it uses. */
const FACES = /^["']?Red Hat (?:Text|Mono)["']?$/;

/**
 * A map as a file, in the colours of the page, with its fonts in it.
 *
 * @throws Error where the browser does not draw it
 */
export async function mapImage(layout: AddressMapLayout, words: MapWords, t: TFunction, format: 'SVG' | 'PNG'): Promise<Blob> {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const look: SvgLook = { token, fontFaces: await fontFaces(), fonts: { text: "'Red Hat Text', 'Noto Sans SC', sans-serif", mono: "'Red Hat Mono', monospace" } };
  const { svg, width, height } = mapSvg(layout, words, t, look);
  const file = new Blob([svg], { type: 'image/svg+xml' });
  return format === 'SVG' ? file : rasterise(svg, width, height);
}

async function rasterise(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('canvas'))), 'image/png'));
}

let faces: Promise<string> | undefined;

/** The faces of the page's own fonts with their files in them; what cannot be fetched is left to the fonts of the reader. */
function fontFaces(): Promise<string> {
  faces ??= Promise.all(ownFaces().map(embed)).then((rules) => rules.join(''));
  return faces;
}

interface Face {
  readonly family: string;
  readonly weight: string;
  readonly url: string;
}

function ownFaces(): readonly Face[] {
  return [...document.styleSheets].flatMap((sheet) => {
    if (sheet.href !== null && new URL(sheet.href).origin !== location.origin) return [];
    return [...sheet.cssRules].flatMap((rule): Face[] => {
      if (!(rule instanceof CSSFontFaceRule) || !FACES.test(rule.style.getPropertyValue('font-family')) || rule.style.getPropertyValue('font-style') === 'italic') return [];
      const [, url] = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src')) ?? [];
      return url === undefined ? [] : [{ family: rule.style.getPropertyValue('font-family'), weight: rule.style.getPropertyValue('font-weight') || 'normal', url: new URL(url, sheet.href ?? location.href).href }];
    });
  });
}

async function embed({ family, weight, url }: Face): Promise<string> {
  try {
    const answer = await fetch(url);
    if (!answer.ok) return '';
    const bytes = new Uint8Array(await answer.arrayBuffer());
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${btoa(binary)}) format('woff2')}`;
  } catch {
    return '';
  }
}
