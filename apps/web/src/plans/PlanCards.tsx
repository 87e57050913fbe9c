import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { AlertGroup } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Dropdown, DropdownItem, DropdownList } from '@patternfly/react-core/dist/esm/components/Dropdown/index.js';
import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle/index.js';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link, useLocation } from 'wouter';
import type { ListedProvider } from '../api/client.js';
import { savePlan } from '../ui/saveFile.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import { StatePill } from '../ui/StatePill.js';
import type { Draft, Stored } from './drafts.js';
import { addressOf } from './address.js';
import { copiedPlan, familiesOfPlan, nameOfPlan, renamedPlan } from './draftPlan.js';
import { RenameDialog } from './RenameDialog.js';
import { type Live, useLive } from './useLive.js';
import { drafts as store } from './useDrafts.js';
import { exactTime, relativeTime } from './when.js';

/** How many plans are shown before somebody asks for the others. */
const SHOWN = 12;
/** How long a deletion can be taken back, in milliseconds. */
const UNDO = 12_000;

const undoId = (plan: string) => `undo-${plan}`;
const cardId = (plan: string) => `card-${plan}`;

interface PlanCardsProps {
  drafts: readonly Stored[];
  providers: readonly ListedProvider[];
}

/** The plans of this browser as cards, those that cannot be read among them. */
export function PlanCards({ drafts, providers }: PlanCardsProps) {
  const { t } = useTranslation();
  const live = useLive();
  const [isAll, setAll] = useState(false);
  const [deleted, setDeleted] = useState<readonly { readonly stored: Stored; readonly name: string }[]>([]);
  const [renaming, setRenaming] = useState<Draft>();
  const [now] = useState(() => Date.now());
  const shown = isAll ? drafts : drafts.slice(0, SHOWN);
  const titleOf = (stored: Stored) => (stored.kind === 'broken' ? t('start.broken', { id: stored.id }) : nameOfPlan(stored.draft.plan) || t('start.unnamed'));
  const remove = (stored: Stored) => {
    store.remove(stored.id);
    setDeleted((before) => [...before, { stored, name: titleOf(stored) }]);
    setGoTo({ id: undoId(stored.id) });
  };
  const forget = (id: string) => setDeleted((before) => before.filter((each) => each.stored.id !== id));
  // Whoever deletes a card is led to what takes that back, and from there to the card, or to one that is left.
  const [goTo, setGoTo] = useState<{ readonly id: string }>();
  useEffect(() => {
    if (goTo) (document.getElementById(goTo.id) ?? document.querySelector<HTMLElement>('.ds-plan-card h2 > a') ?? document.getElementById('plans'))?.focus();
  }, [goTo]);
  return (
    <>
      <ul className="ds-plans">
        {shown.map((stored) => (
          <li key={stored.id} className="ds-plan-card">
            {stored.kind === 'draft' ? (
              <DraftCard draft={stored.draft} title={titleOf(stored)} provider={providers.find(({ id }) => id === stored.draft.provider)} live={live} now={now} onRename={setRenaming} onDelete={() => remove(stored)} />
            ) : (
              <BrokenCard id={stored.id} title={titleOf(stored)} onDelete={() => remove(stored)} />
            )}
          </li>
        ))}
      </ul>
      {drafts.length > shown.length && (
        <Button variant="link" onClick={() => setAll(true)}>
          {t('start.allPlans', { count: drafts.length })}
        </Button>
      )}
      {renaming && (
        <RenameDialog
          name={nameOfPlan(renaming.plan)}
          onClose={() => setRenaming(undefined)}
          onRename={(name) => {
            store.write({ ...renaming, plan: renamedPlan(renaming.plan, name) });
            setRenaming(undefined);
          }}
        />
      )}
      <AlertGroup isToast isLiveRegion>
        {deleted.map(({ stored, name }) => (
          <Alert
            key={stored.id}
            variant="info"
            component="h2"
            title={t('start.deleted', { name })}
            timeout={UNDO}
            onTimeout={() => forget(stored.id)}
            actionClose={
              <AlertActionCloseButton
                aria-label={t('viewed.close')}
                onClose={() => {
                  forget(stored.id);
                  setGoTo({ id: '' });
                }}
              />
            }
            actionLinks={
              <AlertActionLink
                id={undoId(stored.id)}
                onClick={() => {
                  store.restore(stored);
                  forget(stored.id);
                  setGoTo({ id: cardId(stored.id) });
                }}
              >
                {t('wizard.undo')}
              </AlertActionLink>
            }
          />
        ))}
      </AlertGroup>
    </>
  );
}

interface DraftCardProps {
  draft: Draft;
  title: string;
  provider: ListedProvider | undefined;
  live: Live | undefined;
  now: number;
  onRename: (draft: Draft) => void;
  onDelete: () => void;
}

function DraftCard({ draft, title, provider, live, now, onRename, onDelete }: DraftCardProps) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const { id, plan, updatedAt, visited } = draft;
  const state = useMemo(() => live?.stateOf(live.upgradePlan(plan)), [live, plan]);
  const families = familiesOfPlan(plan);
  const href = addressOf({ kind: 'plans', id }, visited.at(-1) ?? provider?.steps[0]?.id ?? 'summary');
  const duplicate = () => {
    const { attempted, parked, held } = draft;
    store.create(draft.provider, { plan: copiedPlan(plan), attempted, visited, parked, ...(held && { held }) });
  };
  return (
    <>
      <div>
        <h2>
          <Link href={href} id={cardId(id)}>
            {title}
          </Link>
        </h2>
        <p className="ds-plan-what">{provider?.title ?? draft.provider}</p>
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
        {state ? <StatePill errors={state.errors} warnings={state.warnings} /> : <span className="ds-pill-wait" />}
        <time dateTime={new Date(updatedAt).toISOString()} title={exactTime(updatedAt, i18n.language)}>
          {relativeTime(updatedAt, now, i18n.language)}
        </time>
        <Menu name={title}>
          <DropdownItem onClick={() => navigate(href)}>{t('start.open')}</DropdownItem>
          <DropdownItem onClick={duplicate}>{t('start.duplicate')}</DropdownItem>
          <DropdownItem onClick={() => onRename(draft)}>{t('start.rename')}</DropdownItem>
          <DropdownItem onClick={() => savePlan(plan)}>{t('drafts.download')}</DropdownItem>
          <DropdownItem isDanger onClick={onDelete}>
            {t('start.delete')}
          </DropdownItem>
        </Menu>
      </div>
    </>
  );
}

/** What is kept under the name of a draft and is none; its page offers it as a file. */
function BrokenCard({ id, title, onDelete }: { id: string; title: string; onDelete: () => void }) {
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
