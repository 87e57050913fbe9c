import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { type Change, differences, IP_FAMILIES, type IpFamily, type ProviderId } from '@dualstack/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Allocation, allocatePlan, type AllocationAsked, isNoRoom } from '../../api/suggest.js';
import { useReason } from '../../api/useReason.js';
import { Dialog } from '../../ui/Dialog.js';
import { FamilyMark, Sign } from '../../ui/signs.js';
import { ClashList } from '../../plans/ClashList.js';
import { useOnServer } from '../../plans/useDrafts.js';
import { MarkRefused } from '../mark/MarkRefused.js';
import { SpaceOf } from '../mark/SpaceOf.js';
import { useMark } from '../mark/useMark.js';
import { useOpenPlan, useSpaceOfPlan } from '../openPlan.js';
import { useSelected, useWizard } from '../WizardContext.js';
import { drawId, type Figures, hasOnePool, initialFigures, keyOf, lacksNodeNetwork, LIMITS, numberOf, type Numbers, prefixOf } from './figures.js';
import { useSizeTexts } from './useSizeTexts.js';

/** Pause after the last key before it is asked, in milliseconds. */
const PAUSE = 300;

interface SizeDialogProps {
  onClose: () => void;
  /** Takes the plan over, as changes of the one that is open. */
  onTake: (changes: readonly Change[]) => void;
}

