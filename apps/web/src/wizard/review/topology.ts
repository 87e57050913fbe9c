import { type Family, type SpokenTopology as Topology, TOPOLOGY_COLUMNS, TOPOLOGY_ROWS, type TopologyColumn, type TopologyRow } from '@dualstack/schema';

type Box = Topology['boxes'][number];
type Line = Topology['hosts']['pods'][Family] extends readonly (infer Each)[] | undefined ? Each : never;
type Stop = Topology['stops'][number];

/** One way of one family, from clients on, as far as it goes. */
export interface FlowPath {
  readonly family: Family;
  readonly row: TopologyRow;
  readonly boxes: readonly Box[];
  /** Where it stops; without, it reaches Pods. */
  readonly stop?: Stop;
}

const place = (column: TopologyColumn) => TOPOLOGY_COLUMNS.indexOf(column);

/** The ways of every family, primary family first. A way that nothing but clients is on is none. */
export function pathsOf({ families, boxes, stops }: Topology): readonly FlowPath[] {
  return families.flatMap((family) =>
    TOPOLOGY_ROWS.flatMap((row): FlowPath[] => {
      const stop = stops.find((each) => each.family === family && each.row === row && each.column !== 'masters');
      const passed = boxes.filter(({ column, rows, lanes }) => column !== 'masters' && rows.includes(row) && lanes[family] && (!stop || place(column) < place(stop.column))).sort((a, b) => place(a.column) - place(b.column));
      const isWay = stop !== undefined || passed.some(({ column, rows }) => column !== 'clients' && (rows.length === 1 || row === 'outer'));
      return isWay ? [{ family, row, boxes: passed, ...(stop && { stop }) }] : [];
    }),
  );
}

const textOf = ({ text, name }: Line) => text ?? name ?? '';

/** What is said of a box in a family, name and lines. */
export const wordsOf = (box: Box, family: Family): readonly string[] => [box.name, ...box.lines.map(textOf), ...(box.lanes[family] ?? []).map(textOf)];

/** A way in words: each thing on it, then Pods, or where it stops. */
export function stepsOf({ family, boxes, stop }: FlowPath, { hosts }: Topology, podsName: string): readonly string[] {
  const end = stop ? stop.name : [podsName, ...(hosts.pods[family] ?? []).map(textOf)].join(' ');
  return [...boxes.map((box) => wordsOf(box, family).join(' ')), end];
}

/* ---- where each thing stands ---- */

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** A line of text at its baseline. */
export interface DrawnText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly kind: 'name' | 'words' | 'code';
}
export interface DrawnBox extends Rect {
  readonly key: string;
  /** The family of its lane; none where it spans both. */
  readonly family?: Family;
  readonly kind: 'box' | 'hosts' | 'pods' | 'stop';
  readonly texts: readonly DrawnText[];
  /** The number of the finding that speaks of it. */
  readonly number?: number;
}
export interface DrawnFlow {
  readonly key: string;
  readonly family: Family;
  readonly d: string;
  /** Whether an arrow ends it; else a bar does, or it goes on. */
  readonly end: 'arrow' | 'bar' | 'none';
  readonly at: { readonly x: number; readonly y: number };
}
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly heads: readonly { readonly column: TopologyColumn; readonly x: number }[];
  readonly lanes: readonly (Rect & { readonly family: Family })[];
  readonly boxes: readonly DrawnBox[];
  readonly flows: readonly DrawnFlow[];
  readonly frame?: Rect & { readonly name: string; readonly text?: string };
}

const WIDTH: Readonly<Record<TopologyColumn, number>> = { clients: 116, entry: 172, balancers: 132, services: 168, nodes: 196, masters: 142 };
const LABEL = 70;
const GAP = 36;
const HEAD = 28;
const PAD = 14;
const ROW_GAP = 12;
const LANE_GAP = 14;
const LINE = 17;
const INSET = 11;
const LEAST_ROW = 46;
/** Widths of letters at the sizes of the drawing: of code, of words, of names, of Han. Generous, so that no text leaves its box. */
const LETTER = { code: 7.35, words: 6.5, name: 7.2, han: 13 } as const;
const HAN = /[\u3000-\u9fff\uff00-\uffef]/u;

const letterWidth = (letter: string, kind: DrawnText['kind']) => (HAN.test(letter) ? LETTER.han : LETTER[kind]);
const textWidth = (text: string, kind: DrawnText['kind']) => [...text].reduce((sum, letter) => sum + letterWidth(letter, kind), 0);

