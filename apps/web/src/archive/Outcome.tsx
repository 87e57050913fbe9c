import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Link } from 'wouter';
import { type Conflict, type Conflicts, MOST_CONFLICTS, type Restored } from '../api/archive.js';
import { RequestError } from '../api/client.js';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { addressOf } from '../plans/address.js';
import { ClashList } from '../plans/ClashList.js';
import { Sign } from '../ui/signs.js';
import { useArchiveTexts } from './useArchiveTexts.js';

const KINDS = ['plans', 'spaces', 'ranges'] as const;
/** Copies that are named. */
const NAMED = 20;
const FIELDS = ['name', 'description', 'labels', 'status', 'space', 'plan', 'deletedAt', 'pools', 'internalRanges', 'range', 'owner', 'role'] as const;

/** What was restored, in numbers, with ways there. */
export function Done({ restored }: { restored: Restored }) {
  const { t: shell } = useTranslation();
  const { t } = useArchiveTexts();
  const { copied } = restored.plans;
  const sum = (what: 'restored' | 'skipped') => KINDS.reduce((total, kind) => total + restored[kind][what], 0);
  const isNew = sum('restored') + copied.length > 0;
  const hasSkipped = sum('skipped') > 0;
  const numbers = (['restored', 'same', 'skipped'] as const).filter((each) => each !== 'skipped' || hasSkipped);
  return (
    <>
      <h3 id="outcome">
        <Sign name="ok" /> {t(isNew ? 'doneTitle' : 'nothingNew')}
      </h3>
      <p>{t(isNew ? 'doneHint' : hasSkipped ? 'keptHint' : 'nothingNewHint')}</p>
      <div className="ds-archive-numbers">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('what')}</th>
              {numbers.map((each) => (
                <th key={each} scope="col">
                  {t(each)}
                </th>
              ))}
              {copied.length > 0 && <th scope="col">{t('copied')}</th>}
            </tr>
          </thead>
          <tbody>
            {KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`kind.${kind}`)}</th>
                {numbers.map((each) => (
                  <td key={each}>{restored[kind][each]}</td>
                ))}
                {copied.length > 0 && <td>{kind === 'plans' ? copied.length : ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {copied.length > 0 && (
        <>
          <h4>{t('copies')}</h4>
          <ul>
            {copied.slice(0, NAMED).map(({ id, name }) => (
              <li key={id}>
                <Link href={addressOf({ kind: 'plans', id }, 'summary')}>{name || shell('start.unnamed')}</Link>
              </li>
            ))}
            {copied.length > NAMED && <li>{t('more', { count: copied.length - NAMED })}</li>}
          </ul>
        </>
      )}
      <p className="ds-archive-ways">
        <Link href="/">{t('toPlans')}</Link>
        <Link href="/spaces">{t('toSpaces')}</Link>
        <Link href="/bin">{t('toBin')}</Link>
      </p>
    </>
  );
}

/** Why nothing was restored, what stands in the way by its name, and what can be done. */
export function NotDone({ error, file, onInstead }: { error: Error; file: string; onInstead: (how: Conflicts) => void }) {
  const { t } = useArchiveTexts();
  const reasonOf = useReason();
  const { conflicts = [], clashes = [] } = error instanceof RequestError ? error.more : {};
  // Who has no answer, or one of a server in trouble, cannot know what it did before.
  const isKnown = error instanceof RequestError && (error.status < 500 || error.status === 503);
  return (
    <>
      <h3 id="outcome">
        <Sign name={isKnown ? 'stop' : 'warn'} /> {isKnown ? t('refusedTitle') : t('noAnswerTitle')}
      </h3>
      {conflicts.length > 0 ? (
        <>
          <p>{conflicts.length < MOST_CONFLICTS ? t('conflictCount', { count: conflicts.length }) : t('conflictFirst', { count: conflicts.length })}</p>
          <ul>
            {conflicts.map((conflict) => (
              <ConflictLine key={`${conflict.kind} ${conflict.id}`} conflict={conflict} />
            ))}
          </ul>
          <p>{t('instead')}</p>
          <div className="ds-archive-do">
            <Button variant="secondary" size="sm" onClick={() => onInstead('skip')}>
              {t('doSkip')}
            </Button>
            <Button variant="secondary" size="sm" onClick={() => onInstead('copy')}>
              {t('doCopy')}
            </Button>
          </div>
        </>
      ) : clashes.length > 0 ? (
        <>
          <p>{t('clashCount', { count: clashes.length })}</p>
          <ClashList clashes={clashes} />
          <p>{t('clashDo')}</p>
        </>
      ) : (
        <p>{isKnown ? `${error.status === 400 ? `${t('wrongFile', { name: file })} ` : ''}${reasonOf(error)}` : t('noAnswer', { reason: reasonOf(error) })}</p>
      )}
    </>
  );
}

/** Something that the server has otherwise: what it is, where it is, and in what it differs. */
function ConflictLine({ conflict: { kind, id, name, fields } }: { conflict: Conflict }) {
  const { t: shell } = useTranslation();
  const { t } = useArchiveTexts();
  const shown = name || shell('start.unnamed');
  const known = fields.flatMap((field) => FIELDS.filter((each) => each === field));
  // A plan that is in the bin on one side may be so here: the wizard says where it is then.
  const href = kind === 'plan' ? addressOf({ kind: 'plans', id }, 'summary') : kind === 'space' ? `/spaces/${encodeURIComponent(id)}` : undefined;
  return (
    <li>
      {t(`conflictKind.${kind}`)} {href === undefined ? <strong>{shown}</strong> : <Link href={href}>{shown}</Link>}
      <small>{t('differs', { fields: known.map((field) => t(`field.${field}`)).join(shell('marks.comma')) })}</small>
    </li>
  );
}
