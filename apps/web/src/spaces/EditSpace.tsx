import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { formatCidr, parseCidr, RANGE_ROLES, rangesMeant } from '@dualstack/schema';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { RequestError } from '../api/client.js';
import { createSpace, deleteSpace, fetchPlansOf, fetchSpace, MOST_DESCRIPTION, MOST_NAME, MOST_POOLS, type Space, type SpaceContent, updateSpace } from '../api/spaces.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { addressOf } from '../plans/address.js';
import { DEFAULT_SPACE } from '../plans/drafts.js';
import { faultOf, missing } from './faults.js';
import { FormDialog, Refusal, useAttempt } from './FormDialog.js';
import { contentOf, FIELDS, type FieldName, isSameIn, merged } from './merge.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Roles that a pool serves: a VPC is a network of its own, and others bring their ranges with them. */
const ROLES = RANGE_ROLES.filter((role) => role !== 'vpc' && role !== 'nat64' && role !== 'reserved');
const EMPTY: SpaceContent = { name: '', description: '', pools: [], internalRanges: 'reusable' };
const ADD = 'space-pool-add';
const poolId = (index: number) => `space-pool-${index}`;

interface EditSpaceProps {
  /** The space as it is; a new one without. What becomes of it while it is open is heard of when it is kept. */
  space?: Space;
  /** Ranges of others in it, which go with it, and whether there may be more. */
  held?: { readonly count: number; readonly isWhole: boolean };
  onClose: () => void;
  /** It is kept under this name and id. */
  onKept: (space: Space) => void;
  onRemoved?: (space: Space) => void;
}

