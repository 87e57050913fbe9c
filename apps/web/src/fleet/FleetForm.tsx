import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { MOST_FLEET } from '@dualstack/schema';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';
import type { Space } from '../api/spaces.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { nameOfPlan } from '../plans/draftPlan.js';
import { Gets } from './Gets.js';
import { NamesField, useNames } from './NamesField.js';
import { numbered } from './readNames.js';
import { useFleetTexts } from './useFleetTexts.js';
import type { Making } from './useMaking.js';
import type { FleetForm as Form } from './work.js';

/** Names that are told of those that a count gives. */
const TOLD = 2;

interface FleetFormProps {
  plan: unknown;
  spaces: readonly Space[];
  space: Space;
  form: Form;
  onForm: (form: Form) => void;
  making: Making;
  /** What was said of the last time. */
  children: ReactNode;
}

/** What is asked for: how many or which, out of which space, drafts or final. While it is being made, that is said here, and nothing typed goes away. */
export function FleetForm({ plan, spaces, space, form, onForm, making, children }: FleetFormProps) {
  const { t: shell } = useTranslation();
  const { t } = useFleetTexts();
  const countId = useId();
  const [isTried, setTried] = useState(false);
  const names = useNames(form.names, plan);
  const given = /^\d+$/.test(form.count.trim()) ? Number(form.count) : 0;
  const isCount = given >= 1 && given <= MOST_FLEET;
  const count = form.by === 'count' ? (isCount ? given : 0) : names.problems.length === 0 ? names.lines.length : 0;
  const isBusy = making.count !== undefined;
  const model = nameOfPlan(plan);
  const set = (change: Partial<Form>) => {
    making.forget();
    onForm({ ...form, ...change });
  };
  const first = numbered(model, Math.min(count, TOLD)).join(shell('marks.comma'));
  const send = () => {
    setTried(true);
    if (isBusy) return;
    if (count === 0) document.getElementById(form.by === 'count' ? countId : 'fleet-names')?.focus();
    else making.make({ plan, space: space.id, status: form.status, count, ...(form.by === 'names' && { names: names.lines.map(({ name }) => name) }) });
  };
  const isWrong = !isCount && (isTried || form.count.trim() !== '');
  return (
    <div className="ds-fleet-body">
      <form
        className="ds-fleet-form"
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <fieldset disabled={isBusy}>
          <legend>{t('which')}</legend>
          <div className="ds-fleet-choice">
            {(['count', 'names'] as const).map((by) => (
              <label key={by}>
                <input type="radio" name="by" checked={form.by === by} onChange={() => set({ by })} /> {t(by === 'count' ? 'byCount' : 'byNames')}
              </label>
            ))}
          </div>
          {form.by === 'count' ? (
            <div className="ds-fleet-field">
              <label htmlFor={countId}>{t('count')}</label>
              <input id={countId} inputMode="numeric" maxLength={4} size={6} value={form.count} aria-invalid={isWrong || undefined} aria-describedby={`${countId}-hint`} onChange={(event) => set({ count: event.target.value })} />
              <p id={`${countId}-hint`} data-bad={isWrong || undefined}>
                {isCount ? t('numbered', { names: count > TOLD ? t('andSoOn', { names: first }) : first }) : t('countWrong', { most: MOST_FLEET })}
              </p>
            </div>
          ) : (
            <NamesField text={form.names} read={names} isTried={isTried} onText={(text) => set({ names: text })} />
          )}
        </fieldset>
        <fieldset disabled={isBusy}>
          <div className="ds-fleet-field">
            <label htmlFor="fleet-space">{t('space')}</label>
            <span>
              <select id="fleet-space" value={space.id} aria-describedby="fleet-pools" onChange={(event) => set({ space: event.target.value })}>
                {spaces.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>{' '}
              <Link href={`/spaces/${encodeURIComponent(space.id)}`}>{t('toSpace')}</Link>
            </span>
            <p id="fleet-pools">{space.pools.length > 0 ? t('pools', { pools: space.pools.map(({ cidr }) => cidr).join(shell('marks.comma')) }) : t('noPools')}</p>
          </div>
        </fieldset>
        <fieldset disabled={isBusy}>
          <legend>{t('status')}</legend>
          <div className="ds-fleet-choice" data-column>
            {(['draft', 'final'] as const).map((status) => (
              <label key={status}>
                <input type="radio" name="status" checked={form.status === status} onChange={() => set({ status })} /> {t(status)}
              </label>
            ))}
          </div>
        </fieldset>
        {children}
        {isBusy ? (
          <div className="ds-fleet-making">
            <Spinner size="lg" aria-hidden="true" />
            <p role="status">
              <strong>{t('making', { count: making.count ?? 0 })}</strong> {t(making.isAsking ? 'asking' : 'makingHint')}
            </p>
            <Button variant="secondary" isDisabled={making.isAsking} onClick={making.cancel}>
              {t('cancel')}
            </Button>
          </div>
        ) : (
          <p className="ds-fleet-send">
            <Button type="submit">{count > 0 ? t('make', { count }) : t('makeNone')}</Button> <span>{t('allOrNone')}</span>
          </p>
        )}
      </form>
      <Gets plan={plan} space={space} count={count} />
    </div>
  );
}
