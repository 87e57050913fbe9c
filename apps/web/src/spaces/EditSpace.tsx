import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { RANGE_ROLES } from '@dualstack/schema';
import { useState } from 'react';
import { createSpace, deleteSpace, type Space, type SpaceContent, updateSpace } from '../api/spaces.js';
import { FormDialog, useAttempt } from './FormDialog.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Roles that a pool serves: a VPC is a network of its own, and others bring their ranges with them. */
const ROLES = RANGE_ROLES.filter((role) => role !== 'vpc' && role !== 'reserved');
/** The space that is there from the beginning, and stays. */
const FIRST_SPACE = 'default';

interface EditSpaceProps {
  /** The space as it is; a new one without. */
  space?: Space;
  onClose: () => void;
  onKept: (text: string, isRemoved: boolean, id: string) => void;
}

/** Makes a space, or changes one: its name, its pools, and whether ranges inside clusters may repeat. */
export function EditSpace({ space, onClose, onKept }: EditSpaceProps) {
  const { t } = useSpaceTexts();
  const state = useAttempt();
  const [content, setContent] = useState<SpaceContent>({ name: space?.name ?? '', description: space?.description ?? '', pools: space?.pools ?? [], internalRanges: space?.internalRanges ?? 'reusable' });
  const set = (change: Partial<SpaceContent>) => setContent({ ...content, ...change });
  const setPool = (at: number, change: Partial<SpaceContent['pools'][number]>) => set({ pools: content.pools.map((pool, index) => (index === at ? { ...pool, ...change } : pool)) });
  const keep = () =>
    state.attempt(async () => {
      const asked = { ...content, name: content.name.trim(), pools: content.pools.map(({ cidr, roles }) => ({ cidr: cidr.trim(), roles })) };
      const kept = space ? await updateSpace(space, asked) : await createSpace(asked);
      onKept(t('kept', { name: kept.name }), false, kept.id);
    });
  return (
    <FormDialog id="space" title={space ? t('editTitle', { name: space.name }) : t('makeTitle')} first="space-name" action={t('save')} state={state} onSend={keep} onClose={onClose}>
      <label className="ds-space-field">
        <span>{t('name')}</span>
        <input id="space-name" value={content.name} required maxLength={100} autoComplete="off" onChange={(event) => set({ name: event.target.value })} />
      </label>
      <label className="ds-space-field">
        <span>{t('description')}</span>
        <input value={content.description} maxLength={1000} autoComplete="off" onChange={(event) => set({ description: event.target.value })} />
      </label>
      <fieldset className="ds-space-kinds" data-column>
        <legend>{t('internal')}</legend>
        {(['reusable', 'unique'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="internal" checked={content.internalRanges === each} onChange={() => set({ internalRanges: each })} /> {t(each === 'unique' ? 'internalUnique' : 'internalReusable')}
          </label>
        ))}
      </fieldset>
      <fieldset className="ds-space-pools">
        <legend>{t('pools')}</legend>
        <p>{t('poolsHint')}</p>
        {content.pools.map(({ cidr, roles }, index) => (
          // A pool has no name: it is told by its place.
          <div key={index}>
            <input aria-label={t('poolRange', { number: index + 1 })} value={cidr} required maxLength={64} placeholder="10.0.0.0/8" data-mono spellCheck={false} autoComplete="off" onChange={(event) => setPool(index, { cidr: event.target.value })} />
            <span role="group" aria-label={t('poolRoles', { number: index + 1 })}>
              {ROLES.map((role) => (
                <label key={role}>
                  <input type="checkbox" checked={roles.includes(role)} onChange={(event) => setPool(index, { roles: event.target.checked ? [...roles, role] : roles.filter((each) => each !== role) })} /> {t(`role.${role}`)}
                </label>
              ))}
            </span>
            <Button variant="link" size="sm" aria-label={t('poolRemove', { number: index + 1 })} onClick={() => set({ pools: content.pools.filter((_, at) => at !== index) })}>
              ✕
            </Button>
          </div>
        ))}
        <Button variant="secondary" size="sm" onClick={() => set({ pools: [...content.pools, { cidr: '', roles: [] }] })}>
          {t('poolAdd')}
        </Button>
      </fieldset>
      {space && space.id !== FIRST_SPACE && (
        <p className="ds-space-remove">
          <Button
            variant="link"
            isDanger
            isInline
            onClick={() =>
              state.attempt(async () => {
                await deleteSpace(space);
                onKept(t('removed', { name: space.name }), true, space.id);
              })
            }
          >
            {t('remove')}
          </Button>{' '}
          {t('removeHint')}
        </p>
      )}
    </FormDialog>
  );
}