/** Makes a space, or changes one: its name, its pools, and whether ranges inside clusters may repeat. */
export function EditSpace({ space, held, onClose, onKept, onRemoved }: EditSpaceProps) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const state = useAttempt();
  // The space as its editor knows it: as it was when this was opened, or as somebody else has made it since.
  const [seen, setSeen] = useState(space);
  const [content, setContent] = useState<SpaceContent>(space ? contentOf(space) : EMPTY);
  const [contested, setContested] = useState<readonly FieldName[]>();
  const [isRemoving, setRemoving] = useState(false);
  const set = (change: Partial<SpaceContent>) => setContent({ ...content, ...change });
  const setPool = (at: number, change: Partial<SpaceContent['pools'][number]>) => set({ pools: content.pools.map((pool, index) => (index === at ? { ...pool, ...change } : pool)) });

  /** Takes in what somebody else has saved, where that is why something was refused. */
  const heed = (error: unknown) => {
    const newer = error instanceof RequestError && error.status === 412 ? (error.more.current as Space | undefined) : undefined;
    if (!seen || !newer) throw error;
    const both = merged(contentOf(seen), content, contentOf(newer));
    setSeen(newer);
    setContent(both.content);
    setContested(both.contested);
    setRemoving(false);
  };
  const keep = () =>
    state.attempt(async () => {
      if (content.name.trim() === '') throw missing(['name'], t('nameNeeded'));
      const asked = { ...content, name: content.name.trim(), pools: content.pools.map(({ cidr, roles }) => ({ cidr: cidr.trim(), roles })) };
      try {
        onKept(seen ? await updateSpace(seen, asked) : await createSpace(asked));
      } catch (error) {
        heed(error);
      }
    });
  const removePool = (index: number) => {
    // What was said of a place is not true of what moves up to it.
    state.forget();
    set({ pools: content.pools.filter((_, at) => at !== index) });
    // What had the focus is gone: it goes to the pool that comes after it, the one before, or to what makes one.
    requestAnimationFrame(() => document.getElementById(content.pools.length > 1 ? poolId(Math.min(index, content.pools.length - 2)) : ADD)?.focus());
  };
  const rolesOf = (roles: readonly (typeof RANGE_ROLES)[number][]) => (roles.length === 0 ? t('everyRole') : roles.map((role) => shell(`roles.${role}`)).join(' · '));
  const textOf = (field: FieldName): string => {
    if (!seen) return '';
    if (field === 'pools') return seen.pools.length === 0 ? t('noPools') : seen.pools.map(({ cidr, roles }) => `${cidr} (${rolesOf(roles)})`).join(shell('marks.comma'));
    if (field === 'internalRanges') return t(seen.internalRanges === 'unique' ? 'internalUnique' : 'internalReusable');
    return seen[field] === '' ? t('nothing') : seen[field];
  };
  const inUse = useQuery({ queryKey: ['plans-in', seen?.id], queryFn: () => plansIn(seen?.id ?? ''), enabled: isRemoving, staleTime: 0, gcTime: 0 });
  const nameFault = faultOf(state.refused, ['name'], 'space-name');
  /** What somebody else has made of a field, beside what is typed. */
  const theirs = (field: FieldName) =>
    seen &&
    contested?.includes(field) &&
    !isSameIn(field, content, seen) && (
      <div className="ds-space-theirs">
        <span>{t('theirs', { value: textOf(field) })}</span>{' '}
        <Button variant="link" isInline aria-label={t('takeTheirsOf', { field: t(FIELDS[field]) })} onClick={() => set({ [field]: contentOf(seen)[field] })}>
          {t('takeTheirs')}
        </Button>
      </div>
    );

  if (seen && isRemoving) {
    const lies = inUse.data;
    return (
      <FormDialog
        id="remove"
        title={t('removeTitle', { name: seen.name })}
        {...((!lies || lies.plans === 0) && { hint: (held && (held.count > 0 || !held.isWhole) ? t(held.isWhole ? 'removeLoses' : 'removeLosesMore', { count: held.count }) : t('removeLosesNone')) + t('pause') + t('removeForGood') })}
        first="remove-cancel"
        action={t('remove')}
        isDanger
        isOff={!lies || lies.plans > 0}
        state={state}
        onSend={() =>
          state.attempt(async () => {
            try {
              await deleteSpace(seen);
              onRemoved?.(seen);
            } catch (error) {
              heed(error);
            }
          })
        }
        onClose={() => {
          state.forget();
          setRemoving(false);
        }}
      >
        <div id="remove-off" role="status">
          {inUse.error && <Refusal error={inUse.error} />}
          {lies && lies.plans > 0 && <PlansIn space={seen} lies={lies} />}
        </div>
      </FormDialog>
    );
  }
  return (
    <FormDialog id="space" title={seen ? t('editTitle', { name: seen.name }) : t('makeTitle')} first="space-name" action={t('save')} state={state} onSend={keep} onClose={onClose}>
      {contested && (
        <p role="alert" className="ds-space-newer">
          {t('newer') + t('pause') + t(contested.length > 0 ? 'newerContested' : 'newerMerged')}
        </p>
      )}
      <div>
        <div className="ds-space-field">
          <label htmlFor="space-name">{t('name')}</label>
          <input id="space-name" {...nameFault.field} value={content.name} required maxLength={MOST_NAME} autoComplete="off" onChange={(event) => set({ name: event.target.value })} />
          {nameFault.note}
        </div>
        {theirs('name')}
      </div>
      <div>
        <label className="ds-space-field">
          <span>{t('description')}</span>
          <input value={content.description} maxLength={MOST_DESCRIPTION} autoComplete="off" onChange={(event) => set({ description: event.target.value })} />
        </label>
        {theirs('description')}
      </div>
      <fieldset className="ds-space-kinds" data-column>
        <legend>{t('internal')}</legend>
        {(['reusable', 'unique'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="internal" checked={content.internalRanges === each} onChange={() => set({ internalRanges: each })} /> {t(each === 'unique' ? 'internalUnique' : 'internalReusable')}
          </label>
        ))}
        {theirs('internalRanges')}
      </fieldset>
      <fieldset className="ds-space-pools">
        <legend>{t('pools')}</legend>
        <p>{t('poolsHint')}</p>
        {content.pools.map(({ cidr, roles }, index) => {
          const fault = faultOf(state.refused, ['pools', index, 'cidr'], poolId(index));
          // A pool has no name: it is told by its place.
          return (
            <div key={index}>
              <input id={poolId(index)} {...fault.field} aria-label={t('poolRange', { number: index + 1 })} value={cidr} required maxLength={64} placeholder="10.0.0.0/8" data-mono spellCheck={false} autoComplete="off" onChange={(event) => setPool(index, { cidr: event.target.value })} />
              <span role="group" aria-label={t('poolRoles', { number: index + 1 })}>
                {ROLES.map((role) => (
                  <label key={role}>
                    <input type="checkbox" checked={roles.includes(role)} onChange={(event) => setPool(index, { roles: event.target.checked ? [...roles, role] : roles.filter((each) => each !== role) })} /> {shell(`roles.${role}`)}
                  </label>
                ))}
              </span>
              <Button variant="link" size="sm" aria-label={t('poolRemove', { number: index + 1 })} onClick={() => removePool(index)}>
                ✕
              </Button>
              {fault.note}
              {fault.note &&
                meantBy(cidr).map((range) => (
                  <Button
                    key={range}
                    variant="link"
                    isInline
                    onClick={() => {
                      setPool(index, { cidr: range });
                      state.forget();
                      document.getElementById(poolId(index))?.focus();
                    }}
                  >
                    {t('poolUse', { range })}
                  </Button>
                ))}
            </div>
          );
        })}
        <Button id={ADD} variant="secondary" size="sm" isDisabled={content.pools.length >= MOST_POOLS} onClick={() => set({ pools: [...content.pools, { cidr: '', roles: [] }] })}>
          {t('poolAdd')}
        </Button>
        {theirs('pools')}
      </fieldset>
      {seen && seen.id !== DEFAULT_SPACE && (
        <p className="ds-space-remove">
          <Button
            variant="link"
            isDanger
            isInline
            isDisabled={state.isBusy}
            onClick={() => {
              state.forget();
              setRemoving(true);
            }}
          >
            {t('remove')}
          </Button>{' '}
          {t('removeHint')}
        </p>
      )}
    </FormDialog>
  );
}

/** Ranges that what is typed into a pool very likely stands for. */
function meantBy(text: string): readonly string[] {
  const parsed = parseCidr(text.trim());
  return parsed.ok ? [] : rangesMeant(parsed.problem, '').map(formatCidr);
}

/** Plans that are named of those that lie in a space. */
const NAMED = 10;

/** How many plans lie in a space, and the first of them. */
async function plansIn(id: string) {
  const { plans, inBin } = await fetchSpace(id);
  return { plans, inBin, first: plans > inBin ? await fetchPlansOf(id, NAMED) : [] };
}

/** Why a space is not deleted: the plans that lie in it, with the way to each. */
function PlansIn({ space, lies: { plans, inBin, first } }: { space: Space; lies: Awaited<ReturnType<typeof plansIn>> }) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const more = plans - inBin - first.length;
  return (
    <>
      <p>{t('inUse', { name: space.name, count: plans })}</p>
      <ul className="ds-space-plans" aria-label={t('plansIn')}>
        {first.map(({ id, name }) => (
          <li key={id}>
            <Link href={addressOf({ kind: 'plans', id }, 'summary')}>{name || shell('start.unnamed')}</Link>
          </li>
        ))}
        {more > 0 && <li>{t('morePlans', { count: more })}</li>}
        {inBin > 0 && (
          <li>
            <Link href="/bin">{t('inBin', { count: inBin })}</Link>
          </li>
        )}
      </ul>
    </>
  );
}
