import { type Fix, formatPath, type Path, type Room } from '@dualstack/schema';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from '../ui/signs.js';
import { gapKey } from './layout.js';

/** A range of the plan that can be moved, and what its button says. */
export interface Move {
  readonly fix: Fix;
  readonly label: string;
}

/** A range that was moved just now, as long as nothing else was changed. */
export interface Moved {
  readonly path: Path;
  readonly text: string;
  readonly undo: () => void;
}

export interface MovesProps {
  room: Room;
  /** The ranges of the plan that can be moved into a piece of room, each tried. */
  find: (room: Room) => readonly Move[];
  take: (fix: Fix) => void;
  /** Shows what a move would do; undefined shows the plan as it is. */
  preview: (fix: Fix | undefined) => void;
  /** Closes this, and says where in the map to go on: at the room, or at the range that was moved. */
  onClose: (stop: string, isMoved: boolean) => void;
}

/** What of the plan can be put into a piece of room: a button for each range that fits there and does no harm. It stands outside the map, which changes while it is pointed at. */
export function Moves({ room, find, take, preview, onClose }: MovesProps) {
  const { t } = useTranslation();
  const { first, last, family } = room;
  const moves = useMemo(() => find({ family, first, last }), [find, family, first, last]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), [first]);
  const close = () => {
    preview(undefined);
    onClose(gapKey(first), false);
  };
  return (
    <div
      ref={box}
      className="ds-map-moves"
      role="group"
      aria-label={t('map.from', { first, last })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <p>
        <code>{first}</code> – <code>{last}</code>
      </p>
      <p>{t(moves.length > 0 ? 'map.planHere' : 'map.nothingHere')}</p>
      {moves.map(({ fix, label }) => (
        <button
          key={formatPath(fix.path)}
          type="button"
          className="pf-v6-c-button pf-m-secondary pf-m-small"
          onMouseEnter={() => preview(fix)}
          onMouseLeave={() => preview(undefined)}
          onFocus={() => preview(fix)}
          onBlur={() => preview(undefined)}
          onClick={() => {
            take(fix);
            onClose(formatPath(fix.path), true);
          }}
        >
          {label}
        </button>
      ))}
      <button type="button" className="ds-map-tool" onClick={close}>
        {t('map.closeRoom')}
      </button>
    </div>
  );
}

/** What was moved, with the way back, where it was asked for. */
export function MovedNote({ text, onUndo }: { text: string; onUndo: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="ds-map-moves ds-map-moved">
      <Sign name="ok" />
      <span>{text}</span>
      <button type="button" className="ds-map-tool" onClick={onUndo}>
        {t('map.undo')}
      </button>
    </p>
  );
}