/** Breaks a text so that each line fits: between words, behind the marks of an address but not before its prefix length, and inside a word only where nothing else does. Nothing is cut off. */
export function wrapText(text: string, width: number, kind: DrawnText['kind']): string[] {
  const parts = text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s:/,.\-\u3000-\u9fff\uff00-\uffef]+[:/,.-]*(?:(?<=\/)\d+)?\s*|[:/,.-]+(?:(?<=\/)\d+)?\s*|\s+/gu) ?? [text];
  const lines: string[] = [];
  let line = '';
  const push = () => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  for (const part of parts) {
    if (textWidth((line + part).trimEnd(), kind) > width) push();
    if (textWidth(part.trimEnd(), kind) <= width) line += part;
    else {
      for (const letter of part) {
        if (textWidth(line + letter, kind) > width) push();
        line += letter;
      }
    }
  }
  push();
  return lines;
}

interface Words {
  readonly text: string;
  readonly kind: DrawnText['kind'];
}

const content = (lines: readonly Line[]): Words[] => lines.map((line) => (line.text === undefined ? { text: line.name ?? '', kind: 'words' } : { text: line.text, kind: 'code' }));
const wrapped = (words: readonly Words[], width: number): Words[] => words.flatMap(({ text, kind }) => wrapText(text, width - 2 * INSET, kind).map((line) => ({ text: line, kind })));
const heightOf = (words: readonly Words[]) => words.length * LINE + 12;
/** Lines of text in the middle of a box. */
const placed = (words: readonly Words[], { x, y, height }: Rect): DrawnText[] => {
  const top = y + (height - words.length * LINE) / 2 + 12.5;
  return words.map(({ text, kind }, index) => ({ x: x + INSET, y: top + index * LINE, text, kind }));
};

/** What is drawn in a lane, with what stands in it. */
interface Cell {
  readonly box: Box;
  readonly family: Family;
  readonly words: readonly Words[];
}

/**
 * Where everything of a drawing stands: fixed columns, those that nothing is in left out; a lane for each family; two rows a lane,
 * the inner one at the border of the lanes, where one box can be in both. Nothing crosses: every flow is a straight line.
 *
 * @param numberOf gives the number of the first finding of some rules
 */
