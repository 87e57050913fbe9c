import { FAMILY_LABEL, formatPath, type Room, type SpokenAddressPlan } from '@dualstack/schema';
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../i18n/useTranslation.js';
import { FamilyMark } from '../ui/signs.js';
import { DENSITIES, type Density, densityFor, widthOf } from './geometry.js';
import { HowToRead } from './HowToRead.js';
import { layoutMap, type MapBlock } from './layout.js';
import { bringIntoView, type MapActions, MapColumn, stopIn } from './MapColumn.js';
import { MapTable } from './MapTable.js';
import { type Moved, MovedNote, Moves, type MovesProps } from './Moves.js';
import { SaveMap } from './SaveMap.js';
import { mapWords } from './words.js';
import './map.css';

interface AddressMapProps extends Omit<MapActions, 'onRoom'> {
  /** What can be planned in free room, where this map can change the plan. */
  moves?: Omit<MovesProps, 'room' | 'onClose'>;
  /** What was moved just now. */
  moved?: Moved | undefined;
  plan: SpokenAddressPlan;
  /** Id of the range whose field has the focus. */
  lit?: string | undefined;
  /** The plan as a way out would make it; shown instead, with what it changes in green. */
  preview?: SpokenAddressPlan | undefined;
  /** Whether the map is to fit the height that it is given, as far as it can. */
  fits?: boolean;
  /** Name of the files that it is saved as. */
  fileName?: string;
  /** Stands in the head, behind the tools. */
  children?: ReactNode;
}

/** Room of the columns, in pixels at the usual size of text. */
interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Where two columns have room beside each other; the style sheet says the same. */
const TWO_COLUMNS = 432;
const USUAL_TEXT = 16;
const NONE: ReadonlySet<string> = new Set();

/**
 * Every range of a plan at its place: a column for each family, from its lowest address to its highest. One for the
 * wizard and the review; what is drawn is decided by {@link layoutMap}.
 */
