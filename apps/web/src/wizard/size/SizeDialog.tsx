import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { type Change, differences, IP_FAMILIES, type IpFamily, type ProviderId } from '@dualstack/schema';
import { useState } from 'react';
import type { AllocationAsked } from '../../api/suggest.js';
import { Dialog } from '../../ui/Dialog.js';
import { Sign } from '../../ui/signs.js';
import { ClashList } from '../../plans/ClashList.js';
import { useOnServer } from '../../plans/useDrafts.js';
import { addressOf } from '../../plans/address.js';
import { MarkRefused } from '../mark/MarkRefused.js';
import { SpaceOf } from '../mark/SpaceOf.js';
import { useMark } from '../mark/useMark.js';
import { useOpenPlan, useSpaceOfPlan } from '../openPlan.js';
import { useSelected, useWizard } from '../WizardContext.js';
import { drawId, type Figures, hasOnePool, initialFigures, lacksNodeNetwork, LIMITS, numberOf, type Numbers, prefixOf } from './figures.js';
import { SizeNumber } from './SizeNumber.js';
import { SizeTakes } from './SizeTakes.js';
import { useAllocation } from './useAllocation.js';
import { useSizeTexts } from './useSizeTexts.js';

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
  const sizing = useAllocation(space, asked);
  const { shown, isBehind } = sizing;
  const changes = shown ? differences(plan, shown.plan).map(({ path, b }): Change => ({ path, ...(b !== undefined && { value: b }) })) : [];

  const number = (key: Numbers, label: string) => <SizeNumber id={`size-${key}`} figure={key} label={label} value={figures[key]} onChange={(value) => set({ [key]: value })} />;
  const isPrefixWrong = !prefixOf(figures.prefix).ok;
  return (
    <Dialog variant="medium" onClose={onClose} aria-labelledby="size-title" aria-describedby="size-hint" elementToFocus="#size-most" className="ds-size-dialog">
      <ModalHeader title={t('title')} labelId="size-title" description={<span id="size-hint">{t('hint')}</span>} />
      <ModalBody>
        <SpaceOf id="size-space" space={space} isDisabled={marking.isHeld} onMove={open && isOnServer ? (to) => void marking.mark({ space: to }) : undefined} />
        <div role="status">{marking.refused && open && <MarkRefused refused={marking.refused} urlOf={(step) => addressOf({ kind: 'plans', id: open.id }, step)} />}</div>
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
        <SizeTakes
          sizing={sizing}
          onFit={({ nodes, podsPerNode, services }) =>
            set({
              ...(nodes !== undefined && { most: String(nodes), now: String(Math.min(Number(figures.now), nodes)) }),
              ...(podsPerNode !== undefined && { pods: String(podsPerNode) }),
              ...(services !== undefined && { services: String(services) }),
            })
          }
          before={plan !== first && <p className="ds-size-changed">{t('changed')}</p>}
          after={({ clashes }) =>
            clashes.length > 0 && (
              <div className="ds-size-stays" data-behind={isBehind || undefined}>
                <p>
                  <Sign name="warn" /> {t('stays')}
                </p>
                <ClashList clashes={clashes} />
              </div>
            )
          }
        />
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

/** What is asked of the server; undefined where a figure is none. */
function askedOf({ ipFamily, nodeNetwork, ...typed }: Figures, { hasPool, plan, planId, provider, globalId }: { hasPool: boolean; plan: unknown; planId: string | undefined; provider: ProviderId; globalId: string }): AllocationAsked | undefined {
  const [now, most, pods, services] = (['now', 'most', 'pods', 'services'] as const).map((key) => numberOf(typed[key], LIMITS[key]));
  const own = prefixOf(typed.prefix);
  if (most === undefined || pods === undefined || services === undefined || (hasPool && now === undefined) || !own.ok) return undefined;
  const nodes = hasPool && now !== undefined ? { nodes: now, nodesAtMost: Math.max(now, most) } : { nodes: most };
  return { provider, ipFamily, ...nodes, podsPerNode: pods, services, plan: plan as Record<string, unknown>, ...(planId !== undefined && { planId }), ...(own.prefix !== undefined && { prefix: own.prefix }), nodeNetwork, globalId };
}
