import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { type Family, IP_FAMILIES, type IpFamily, type ProviderId } from '@dualstack/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { fetchProviders } from '../api/client.js';
import { type Allocation, allocatePlan, type AllocationAsked, isNoRoom } from '../api/suggest.js';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Dialog } from '../ui/Dialog.js';
import { ProviderGlyph } from '../ui/ProviderGlyph.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import { newPlanAddress } from '../wizard/review/share.js';
import { drawId, keyOf, LIMITS, numberOf } from '../wizard/size/figures.js';
import '../wizard/size/size.css';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Pause after the last key before it is asked, in milliseconds. */
const PAUSE = 300;
/** What a cluster carries unless told. */
const USUAL = { most: '50', pods: '110', services: '1000' } as const;
type Figures = Readonly<Record<keyof typeof USUAL, string>>;

interface PlanHereProps {
  space: string;
  /** The range out of which its ranges come. */
  range: string;
  family: Family;
  onClose: () => void;
}

/** Says which cluster is planned in a free range, shows the ranges that it would take, and opens the plan. Nothing is kept by it. */
export function PlanHere({ space, range, family, onClose }: PlanHereProps) {
  const { i18n } = useTranslation();
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  const [, navigate] = useLocation();
  const providers = useQuery({ queryKey: ['providers', i18n.language], queryFn: fetchProviders });
  const [chosen, setChosen] = useState<string>();
  const [ipFamily, setFamily] = useState<IpFamily>(family === 'ipv4' ? 'IPv4+IPv6' : 'IPv6+IPv4');
  const [figures, setFigures] = useState<Figures>(USUAL);
  const [globalId] = useState(drawId);
  const provider = providers.data?.providers.find(({ id }) => id === chosen) ?? providers.data?.providers[0];
  const [nodes, podsPerNode, services] = (['most', 'pods', 'services'] as const).map((key) => numberOf(figures[key], LIMITS[key]));
  const isAsked = provider !== undefined && nodes !== undefined && podsPerNode !== undefined && services !== undefined;
  const asked = isAsked ? JSON.stringify({ provider: provider.id as ProviderId, ipFamily, nodes, podsPerNode, services, prefix: range, globalId } satisfies AllocationAsked) : undefined;
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
  const shown = asked === undefined || error ? undefined : data;
  const step = provider?.steps[0]?.id;
  const open = () => {
    if (!isBehind && shown && step !== undefined) navigate(newPlanAddress(step, shown.plan, { space, range }));
  };
  const number = (key: keyof Figures, label: string) => {
    const [least, most] = LIMITS[key];
    const isWrong = numberOf(figures[key], LIMITS[key]) === undefined;
    return (
      <div className="ds-size-field">
        <label htmlFor={`here-${key}`}>{label}</label>
        <input id={`here-${key}`} inputMode="numeric" autoComplete="off" value={figures[key]} aria-invalid={isWrong} aria-describedby={isWrong ? `here-${key}-wrong` : undefined} onChange={(event) => setFigures({ ...figures, [key]: event.target.value })} />
        {isWrong && <small id={`here-${key}-wrong`}>{t('notNumber', { least: least.toLocaleString(i18n.language), most: most.toLocaleString(i18n.language) })}</small>}
      </div>
    );
  };
  return (
    <Dialog variant="medium" onClose={onClose} aria-labelledby="here-title" aria-describedby="here-hint" elementToFocus="#here-most" className="ds-size-dialog">
      <ModalHeader title={t('planHereIn', { range })} labelId="here-title" description={<span id="here-hint">{t('planHereHint')}</span>} />
      <ModalBody>
        <form
          id="here-form"
          onSubmit={(event) => {
            event.preventDefault();
            open();
          }}
        >
          <fieldset className="ds-here-providers">
            <legend>{t('provider')}</legend>
            {providers.error && (
              <p className="ds-size-refused">
                {t('failed', { reason: reasonOf(providers.error) })}{' '}
                <Button variant="link" isInline onClick={() => void providers.refetch()}>
                  {t('again')}
                </Button>
              </p>
            )}
            {providers.data?.providers.map(({ id, title }) => (
              <label key={id}>
                <input type="radio" name="provider" checked={id === provider?.id} onChange={() => setChosen(id)} />
                <ProviderGlyph provider={id} />
                <span>{title}</span>
              </label>
            ))}
          </fieldset>
          <div className="ds-size-ask">
            <div className="ds-size-field">
              <label htmlFor="here-family">{t('families')}</label>
              <select id="here-family" value={ipFamily} onChange={(event) => setFamily(event.target.value as IpFamily)}>
                {IP_FAMILIES.filter((each) => each.includes(family === 'ipv4' ? 'IPv4' : 'IPv6')).map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </div>
            {number('most', t('nodesAtMost'))}
            {number('pods', t('podsPerNode'))}
            {number('services', t('servicesAtMost'))}
          </div>
        </form>
        <section className="ds-size-takes" aria-label={t('takes')} aria-busy={isBehind}>
          <h2>
            {t('takes')} {isBehind && asked !== undefined && <Spinner size="sm" aria-label={t('asking')} />}
          </h2>
          <div role="status">{error && asked !== undefined && !isFetching && <Refused error={error} onTake={(change) => setFigures({ ...figures, ...change })} onRetry={() => void refetch()} />}</div>
          {shown && (
            <ul data-behind={isBehind || undefined}>
              {shown.sum.map((line) => (
                <TakenLine key={keyOf(line)} line={line} />
              ))}
            </ul>
          )}
        </section>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="here-form" isDisabled={isBehind || !shown}>
          {t('openPlan')}
        </Button>
        <Button id="here-close" variant="link" onClick={onClose}>
          {t('cancel')}
        </Button>
        <small className="ds-size-note">{t('openPlanHint')}</small>
      </ModalFooter>
    </Dialog>
  );
}

/** A range or a mask, with its sum. */
function TakenLine({ line }: { line: Allocation['sum'][number] }) {
  return (
    <li>
      <span className="ds-size-name">
        {line.family && <FamilyMark family={line.family} />}
        {line.field}
      </span>
      <span className="ds-size-value">
        <code>{typeof line.value === 'number' && line.code.startsWith('mask') ? `/${line.value}` : line.value}</code>
      </span>
      <small className="ds-size-sum">{line.text}</small>
    </li>
  );
}

/** Why a whole cluster has no room there, with the figures that would fit. */
function Refused({ error, onTake, onRetry }: { error: Error; onTake: (change: Partial<Figures>) => void; onRetry: () => void }) {
  const { i18n } = useTranslation();
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  if (!isNoRoom(error))
    return (
      <p className="ds-size-refused">
        {t('notDone', { reason: reasonOf(error) })}{' '}
        <Button variant="link" isInline onClick={onRetry}>
          {t('again')}
        </Button>
      </p>
    );
  const { nodes, podsPerNode, services } = error.more.nearest ?? {};
  const ways = [
    { key: 'tryNodes', figure: 'most', value: nodes },
    { key: 'tryPods', figure: 'pods', value: podsPerNode },
    { key: 'tryServices', figure: 'services', value: services },
  ] as const;
  return (
    <div className="ds-size-refused">
      <p>
        <Sign name="stop" /> {error.message}
      </p>
      {error.more.nearest && (
        <p>
          {ways.map(
            ({ key, figure, value }) =>
              value !== undefined && (
                <Button key={key} variant="secondary" size="sm" onClick={() => onTake({ [figure]: String(value) })}>
                  {t(key, { count: value.toLocaleString(i18n.language) })}
                </Button>
              ),
          )}
        </p>
      )}
    </div>
  );
}

/** A text once it has not changed for a while; the first at once. */
function useSettled(text: string | undefined): string | undefined {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settled === undefined ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled;
}