export function AddressMap({ plan, lit, preview, fits = false, fileName = 'address-map', onGo, onPoint, onLeave, moves, moved, children }: AddressMapProps) {
  const { t } = useTranslation();
  const title = useId();
  const [isTable, setTable] = useState(false);
  const [isHow, setHow] = useState(false);
  /** What fits into a piece of room is asked of one plan: once that has changed, the room and the answers may be gone. */
  const [asked, setAsked] = useState<{ readonly room: Room; readonly of: SpokenAddressPlan }>();
  const [open, setOpen] = useState<ReadonlySet<string>>(NONE);
  const [extent, measure] = useExtent();
  const shown = preview ?? plan;
  const layout = useMemo(() => layoutMap(shown, { lit, open, before: preview && plan }), [shown, lit, open, preview, plan]);
  const words = useMemo(() => mapWords(t, shown.families), [t, shown]);
  const density = useMemo(() => chooseDensity(layout.families, words.nameOf, fits ? extent : undefined), [layout, words, fits, extent]);
  const map = useRef<HTMLElement>(null);
  const next = useRef<{ readonly stop: string; readonly from: SpokenAddressPlan }>(undefined);
  /** The page stays where it is: only the map scrolls to what gets the focus. What that does not bring into sight leaves it to the note. */
  const focusStop = (stop: string) => {
    const block = stopIn(map.current, stop);
    if (!block) return;
    bringIntoView(block.closest('.ds-map-columns'), block);
    const { top, bottom } = block.getBoundingClientRect();
    const isInSight = top >= 0 && bottom <= window.innerHeight;
    (isInSight ? block : (map.current?.querySelector<HTMLElement>('.ds-map-moved > button') ?? block)).focus({ preventScroll: true });
  };
  /** What has the focus goes away with the plan as it is: it goes on at a range, once that is drawn at its new place. */
  const goOnAt = (stop: string) => {
    map.current?.focus({ preventScroll: true });
    next.current = { stop, from: plan };
  };
  /** What had the focus goes away: it goes back to the room, or to what was moved there. */
  const closeMoves = (stop: string, isMoved: boolean) => {
    flushSync(() => setAsked(undefined));
    if (isMoved) goOnAt(stop);
    else stopIn(map.current, stop)?.focus();
  };
  useEffect(() => {
    if (!next.current || next.current.from === plan) return;
    focusStop(next.current.stop);
    next.current = undefined;
  }, [plan]);
  const actions: MapActions = { ...(onGo && { onGo }), ...(onPoint && { onPoint }), ...(onLeave && { onLeave }), ...(moves && { onRoom: (room) => setAsked({ room, of: plan }) }) };
  return (
    <section ref={map} tabIndex={-1} className="ds-map" aria-labelledby={title} data-fits={fits || undefined} data-preview={preview ? true : undefined}>
      <div className="ds-map-head">
        <h2 id={title}>{t('map.title')}</h2>
        <span className="ds-map-tools">
          <button type="button" className="ds-map-tool" onClick={() => setTable(!isTable)}>
            {t(isTable ? 'map.asMap' : 'map.asTable')}
          </button>
          <button type="button" className="ds-map-tool" aria-expanded={isHow} onClick={() => setHow(!isHow)}>
            {t('map.howTo')}
          </button>
          {open.size > 0 && (
            <button
              type="button"
              className="ds-map-tool"
              onClick={() => {
                // The button goes away with what it does.
                map.current?.focus();
                setOpen(NONE);
              }}
            >
              {t('map.fold')}
            </button>
          )}
          <SaveMap layout={layout} words={words} name={fileName} />
          {children}
        </span>
      </div>
      {isHow && <HowToRead />}
      {asked?.of === plan && moves && <Moves room={asked.room} {...moves} onClose={closeMoves} />}
      {moved && asked?.of !== plan && (
        <MovedNote
          text={moved.text}
          onUndo={() => {
            goOnAt(formatPath(moved.path));
            moved.undo();
          }}
        />
      )}
      {isTable ? (
        <MapTable plan={shown} words={words} {...(onGo && { onGo })} />
      ) : (
        <div className="ds-map-columns" ref={measure} data-count={layout.families.length} data-tight={density.isTight}>
          {layout.families.map((family, index) => (
            <section key={family.family} className="ds-map-column" data-family={family.family} aria-label={FAMILY_LABEL[family.family]}>
              <h3>
                <FamilyMark family={family.family} />
                {FAMILY_LABEL[family.family]}
                <Count words={words.headOf(family)} />
              </h3>
              <MapColumn family={family} density={density} words={words} lit={lit} onOpen={(key) => setOpen(new Set([...open, key]))} {...actions} />
              {index === 0 && <p className="ds-map-legend">{t('map.legend')}</p>}
            </section>
          ))}
        </div>
      )}
    </section>
  );
}

function Count({ words: [networks, overlaps] }: { words: readonly [string, string | undefined] }) {
  return (
    <span className="ds-map-count">
      {networks}
      {overlaps !== undefined && (
        <>
          {' · '}
          <b>{overlaps}</b>
        </>
      )}
    </span>
  );
}

/** The roomiest density that fits; where the height follows the map, a middle one. */
function chooseDensity(families: Parameters<typeof densityFor>[0], nameOf: (node: MapBlock['node']) => string, extent: Extent | undefined): Density {
  if (!extent || extent.height === Infinity) return DENSITIES[1];
  const areBeside = families.length > 1 && extent.width >= TWO_COLUMNS;
  const width = areBeside ? (extent.width - 18) / 2 : extent.width;
  if (!areBeside && families.length > 1) return DENSITIES[2];
  const lineOf = ({ node, number }: MapBlock) => widthOf(nameOf(node), 13) + 8 + widthOf(node.text, 12, true) + (number === undefined ? 0 : 24);
  return densityFor(families, width, extent.height - 48, lineOf, areBeside);
}

/** The room of an element, as it changes. Text that a person has made larger makes room smaller. */
function useExtent(): [Extent | undefined, (element: HTMLElement | null) => (() => void) | undefined] {
  const [extent, setExtent] = useState<Extent>();
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TEXT;
      // Where it does not scroll, its height is that of what is in it, and says nothing.
      const isBounded = getComputedStyle(element).overflowY === 'auto';
      const next = { width: element.clientWidth / scale, height: isBounded ? element.clientHeight / scale : Infinity };
      setExtent((known) => (known && Math.abs(known.width - next.width) < 1 && (known.height === next.height || Math.abs(known.height - next.height) < 1) ? known : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [extent, measure];
}