export function layoutTopology(topology: Topology, podsName: string, numberOf: (rules: readonly string[]) => number | undefined): Drawing {
  const { families, boxes, hosts, stops, marks, frame } = topology;
  const paths = pathsOf(topology);
  const used = TOPOLOGY_COLUMNS.filter((column) => column === 'nodes' || boxes.some((box) => box.column === column) || stops.some((stop) => stop.column === column));
  const x: Partial<Record<TopologyColumn, number>> = {};
  let right = LABEL;
  for (const column of used) {
    x[column] = right;
    right += WIDTH[column] + GAP;
  }
  const width = right - GAP + 12;
  const xOf = (column: TopologyColumn) => x[column] ?? 0;

  const hasRow = (family: Family, row: TopologyRow) => paths.some((path) => path.family === family && path.row === row);
  const rowsOf = (family: Family, index: number): readonly TopologyRow[] => {
    const rows = TOPOLOGY_ROWS.filter((row) => row === 'outer' || hasRow(family, row));
    return index === 0 ? rows : rows.toReversed();
  };
  const isJoint = (box: Box) => families.length > 1 && box.rows.length === 1 && box.rows[0] === 'inner' && families.every((family) => box.lanes[family]);
  const cellOf = (box: Box, family: Family): Cell => ({ box, family, words: wrapped([{ text: box.name, kind: 'name' }, ...content(box.lines), ...content(box.lanes[family] ?? [])], WIDTH[box.column]) });
  /** A stop may take the room of the columns behind it, as far as nothing stands there. */
  const stopWidth = ({ column, family, row }: Stop) => {
    if (column === 'masters') return WIDTH.masters;
    const behind = boxes.filter((box) => box.lanes[family] && box.rows.includes(row) && place(box.column) > place(column)).map((box) => xOf(box.column));
    return Math.max(WIDTH[column], Math.min(232, Math.min(xOf('nodes'), ...behind) - GAP / 2 - xOf(column)));
  };
  const stopWords = (stop: Stop) => wrapText(stop.name, stopWidth(stop) - 2 * INSET - 24, 'words').map((text): Words => ({ text, kind: 'words' }));

  /** Heights of rows, and where they are. */
  const titleLines = wrapped([{ text: hosts.name, kind: 'name' }], WIDTH.nodes);
  const top = HEAD + (frame ? 22 : 0) + titleLines.length * LINE + 8;
  let y = top;
  const lanes: (Rect & { family: Family })[] = [];
  const rowAt = new Map<string, { y: number; height: number }>();
  const stripAt = new Map<Family, { y: number; words: readonly Words[] }>();
  const rowKey = (family: Family, row: TopologyRow) => `${family} ${row}`;
  families.forEach((family, index) => {
    const rows = rowsOf(family, index);
    const cells = boxes.filter((box) => box.lanes[family] && !isJoint(box)).map((box) => cellOf(box, family));
    const tall = (row: TopologyRow) => Math.max(LEAST_ROW, ...cells.filter(({ box }) => box.rows.length === 1 && box.rows[0] === row).map(({ words }) => heightOf(words)), ...stops.filter((stop) => stop.family === family && stop.row === row && stop.column !== 'masters').map((stop) => heightOf(stopWords(stop))));
    const heights = rows.map(tall);
    const pods = wrapped([{ text: podsName, kind: 'name' }, ...content(hosts.pods[family] ?? [])], WIDTH.nodes - 20);
    const whole = Math.max(heightOf(pods), ...cells.filter(({ box }) => box.rows.length > 1 || box.column === 'masters').map(({ words }) => heightOf(words)), ...stops.filter((stop) => stop.family === family && stop.column === 'masters').map((stop) => heightOf(stopWords(stop)) + 24));
    const sum = heights.reduce((all, height) => all + height, 0) + ROW_GAP * (rows.length - 1);
    const extra = Math.max(0, whole - sum) / rows.length;
    const strip = wrapped(content(hosts.network[family] ?? []), WIDTH.nodes);
    const stripHeight = strip.length === 0 ? 0 : strip.length * LINE + 4;
    const start = y;
    let at = y + PAD + (index > 0 ? stripHeight : 0);
    if (index > 0) stripAt.set(family, { y: y + PAD - 4, words: strip });
    rows.forEach((row, rowIndex) => {
      const height = (heights[rowIndex] ?? LEAST_ROW) + extra;
      rowAt.set(rowKey(family, row), { y: at, height });
      at += height + ROW_GAP;
    });
    at += PAD - ROW_GAP;
    if (index === 0) {
      stripAt.set(family, { y: at - PAD + 5, words: strip });
      at += stripHeight;
    }
    lanes.push({ family, x: 0, y: start, width, height: at - start });
    y = at + LANE_GAP;
  });
  const bottom = y - LANE_GAP;
  const spanOf = (family: Family, rows: readonly TopologyRow[]): { y: number; height: number } => {
    const all = rows.flatMap((row) => rowAt.get(rowKey(family, row)) ?? []);
    const first = Math.min(...all.map((each) => each.y));
    return { y: first, height: Math.max(...all.map((each) => each.y + each.height)) - first };
  };
  const middle = (family: Family, row: TopologyRow) => {
    const { y: start, height } = spanOf(family, [row]);
    return start + height / 2;
  };
  const markOf = (id: string) => numberOf(marks.filter(({ box }) => box === id).flatMap(({ rules }) => rules));
  const numbered = (number: number | undefined) => (number === undefined ? {} : { number });

  const drawn: DrawnBox[] = [];
  const hostsRect: Rect = { x: xOf('nodes'), y: top - titleLines.length * LINE - 8, width: WIDTH.nodes, height: bottom - top + titleLines.length * LINE + 14 };
  drawn.push({ key: 'hosts', kind: 'hosts', ...hostsRect, texts: placed(titleLines, { ...hostsRect, height: titleLines.length * LINE + 8 }), ...numbered(markOf('hosts')) });
  for (const [index, family] of families.entries()) {
    const rect = { x: xOf('nodes') + 10, width: WIDTH.nodes - 20, ...spanOf(family, rowsOf(family, index)) };
    const pods = wrapped([{ text: podsName, kind: 'name' }, ...content(hosts.pods[family] ?? [])], rect.width);
    const strip = stripAt.get(family);
    drawn.push({ key: `pods ${family}`, kind: 'pods', family, ...rect, texts: [...placed(pods, rect), ...(strip ? placed(strip.words, { x: xOf('nodes') + 2, y: strip.y, width: WIDTH.nodes, height: strip.words.length * LINE }) : [])] });
  }
  for (const box of boxes) {
    const column = { x: xOf(box.column), width: WIDTH[box.column] };
    const isFirst = (family: Family) => Object.keys(box.lanes)[0] === family;
    if (isJoint(box)) {
      const spans = families.map((family) => spanOf(family, ['inner']));
      const start = Math.min(...spans.map((each) => each.y));
      const rect = { ...column, y: start, height: Math.max(...spans.map((each) => each.y + each.height)) - start };
      drawn.push({ key: box.id, kind: 'box', ...rect, texts: placed(wrapped([{ text: box.name, kind: 'name' }, ...content(box.lines), ...families.flatMap((family) => content(box.lanes[family] ?? []))], column.width), rect), ...numbered(markOf(box.id)) });
      continue;
    }
    for (const [index, family] of families.entries()) {
      if (!box.lanes[family]) continue;
      const rows = box.column === 'masters' ? rowsOf(family, index) : box.rows.filter((row) => rowAt.has(rowKey(family, row)));
      if (rows.length === 0) continue;
      const rect = { ...column, ...spanOf(family, rows) };
      drawn.push({ key: `${box.id} ${family}`, kind: 'box', family, ...rect, texts: placed(cellOf(box, family).words, rect), ...(isFirst(family) ? numbered(markOf(box.id)) : {}) });
    }
  }

  const flows: DrawnFlow[] = [];
  for (const { family, row, boxes: passed, stop } of paths) {
    const at = middle(family, row);
    let from = xOf('clients') + WIDTH.clients;
    const key = `${family} ${row}`;
    for (const box of passed.slice(1)) {
      const to = xOf(box.column);
      flows.push({ key: `${key} ${box.id}`, family, d: `M${from} ${at}H${to - 7}`, end: 'arrow', at: { x: to, y: at } });
      from = to + WIDTH[box.column];
    }
    const last = passed.at(-1);
    if (!stop) {
      const to = xOf('nodes') + 10;
      flows.push({ key: `${key} pods`, family, d: `M${from} ${at}H${to - 7}`, end: 'arrow', at: { x: to, y: at } });
      continue;
    }
    const to = xOf(stop.column) - 14;
    flows.push({ key: `${key} stop`, family, d: `M${from} ${at}H${to}`, end: 'bar', at: { x: to, y: at } });
    // Where families meet in a box and one of them goes no further, it goes on as the other.
    const other = families.find((each) => each !== family && hasRow(each, row));
    if (last && isJoint(last) && other) {
      const left = xOf(last.column);
      const edge = left + WIDTH[last.column];
      const target = middle(other, row);
      const turn = edge - 12;
      const bend = target < at ? -8 : 8;
      flows.push({ key: `${key} meets`, family, d: `M${left} ${at}H${turn - 8}q8 0 8 ${bend}V${target - bend}q0 ${bend} 8 ${bend}H${edge}`, end: 'none', at: { x: edge, y: target } });
    }
  }
  for (const { column, lanes: own } of boxes) {
    if (column !== 'masters') continue;
    for (const [index, family] of families.entries()) {
      if (!own[family]) continue;
      const { y: start, height } = spanOf(family, rowsOf(family, index));
      const at = start + height / 2;
      flows.push({ key: `${family} masters`, family, d: `M${xOf('nodes') + WIDTH.nodes - 10} ${at}H${xOf('masters')}`, end: 'none', at: { x: xOf('masters'), y: at } });
    }
  }
  for (const stop of stops) {
    const index = families.indexOf(stop.family);
    if (index < 0) continue;
    const words = stopWords(stop);
    const span = stop.column === 'masters' ? spanOf(stop.family, rowsOf(stop.family, index)) : spanOf(stop.family, [stop.row]);
    const height = heightOf(words);
    const rect = { x: xOf(stop.column), width: stopWidth(stop), y: span.y + (span.height - height) / 2, height };
    const number = numberOf(stop.rules);
    drawn.push({ key: `stop ${stop.family} ${stop.row} ${stop.column}`, kind: 'stop', family: stop.family, ...rect, texts: placed(words, { ...rect, x: rect.x + (number === undefined ? 0 : 24) }), ...numbered(number) });
  }

  const heads = used.map((column) => ({ column, x: xOf(column) + WIDTH[column] / 2 }));
  const around = frame && { x: xOf(used.find((column) => place(column) >= place(frame.from)) ?? 'nodes') - GAP / 2, y: HEAD, height: bottom - HEAD + 16, name: frame.name, ...(frame.text !== undefined && { text: frame.text }) };
  const end = frame && xOf(frame.to) + WIDTH[frame.to] + GAP / 2;
  return { width, height: bottom + 20, heads, lanes, boxes: drawn, flows, ...(around && end !== undefined && { frame: { ...around, width: end - around.x } }) };
}
