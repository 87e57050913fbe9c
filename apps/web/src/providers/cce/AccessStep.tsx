import { cce, type Path } from '@dualstack/schema';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { WhyLink } from '../../wizard/fields/WhyLink.js';
import { useRefusals } from '../../wizard/WizardContext.js';
import { useCce, useNames } from './useCce.js';
import { useTexts } from './useTexts.js';

const BANDWIDTH = ['spec', 'cce', 'sharedBandwidth'] as const;
const LB = ['spec', 'cce', 'loadBalancer'] as const;
const DUAL = 'IPv4+IPv6';

/** How addresses reach the Internet, and the load balancers of the examples. */
export function AccessStep() {
  const { t } = useTexts();
  const nameOf = useNames();
  const { isDual } = useCce();
  return (
    <>
      <Section title={nameOf(BANDWIDTH)} hint={isDual ? t('bandwidthHint') : t('bandwidthOff')}>
        <Bandwidth />
      </Section>
      <Section title={nameOf(LB)} hint={t('loadBalancersHint')}>
        <LoadBalancers />
      </Section>
    </>
  );
}

function Bandwidth() {
  const { t } = useTexts();
  const { settings, isDual } = useCce();
  const wanted = settings.sharedBandwidth ?? null;
  const { smallest, largest, usual } = cce.BANDWIDTH;
  return (
    <>
      {(isDual || wanted) && <CheckboxField path={BANDWIDTH} label={t('bandwidthWanted')} isChecked={wanted !== null} />}
      {wanted && (
        <>
          <CheckboxField path={[...BANDWIDTH, 'existing']} hint={t('bandwidthExistingHint')} />
          <div className="ds-row">
            <TextField path={[...BANDWIDTH, 'name']} isKept />
            {!wanted.existing && <NumberField path={[...BANDWIDTH, 'sizeMbit']} hint={t('bandwidthSizeHint')} min={smallest} max={largest} startAt={usual} />}
          </div>
        </>
      )}
    </>
  );
}

/** Families of a load balancer or of what is behind it. Why it cannot have both is said under it, because a list has no room for it. */
function Families({ path, byDefault }: { path: Path; byDefault: string }) {
  const refusal = useRefusals(path, [DUAL]).get(DUAL);
  const hint = refusal && (
    <>
      {refusal.message} {refusal.source && <WhyLink source={refusal.source} />}
    </>
  );
  return <SelectField asks path={path} {...(hint && { hint })} emptyLabel={byDefault} options={[{ value: 'IPv4', label: 'IPv4' }, { value: DUAL, label: 'IPv4 + IPv6' }]} />;
}

function LoadBalancers() {
  const { t } = useTexts();
  const { defaulted, settings } = useCce();
  const filled = defaulted?.spec.cce.loadBalancer;
  return (
    <>
      <div className="ds-row">
        <SelectField
          path={[...LB, 'class']}
          emptyLabel={t('default', { value: t('lbPerformance') })}
          options={[
            { value: 'performance', label: t('lbPerformance') },
            { value: 'union', label: t('lbUnion') },
          ]}
        />
        <Families path={[...LB, 'ipFamily']} byDefault={t('default', { value: filled?.ipFamily ?? 'IPv4' })} />
        <Families path={[...LB, 'ingressFamily']} byDefault={t('default', { value: 'IPv4' })} />
        <TextField path={[...LB, 'nginxIngressVersion']} hint={t('nginxIngressHint')} placeholder="2.2.5" />
      </div>
      {settings.loadBalancer?.class !== 'union' && (
        <>
          <ListField path={[...LB, 'availabilityZones']} {...(filled && { placeholder: filled.availabilityZones.join(', ') })} />
          <div className="ds-row">
            <TextField path={[...LB, 'l4FlavorName']} placeholder="L4_flavor.elb.s1.small" />
            <TextField path={[...LB, 'l7FlavorName']} placeholder="L7_flavor.elb.s1.small" />
          </div>
        </>
      )}
      <OwnFindings path={LB} />
    </>
  );
}