/** Says what a cluster must carry, and shows the ranges that do, with how they come, before they are taken. */
export function SizeDialog({ onClose, onTake }: SizeDialogProps) {
  const { t } = useSizeTexts();
  const { provider } = useWizard();
  const space = useSpaceOfPlan();
  const open = useOpenPlan();
  const marking = useMark(open);
  const isOnServer = useOnServer(open?.id ?? '') !== undefined;
  /** The dialog is modal, but another tab, or somebody else, may change the plan all the same. */
  const plan = useSelected((store) => store.plan());
  const validation = useSelected((store) => store.validation());
  const [{ first, globalId }] = useState(() => ({ first: plan, globalId: drawId() }));
  const hasPool = hasOnePool(plan);
  /** What nobody has typed follows the plan. */
  const [typed, setTyped] = useState<Partial<Figures>>({});
  const figures = { ...initialFigures(plan, validation), ...typed };
  const set = (change: Partial<Figures>) => setTyped((before) => ({ ...before, ...change }));

  const asked = askedOf(figures, { hasPool, plan, planId: open?.id, provider: provider.id as ProviderId, globalId });
  const settled = useSettled(asked);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['allocate', space, settled],
    queryFn: ({ signal }) => allocatePlan(space, JSON.parse(settled ?? '') as AllocationAsked, signal),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  const isBehind = isFetching || asked !== settled;
  const shown = asked === undefined ? undefined : error ? undefined : data;
  const changes = shown ? differences(plan, shown.plan).map(({ path, b }): Change => ({ path, ...(b !== undefined && { value: b }) })) : [];

  const number = (key: Numbers, label: string) => {
    const isWrong = numberOf(figures[key], LIMITS[key]) === undefined;
    const [least, most] = LIMITS[key];
    return (
      <div className="ds-size-field">
        <label htmlFor={`size-${key}`}>{label}</label>
        <input id={`size-${key}`} inputMode="numeric" autoComplete="off" value={figures[key]} aria-invalid={isWrong} aria-describedby={isWrong ? `size-${key}-wrong` : undefined} onChange={(event) => set({ [key]: event.target.value })} />
        {isWrong && <small id={`size-${key}-wrong`}>{t('notNumber', { least: least.toLocaleString(), most: most.toLocaleString() })}</small>}
      </div>
    );
  };
  const isPrefixWrong = !prefixOf(figures.prefix).ok;
  return (
    <Dialog variant="medium" onClose={onClose} aria-labelledby="size-title" aria-describedby="size-hint" elementToFocus="#size-most" className="ds-size-dialog">
      <ModalHeader title={t('title')} labelId="size-title" description={<span id="size-hint">{t('hint')}</span>} />
      <ModalBody>
        <SpaceOf id="size-space" space={space} isDisabled={marking.isHeld} onMove={open && isOnServer ? (to) => void marking.mark({ space: to }) : undefined} />
        <div role="status">{marking.refused && <MarkRefused refused={marking.refused} />}</div>
        <form
          id="size-form"
          className="ds-size-ask"
          onSubmit={(event) => {
            event.preventDefault();
            // The dialog is part of the step, whose form would go on to the next.
            event.stopPropagation();
            if (!isBehind && changes.length > 0) onTake(changes);
          }}
        >
          {hasPool && number('now', t('nodesNow'))}
          {number('most', t(hasPool ? 'nodesAtMost' : 'nodes'))}
          {number('pods', t('podsPerNode'))}
          {number('services', t('services'))}
          <div className="ds-size-field">
            <label htmlFor="size-family">{t('families')}</label>
            <select id="size-family" value={figures.ipFamily} onChange={(event) => set({ ipFamily: event.target.value as IpFamily })}>
              {IP_FAMILIES.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </div>
          <div className="ds-size-field" data-wide>
            <label htmlFor="size-prefix">{t('prefix')}</label>
            <input id="size-prefix" className="ds-code-input" autoComplete="off" spellCheck={false} placeholder="2a05:d014:937:4500::/56" value={figures.prefix} aria-invalid={isPrefixWrong} aria-describedby="size-prefix-hint" onChange={(event) => set({ prefix: event.target.value })} />
            <small id="size-prefix-hint" data-wrong={isPrefixWrong || undefined}>
              {isPrefixWrong ? t('notPrefix', { example: '2a05:d014:937:4500::/56' }) : t('prefixHint')}
            </small>
          </div>
          {lacksNodeNetwork(validation) && (
            <label className="ds-size-check">
              <input type="checkbox" checked={figures.nodeNetwork} onChange={(event) => set({ nodeNetwork: event.target.checked })} /> {t('nodeNetwork')}
            </label>
          )}
        </form>
        <section className="ds-size-takes" aria-label={t('takes')} aria-busy={isBehind}>
          <h2>
            {t('takes')} {isBehind && asked !== undefined && <Spinner size="sm" aria-label={t('asking')} />}
          </h2>
          <div role="status">{error && asked !== undefined && !isFetching && <Refused error={error} figures={figures} onSet={set} onRetry={() => void refetch()} />}</div>
          {plan !== first && <p className="ds-size-changed">{t('changed')}</p>}
          {shown && <Takes sum={shown.sum} isBehind={isBehind} />}
          {shown && shown.clashes.length > 0 && (
            <div className="ds-size-stays" data-behind={isBehind || undefined}>
              <p>
                <Sign name="warn" /> {t('stays')}
              </p>
              <ClashList clashes={shown.clashes} />
            </div>
          )}
        </section>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="size-form" isDisabled={isBehind || changes.length === 0}>
          {t('take')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('cancel')}
        </Button>
        {shown && !isBehind && <small className="ds-size-note">{t(changes.length === 0 ? 'nothing' : 'oneStep')}</small>}
      </ModalFooter>
    </Dialog>
  );
}

/** The ranges and masks, each with its sum. */
function Takes({ sum, isBehind }: { sum: Allocation['sum']; isBehind: boolean }) {
  const { t } = useSizeTexts();
  return (
    <ul data-behind={isBehind || undefined}>
      {sum.map((line) => (
        <li key={keyOf(line)} data-same={line.same || undefined}>
          <span className="ds-size-name">
            {line.family && <FamilyMark family={line.family} />}
            {line.field}
          </span>
          <span className="ds-size-value">
            <code>{typeof line.value === 'number' && line.code.startsWith('mask') ? `/${line.value}` : line.value}</code>
            {line.same && <small>{t('same')}</small>}
          </span>
          <small className="ds-size-sum">{line.text}</small>
        </li>
      ))}
    </ul>
  );
}

/** Why there is none, with the figures that would fit. */
function Refused({ error, figures, onSet, onRetry }: { error: Error; figures: Figures; onSet: (change: Partial<Figures>) => void; onRetry: () => void }) {
  const { t } = useSizeTexts();
  const reasonOf = useReason();
  if (!isNoRoom(error)) {
    return (
      <p className="ds-size-refused">
        {t('failed', { reason: reasonOf(error) })}{' '}
        <Button variant="link" isInline onClick={onRetry}>
          {t('retry')}
        </Button>
      </p>
    );
  }
  const { nodes, podsPerNode, services } = error.more.nearest ?? {};
  const ways = [
    ...(nodes === undefined ? [] : [{ label: t('tryNodes', { count: nodes.toLocaleString() }), change: { most: String(nodes), now: String(Math.min(Number(figures.now), nodes)) } }]),
    ...(podsPerNode === undefined ? [] : [{ label: t('tryPods', { count: podsPerNode.toLocaleString() }), change: { pods: String(podsPerNode) } }]),
    ...(services === undefined ? [] : [{ label: t('tryServices', { count: services.toLocaleString() }), change: { services: String(services) } }]),
  ];
  return (
    <div className="ds-size-refused">
      <p>
        <Sign name="stop" /> {error.message}
      </p>
      {ways.length > 0 && (
        <p>
          {t('fits')}{' '}
          {ways.map(({ label, change }) => (
            <Button key={label} variant="secondary" size="sm" onClick={() => onSet(change)}>
              {label}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}

/** What is asked of the server, as text; undefined where a figure is none. */
function askedOf({ ipFamily, nodeNetwork, ...typed }: Figures, { hasPool, plan, planId, provider, globalId }: { hasPool: boolean; plan: unknown; planId: string | undefined; provider: ProviderId; globalId: string }): string | undefined {
  const [now, most, pods, services] = (['now', 'most', 'pods', 'services'] as const).map((key) => numberOf(typed[key], LIMITS[key]));
  const own = prefixOf(typed.prefix);
  if (most === undefined || pods === undefined || services === undefined || (hasPool && now === undefined) || !own.ok) return undefined;
  const nodes = hasPool && now !== undefined ? { nodes: now, nodesAtMost: Math.max(now, most) } : { nodes: most };
  return JSON.stringify({ provider, ipFamily, ...nodes, podsPerNode: pods, services, plan: plan as Record<string, unknown>, ...(planId !== undefined && { planId }), ...(own.prefix !== undefined && { prefix: own.prefix }), nodeNetwork, globalId } satisfies AllocationAsked);
}

/** A text once it has not changed for a while; the first at once. */
function useSettled(text: string | undefined): string | undefined {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
