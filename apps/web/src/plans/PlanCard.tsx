import { Dropdown, DropdownItem, DropdownList } from '@patternfly/react-core/dist/esm/components/Dropdown/index.js';
import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle/index.js';
import { type ReactNode, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ListedProvider } from '../api/client.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { savePlan } from '../ui/saveFile.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import { StatePill } from '../ui/StatePill.js';
import { addressOf } from './address.js';
import { copiedPlan, familiesOfPlan } from './draftPlan.js';
import { changedAtOf, type Draft, spaceOf } from './drafts.js';
import type { SyncState } from './sync.js';
import { useSyncState } from './syncing.js';
import { drafts as store } from './useDrafts.js';
import type { Live } from './useLive.js';
import { exactTime, relativeTime } from './when.js';

/** Where the focus goes to a card. */
export const cardId = (plan: string) => `card-${plan}`;

interface DraftCardProps {
  draft: Draft;
  title: string;
  provider: ListedProvider | undefined;
  live: Live | undefined;
  now: number;
  onRename: (draft: Draft) => void;
  onDelete: () => void;
}

/** A plan as a card: what it is, how it stands, what can be done with it. */
export function DraftCard({ draft, title, provider, live, now, onRename, onDelete }: DraftCardProps) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const { id, plan, visited } = draft;
  const changedAt = changedAtOf(draft);
  const state = useMemo(() => live?.stateOf(live.upgradePlan(plan)), [live, plan]);
  const families = familiesOfPlan(plan);
  const status = draft.onServer?.status ?? 'draft';
  const sync = useSyncState(id);
  const notice = useNotice(sync);
  const href = addressOf({ kind: 'plans', id }, visited.at(-1) ?? provider?.steps[0]?.id ?? 'summary');
  const duplicate = () => {
    const { attempted, parked, held } = draft;
    store.create(draft.provider, { plan: copiedPlan(plan), attempted, visited, parked, ...(held && { held }), space: spaceOf(draft) });
  };
  return (
    <>
      <div>
        <h2>
          <Link href={href} id={cardId(id)}>
            {title}
          </Link>
        </h2>
        <p className="ds-plan-what">
          {provider?.title ?? draft.provider}
          <span className="ds-plan-status" data-status={status}>
            {status === 'final' && <Sign name="lock" />}
            {t(`saved.statuses.${status}`)}
          </span>
        </p>
        {families.length > 0 && (
          <p className="ds-plan-families">
            {families.map((family) => (
              <FamilyMark key={family} family={family} />
            ))}{' '}
            {families.map((family) => (family === 'ipv4' ? 'IPv4' : 'IPv6')).join(' + ')}
          </p>
        )}
      </div>
      <div className="ds-plan-map">{live && <live.PlanThumbnail plan={plan} />}</div>
      <div className="ds-plan-foot">
        {notice !== undefined && (
          <span className="ds-pill" data-kind="warning">
            {notice}
          </span>
        )}
        {state ? <StatePill errors={state.errors} warnings={state.warnings} /> : <span className="ds-pill-wait" />}
        <time dateTime={new Date(changedAt).toISOString()} title={exactTime(changedAt, i18n.language)}>
          {relativeTime(changedAt, now, i18n.language)}
        </time>
        <Menu name={title}>
          <DropdownItem onClick={() => navigate(href)}>{t('start.open')}</DropdownItem>
          <DropdownItem onClick={duplicate}>{t('start.duplicate')}</DropdownItem>
          <DropdownItem onClick={() => onRename(draft)}>{t('start.rename')}</DropdownItem>
          <DropdownItem onClick={() => navigate(`/plans/${id}/history`)}>{t('saved.history')}</DropdownItem>
          <DropdownItem onClick={() => savePlan(plan)}>{t('drafts.download')}</DropdownItem>
          <DropdownItem isDanger onClick={onDelete}>
            {t('start.delete')}
          </DropdownItem>
        </Menu>
      </div>
    </>
  );
}

/** What a person should know of how a plan stands to the server. */
function useNotice(state: SyncState | undefined): string | undefined {
  const { t } = useTranslation();
  switch (state?.kind) {
    case 'gone':
      return t('saved.goneCard');
    case 'conflict':
      return t('saved.state.conflict', { author: state.theirs.author === 'anonymous' ? t('saved.somebody') : state.theirs.author });
    case 'waiting':
    case 'refused':
      return t('saved.onlyHere');
    case 'saved':
    case 'saving':
    case undefined:
      return undefined;
  }
}

/** What is kept under the name of a draft and is none; its page offers it as a file. */
export function BrokenCard({ id, title, onDelete }: { id: string; title: string; onDelete: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const href = addressOf({ kind: 'plans', id: encodeURIComponent(id) }, 'summary');
  return (
    <>
      <div>
        <h2>
          <Link href={href} id={cardId(id)}>
            {title}
          </Link>
        </h2>
        <p className="ds-plan-what">{t('start.brokenHint')}</p>
      </div>
      <div className="ds-plan-foot">
        <Menu name={title}>
          <DropdownItem onClick={() => navigate(href)}>{t('start.open')}</DropdownItem>
          <DropdownItem isDanger onClick={onDelete}>
            {t('start.delete')}
          </DropdownItem>
        </Menu>
      </div>
    </>
  );
}

function Menu({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="ds-plan-menu">
      <Dropdown
        isOpen={isOpen}
        onSelect={() => setOpen(false)}
        onOpenChange={setOpen}
        popperProps={{ position: 'right' }}
        toggle={(ref) => (
          <MenuToggle ref={ref} variant="plain" isExpanded={isOpen} aria-label={t('start.more', { name })} onClick={() => setOpen(!isOpen)} icon={<Sign name="more" />} />
        )}
      >
        <DropdownList>{children}</DropdownList>
      </Dropdown>
    </span>
  );
}
