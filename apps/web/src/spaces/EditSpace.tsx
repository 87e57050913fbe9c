import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { RANGE_ROLES } from '@dualstack/schema';
import { useState } from 'react';
import { RequestError } from '../api/client.js';
import { createSpace, deleteSpace, MOST_DESCRIPTION, MOST_NAME, type Space, type SpaceContent, updateSpace } from '../api/spaces.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { DEFAULT_SPACE } from '../plans/drafts.js';
import { FormDialog, useAttempt } from './FormDialog.js';
import { contentOf, FIELDS, type FieldName, isSameIn, merged } from './merge.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Roles that a pool serves: a VPC is a network of its own, and others bring their ranges with them. */
const ROLES = RANGE_ROLES.filter((role) => role !== 'vpc' && role !== 'reserved');
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
      const asked = { ...content, name: content.name.trim(), pools: content.pools.map(({ cidr, roles }) => ({ cidr: cidr.trim(), roles })) };
      try {
        onKept(seen ? await updateSpace(seen, asked) : await createSpace(asked));
      } catch (error) {
        heed(error);
      }
    });
  const removePool = (index: number) => {
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

  if (seen && isRemoving)
    return (
      <FormDialog
        id="remove"
        title={t('removeTitle', { name: seen.name })}
        hint={(held && (held.count > 0 || !held.isWhole) ? t(held.isWhole ? 'removeLoses' : 'removeLosesMore', { count: held.count }) : t('removeLosesNone')) + t('pause') + t('removeForGood')}
        first="remove-cancel"
        action={t('remove')}
        isDanger
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
      />
    );
  return (
    <FormDialog id="space" title={seen ? t('editTitle', { name: seen.name }) : t('makeTitle')} first="space-name" action={t('save')} state={state} onSend={keep} onClose={onClose}>
      {contested && (
        <p role="alert" className="ds-space-newer">
          {t('newer') + t('pause') + t(contested.length > 0 ? 'newerContested' : 'newerMerged')}
        </p>
      )}
      <div>
        <label className="ds-space-field">
          <span>{t('name')}</span>
          <input id="space-name" value={content.name} required maxLength={MOST_NAME} autoComplete="off" onChange={(event) => set({ name: event.target.value })} />
        </label>
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
        {content.pools.map(({ cidr, roles }, index) => (
          // A pool has no name: it is told by its place.
          <div key={index}>
            <input id={poolId(index)} aria-label={t('poolRange', { number: index + 1 })} value={cidr} required maxLength={64} placeholder="10.0.0.0/8" data-mono spellCheck={false} autoComplete="off" onChange={(event) => setPool(index, { cidr: event.target.value })} />
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
          </div>
        ))}
        <Button id={ADD} variant="secondary" size="sm" onClick={() => set({ pools: [...content.pools, { cidr: '', roles: [] }] })}>
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
