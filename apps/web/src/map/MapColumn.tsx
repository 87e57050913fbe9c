import { FAMILY_LABEL, type Path, type Room } from '@dualstack/schema';
import { type CSSProperties, Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../i18n/useTranslation.js';
import { type Density, edgeOf, hasSecondLine } from './geometry.js';
import { type FamilyMap, type MapBlock, type MapGap, type MapItem, type MapStack, marksOf, stopsOf } from './layout.js';
import type { MapWords } from './words.js';

/** What a map can do for those around it. */
export interface MapActions {
  /** Goes to the field of a range. */
  readonly onGo?: (path: Path) => void;
  /** Says which range is pointed at, or has the focus; undefined when none is any more. */
  readonly onPoint?: (path: Path | undefined) => void;
  /** Goes back to where the focus was. */
  readonly onLeave?: () => void;
  /** Asks what can be planned in a piece of room, where this map can change the plan. */
  readonly onRoom?: (room: Room) => void;
}

interface ColumnProps extends MapActions {
  family: FamilyMap;
  density: Density;
  words: MapWords;
  lit: string | undefined;
  /** Opens a stack by its key. */
  onOpen: (key: string) => void;
}

/** What the parts of a column are drawn with. */
interface Drawing extends Omit<ColumnProps, 'onLeave'> {
  /** The one range of the column that Tab comes to. */
  readonly stop: string | undefined;
  readonly onFocus: (id: string, path?: Path) => void;
}

/** The ranges of a family as nested lists: one tab stop, arrow keys to walk. */
export function MapColumn({ family, density, words, lit, onOpen, onGo, onPoint, onLeave, onRoom }: ColumnProps) {
  const { t } = useTranslation();
  const [last, setLast] = useState<string>();
  const column = useRef<HTMLDivElement>(null);
  const stops = stopsOf(family, onRoom !== undefined);
  const stop = [last, lit, stops[0]?.id].find((id) => id !== undefined && stops.some((each) => each.id === id));

  useEffect(() => {
    const block = lit === undefined ? undefined : stopIn(column.current, lit);
    if (block) bringIntoView(block.closest('.ds-map-columns'), block);
  }, [lit]);

  const focus = (id: string | undefined) => {
    stopIn(column.current, id)?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const at = stops.findIndex(({ id }) => id === (event.target as HTMLElement).closest<HTMLElement>('[data-stop]')?.dataset.stop);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = {
      ArrowDown: () => stops[at + 1]?.id,
      ArrowUp: () => stops[at - 1]?.id,
      ArrowRight: () => stops.find(({ parent }) => parent === stops[at]?.id)?.id,
      ArrowLeft: () => stops[at]?.parent,
      Home: () => stops[0]?.id,
      End: () => stops.at(-1)?.id,
    }[event.key];
    if (to) {
      focus(to());
      event.preventDefault();
    } else if (event.key === 'Escape' && onLeave) {
      onLeave();
      event.preventDefault();
    }
  };

  const drawing: Drawing = {
    family,
    density,
    words,
    lit,
    stop,
    onFocus: (id, path) => {
      setLast(id);
      onPoint?.(path);
    },
    onOpen: (key) => {
      const at = stops.findIndex(({ id }) => id === key);
      flushSync(() => onOpen(key));
      // The stack goes away: its first part stands in its place.
      column.current?.querySelectorAll<HTMLElement>('[data-stop]')[at]?.focus();
    },
    ...(onRoom && { onRoom }),
    ...(onGo && { onGo }),
    ...(onPoint && { onPoint }),
  };
  const isEmpty = family.items.length + family.lost.length + family.assigned.length === 0;
  return (
    <div ref={column} onKeyDown={walk} onBlur={() => onPoint?.(undefined)}>
      {isEmpty && <p className="ds-map-empty">{t('map.empty')}</p>}
      {!isEmpty && (
        <ol className="ds-map-list" aria-label={FAMILY_LABEL[family.family]}>
          <Items items={family.items} drawing={drawing} />
          {family.lost.map((range) => (
            <li key={range.id} className="ds-map-block" data-ghost data-lit={range.id === lit || undefined} style={sized(38)}>
              <Hit id={range.id} path={range.path} drawing={drawing}>
                <Number number={range.number} />
                <span className="ds-map-name">{words.nameOf(range)}</span>
                <Cidr text={range.text} />
                <span className="ds-map-size">{t('map.lost')}</span>
              </Hit>
            </li>
          ))}
          {family.assigned.map(({ name, role }) => (
            <li key={name} className="ds-map-assigned">
              <span className="ds-map-name">{words.nameOf({ role, name })}</span> <span>{t('map.assigned')}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** What the arrow keys come to under an id, in a column or in the whole map. */
export const stopIn = (around: HTMLElement | null, id: string | undefined): HTMLElement | undefined => [...(around?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])].find((each) => each.dataset.stop === id);

/** Scrolls the map to a range, and nothing around it: the form must stay where it is. */
export function bringIntoView(scroller: Element | null, block: Element): void {
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight) return;
  const [outer, inner] = [scroller.getBoundingClientRect(), block.getBoundingClientRect()];
  if (inner.top < outer.top) scroller.scrollTop += inner.top - outer.top - 8;
  else if (inner.bottom > outer.bottom) scroller.scrollTop += inner.bottom - outer.bottom + 8;
}

/** The height of a thick edge; it grows with the text. */
const sized = (edge: number) => ({ '--ds-map-edge': `${edge / 16}rem` }) as CSSProperties;

function Items({ items, drawing }: { items: readonly MapItem[]; drawing: Drawing }) {
  const { t } = useTranslation();
  return items.map((item) => {
    if (item.kind === 'gap') return <Gap key={item.key} gap={item} drawing={drawing} />;
    if (item.kind === 'stack') return <Stack key={`stack ${item.key}`} stack={item} drawing={drawing} />;
    if (item.kind === 'block') return <Block key={item.node.id} block={item} drawing={drawing} />;
    return (
      <li key={`${item.block.text} ${item.items[0]?.kind === 'gap' ? item.items[0].key : ''}`} className="ds-map-frame">
        <p>
          <code>{item.block.text}</code> {t(`map.frames.${item.block.kind}`)}
        </p>
        <ol>
          <Items items={item.items} drawing={drawing} />
        </ol>
      </li>
    );
  });
}

function Gap({ gap: { key, use, prefix, first, last }, drawing: { family, stop, onFocus, onRoom } }: { gap: MapGap; drawing: Drawing }) {
  const { t } = useTranslation();
  if (use === 'none') return <li className="ds-map-gap" data-plain aria-hidden="true" />;
  const range = t('map.from', { first, last });
  if (use === 'room' && onRoom) {
    return (
      <li className="ds-map-gap" title={range}>
        <button type="button" className="ds-map-room" data-stop={key} tabIndex={key === stop ? 0 : -1} onFocus={() => onFocus(key)} onClick={() => onRoom({ family: family.family, first, last })}>
          <span>{t('map.room', { prefix })}</span>
          <span className="pf-v6-screen-reader">{range}</span>
        </button>
      </li>
    );
  }
  return (
    <li className="ds-map-gap" title={range}>
      <span>{t(use === 'room' ? 'map.room' : 'map.rest', { prefix })}</span>
      <span className="pf-v6-screen-reader">{range}</span>
    </li>
  );
}

function Block({ block, drawing }: { block: MapBlock; drawing: Drawing }) {
  const { t } = useTranslation();
  const { node, slices, number, items } = block;
  const { words, density, family, lit } = drawing;
  const edge = edgeOf(block.bits, family.most, density);
  const second = words.secondOf(block);
  const marks = slices ? marksOf(slices.count, edge) : 0;
  const isConflict = node.conflict !== undefined;
  return (
    <li
      className="ds-map-block"
      data-role={node.role}
      data-ghost={node.range ? undefined : true}
      data-conflict={node.conflict?.severity}
      data-automatic={node.range?.automatic || undefined}
      data-preview={node.isPreview || undefined}
      data-lit={node.id === lit || undefined}
      data-holds={items.length > 0 || undefined}
      style={sized(edge)}
    >
      <Hit id={node.id} path={node.path} drawing={drawing}>
        {marks > 1 && <span className="ds-map-comb" style={{ '--ds-map-marks': marks } as CSSProperties} aria-hidden="true" />}
        <Number number={number} />
        <span className="ds-map-name">{words.nameOf(node)}</span>
        <Cidr text={node.text} />
        {node.isPreview && !isConflict ? (
          <span className="ds-map-size">{t('map.preview')}</span>
        ) : hasSecondLine(block, edge, density) ? (
          <span className="ds-map-size">
            <span>{second}</span>
          </span>
        ) : (
          <span className="pf-v6-screen-reader">{second}</span>
        )}
        {node.parent && !isConflict && <span className="pf-v6-screen-reader">{t('map.inside', { name: words.nameOf(node.parent) })}</span>}
      </Hit>
      {items.length > 0 && (
        <ol className="ds-map-inner" aria-label={t('map.inside', { name: words.nameOf(node) })}>
          <Items items={items} drawing={drawing} />
        </ol>
      )}
    </li>
  );
}

function Stack({ stack, drawing }: { stack: MapStack; drawing: Drawing }) {
  const { t } = useTranslation();
  const edge = Math.max(38, edgeOf(stack.bits, drawing.family.most, drawing.density));
  return (
    <li className="ds-map-block" data-stack data-conflict={stack.conflicts > 0 ? 'error' : undefined} style={sized(edge)}>
      <Hit id={stack.key} path={stack.path} drawing={{ ...drawing, onGo: () => drawing.onOpen(stack.key) }}>
        <span className="ds-map-comb" style={{ '--ds-map-marks': marksOf(String(stack.count), edge) } as CSSProperties} aria-hidden="true" />
        <span className="ds-map-name">{drawing.words.stackOf(stack)}</span>
        <span className="ds-map-size">{t('map.from', { first: stack.first, last: stack.last })}</span>
      </Hit>
    </li>
  );
}

function Hit({ id, path, drawing: { stop, onFocus, onGo, onPoint }, children }: { id: string; path: Path; drawing: Drawing; children: ReactNode }) {
  return (
    <button type="button" className="ds-map-hit" data-stop={id} tabIndex={id === stop ? 0 : -1} onFocus={() => onFocus(id, path)} onMouseEnter={() => onPoint?.(path)} onMouseLeave={() => onPoint?.(undefined)} onClick={() => onGo?.(path)}>
      {children}
    </button>
  );
}

function Number({ number }: { number: number | undefined }) {
  const { t } = useTranslation();
  if (number === undefined) return null;
  return (
    <span className="ds-map-number">
      <span className="pf-v6-screen-reader">{t('map.problem', { number: '' })}</span>
      {number}
    </span>
  );
}

/** A range as it is written, with room to break behind each colon: it wraps, and is never cut. */
export function Cidr({ text }: { text: string }) {
  const parts = text.split(':');
  return (
    <code className="ds-map-cidr">
      {parts.map((part, index) => (
        <Fragment key={index}>
          {part}
          {index < parts.length - 1 && ':'}
          {index < parts.length - 1 && part !== '' && <wbr />}
        </Fragment>
      ))}
    </code>
  );
}
