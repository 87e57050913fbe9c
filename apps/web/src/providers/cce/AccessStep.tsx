import { cce } from '@dualstack/schema';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useParked, useWizard } from '../../wizard/WizardContext.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

const BANDWIDTH = ['spec', 'cce', 'sharedBandwidth'] as const;
const LB = ['spec', 'cce', 'loadBalancer'] as const;

/** How addresses reach the Internet, and the load balancers of the examples. */
export function AccessStep() {
  const { t } = useTexts();
  const { isDual } = useCce();
  return (
    <>
      <Section title={t('bandwidth')} hint={isDual ? t('bandwidthHint') : t('bandwidthOff')}>
        <Bandwidth />
      </Section>
      <Section title={t('loadBalancers')} hint={t('loadBalancersHint')}>
        <LoadBalancers />
      </Section>
    </>
  );
}

function Bandwidth() {
  const { t } = useTexts();
  const { settings, isDual } = useCce();
  const { setValue, park } = useWizard();
  const parked = useParked();
  const wanted = settings.sharedBandwidth ?? null;
  const toggle = (isOn: boolean) => {
    if (!isOn) park('bandwidth', wanted);
    setValue(BANDWIDTH, isOn ? (parked['bandwidth'] ?? { name: 'Bandwidth-001', sizeMbit: cce.BANDWIDTH.usual }) : null);
  };
  return (
    <>
      {(isDual || wanted) && <CheckboxField path={BANDWIDTH} label={t('bandwidthWanted')} isChecked={wanted !== null} onChange={toggle} />}
      {wanted && (
        <>
          <CheckboxField path={[...BANDWIDTH, 'existing']} label={t('existing')} hint={t('bandwidthExistingHint')} />
          <div className="ds-row">
            <TextField path={[...BANDWIDTH, 'name']} label={t('bandwidthName')} isRequired isKept />
            {!wanted.existing && <NumberField path={[...BANDWIDTH, 'sizeMbit']} label={t('bandwidthSize')} hint={t('bandwidthSizeHint')} min={cce.BANDWIDTH.smallest} max={cce.BANDWIDTH.largest} startAt={cce.BANDWIDTH.usual} />}
          </div>
        </>
      )}
    </>
  );
}

function LoadBalancers() {
  const { t } = useTexts();
  const { defaulted, settings, isDual, isTurbo } = useCce();
  const filled = defaulted?.spec.cce.loadBalancer;
  const canBeDual = isDual && isTurbo;
  const families = (isOffered: boolean) => [
    { value: 'IPv4', label: 'IPv4' },
    { value: 'IPv4+IPv6', label: 'IPv4 + IPv6', ...(!isOffered && { refusal: t('lbDualRefused') }) },
  ];
  return (
    <>
      <div className="ds-row">
        <SelectField
          path={[...LB, 'class']}
          label={t('lbClass')}
          emptyLabel={t('default', { value: t('lbPerformance') })}
          options={[
            { value: 'performance', label: t('lbPerformance') },
            { value: 'union', label: t('lbUnion') },
          ]}
        />
        <SelectField path={[...LB, 'ipFamily']} label={t('lbFamily')} {...(!canBeDual && { hint: t('lbDualRefused') })} emptyLabel={t('default', { value: filled?.ipFamily ?? 'IPv4' })} options={families(canBeDual)} />
        <SelectField path={[...LB, 'ingressFamily']} label={t('lbIngressFamily')} emptyLabel={t('default', { value: 'IPv4' })} options={families(canBeDual)} />
        <TextField path={[...LB, 'nginxIngressVersion']} label={t('nginxIngress')} hint={t('nginxIngressHint')} placeholder="2.2.5" />
      </div>
      {settings.loadBalancer?.class !== 'union' && (
        <>
          <ListField path={[...LB, 'availabilityZones']} label={t('lbZones')} {...(filled && { placeholder: filled.availabilityZones.join(', ') })} />
          <div className="ds-row">
            <TextField path={[...LB, 'l4FlavorName']} label={t('l4Flavor')} placeholder="L4_flavor.elb.s1.small" />
            <TextField path={[...LB, 'l7FlavorName']} label={t('l7Flavor')} placeholder="L7_flavor.elb.s1.small" />
          </div>
        </>
      )}
      <OwnFindings path={LB} />
    </>
  );
}
