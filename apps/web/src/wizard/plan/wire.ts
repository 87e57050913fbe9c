/** A box on the page, as `getBoundingClientRect` has it. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line between two boxes: its ends, and the way between as the data of an SVG path. */
export interface Wire {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly path: string;
}

interface Ends {
  /** What is refused, in the form. */
  readonly box: Edges;
  /** What of the form is in sight. */
  readonly form: Edges;
  /** The range, in the map. */
  readonly block: Edges;
  /** What of the map is in sight. */
  readonly map: Edges;
  /** What the line is drawn in. */
  readonly frame: Pick<Edges, 'left' | 'top'>;
}

/** From the top of a box to the height of its first line. */
const FIRST_LINE = 20;
const MARGIN = 10;
const RADIUS = 8;
/** The line turns in the margin of the map. */
const TURN = 8;

/** The line from a refusal to its range; undefined where either is out of sight. */
export function wireBetween({ box, form, block, map, frame }: Ends): Wire | undefined {
  if (box.bottom < form.top + MARGIN || box.top > form.bottom - MARGIN) return undefined;
  const to = (block.top + Math.min(block.bottom, block.top + 2 * FIRST_LINE)) / 2;
  if (to < map.top || to > map.bottom || block.left <= box.right) return undefined;
  const y1 = Math.min(Math.max(box.top + FIRST_LINE, form.top + MARGIN), form.bottom - MARGIN) - frame.top;
  const y2 = to - frame.top;
  const [x1, x2] = [box.right - frame.left, block.left - frame.left];
  const turn = Math.max(x1 + RADIUS, Math.min(map.left - frame.left - TURN, x2 - RADIUS));
  const down = y2 > y1 ? 1 : -1;
  const path =
    Math.abs(y2 - y1) < 2 * RADIUS
      ? `M${x1} ${y1}C${turn} ${y1} ${turn} ${y2} ${x2} ${y2}`
      : `M${x1} ${y1}H${turn - RADIUS}q${RADIUS} 0 ${RADIUS} ${down * RADIUS}V${y2 - down * RADIUS}q0 ${down * RADIUS} ${RADIUS} ${down * RADIUS}H${x2}`;
  return { from: [x1, y1], to: [x2, y2], path };
}
