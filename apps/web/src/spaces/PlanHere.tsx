import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { type Family, IP_FAMILIES, type IpFamily, type ProviderId } from '@dualstack/schema';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { fetchProviders } from '../api/client.js';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Dialog } from '../ui/Dialog.js';
import { ProviderGlyph } from '../ui/ProviderGlyph.js';
import { newPlanAddress } from '../wizard/review/share.js';
import { drawId, LIMITS, numberOf } from '../wizard/size/figures.js';
import { SizeNumber } from '../wizard/size/SizeNumber.js';
import { SizeTakes } from '../wizard/size/SizeTakes.js';
import { useAllocation } from '../wizard/size/useAllocation.js';
import { useSizeTexts } from '../wizard/size/useSizeTexts.js';
import '../wizard/size/size.css';
import { useSpaceTexts } from './useSpaceTexts.js';

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
  const { t: size } = useSizeTexts();
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
  const sizing = useAllocation(space, isAsked ? { provider: provider.id as ProviderId, ipFamily, nodes, podsPerNode, services, prefix: range, globalId } : undefined);
  const { shown, isBehind } = sizing;
  const step = provider?.steps[0]?.id;
  const open = () => {
    if (!isBehind && shown && step !== undefined) navigate(newPlanAddress(step, shown.plan, { space, range }));
  };
  const number = (key: keyof Figures, label: string) => <SizeNumber id={`here-${key}`} figure={key} label={label} value={figures[key]} onChange={(value) => setFigures({ ...figures, [key]: value })} />;
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
            {number('pods', size('podsPerNode'))}
            {number('services', size('services'))}
          </div>
        </form>
        <SizeTakes
          sizing={sizing}
          onFit={({ nodes: most, podsPerNode: pods, services: count }) =>
            setFigures({ ...figures, ...(most !== undefined && { most: String(most) }), ...(pods !== undefined && { pods: String(pods) }), ...(count !== undefined && { services: String(count) }) })
          }
        />
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
