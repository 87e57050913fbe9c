import type { FormatFunction, PostProcessorModule } from 'i18next';

/** Around a value while a text is put together; they are private to this file, and no text holds them afterwards. */
const BEGIN = '\uE000';
const END = '\uE001';
/** Chinese letters and marks, beside which Chinese has no space. */
const CHINESE = String.raw`[\p{Script=Han}\u3001-\u303F\uFF01-\uFF5E“”]`;
const NEEDLESS = new RegExp(`(?<=${CHINESE}) (?=${BEGIN}${CHINESE})|(?<=${CHINESE}${END}) (?=${CHINESE})`, 'gu');
const BOUNDS = new RegExp(`[${BEGIN}${END}]`, 'gu');

/** Marks where a value begins and ends in a Chinese text. */
export const markValue: FormatFunction = (value: unknown, _format, language) => (typeof value === 'string' && language?.startsWith('zh') ? BEGIN + value + END : value) as string;

/**
 * Takes away the space between a Chinese text and a value where the value is Chinese there too: texts are written for values
 * in Latin. Spaces inside a value stay.
 *
 * @example '与 {{names}} 重叠' // 与 Pod 网段重叠, 与 10.0.0.0/8 重叠
 */
export const spacing: PostProcessorModule = { type: 'postProcessor', name: 'spacing', process: (text) => text.replace(NEEDLESS, '').replace(BOUNDS, '') };

/** What i18next is to be started with for this. */
export const SPACED = { interpolation: { escapeValue: false, alwaysFormat: true, format: markValue }, postProcess: [spacing.name] };
