import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import type { Path, SpokenFinding, WayOut } from '@dualstack/schema';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../i18n/useTranslation.js';
import { useSpeaker } from '../../i18n/speaker.js';
import { focusField } from '../steps.js';
import { useFieldName, useWaysOut, useWizard } from '../WizardContext.js';

/** Ways out that are shown at once; nobody weighs more. */
const SHOWN = 3;

/** Puts the focus where a person goes on after a way out: its button goes away with its finding. */
function focusAfter(places: readonly Path[]): void {
  if (places.some((path) => focusField(path))) return;
  document.getElementById('main')?.focus();
}

interface WaysOutProps {
  finding: SpokenFinding;
  /** The field that they stand at: one that changes another field is called by that one's name too. */
  at?: Path | undefined;
  /** Whether only the best is offered, for lists of findings. */
  isBrief?: boolean;
  /** Where the focus goes afterwards; without, to the field of the finding. */
  onTaken?: (way: WayOut) => void;
}

/**
 * The ways out of a finding as buttons, once each has been tried on this plan. One stands by itself; of several each says what
 * else moves. Pointing at one, or tabbing to it, shows in the address map what it would do.
 */
export function WaysOut({ finding, at, isBrief = false, onTaken }: WaysOutProps) {
  const { t } = useTranslation();
  const { applyFix, store, provider } = useWizard();
  const { wayOut } = useSpeaker();
  const nameOf = useFieldName();
  const ways = useWaysOut(finding).slice(0, isBrief ? 1 : SHOWN);
  if (ways.length === 0) return null;
  const take = (way: WayOut) => {
    flushSync(() => applyFix(way, finding.path));
    if (onTaken) onTaken(way);
    else focusAfter([finding.path, way.path]);
  };
  const labelOf = (way: WayOut) => {
    const { label } = wayOut(way, provider);
    const field = at === undefined || at.every((key, index) => key === way.path[index]) ? undefined : nameOf(way.path);
    return field === undefined ? label : t('field.wayElsewhere', { field, label });
  };
  const button = (way: WayOut, label: string) => (
    <Button variant="secondary" size="sm" onClick={() => take(way)} onMouseEnter={() => store.preview(way)} onMouseLeave={() => store.preview(undefined)} onFocus={() => store.preview(way)} onBlur={() => store.preview(undefined)}>
      {label}
    </Button>
  );
  if (ways.length === 1) return ways.map((way) => <p key="only">{button(way, labelOf(way))}</p>);
  return (
    <>
      <p className="ds-ways-title">{t('field.ways', { count: ways.length })}</p>
      <ul className="ds-ways">
        {ways.map((way) => {
          const { label, note } = wayOut(way, provider);
          return (
            <li key={`${label} ${note}`}>
              {button(way, labelOf(way))}
              <span className="ds-way-note">{note}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
