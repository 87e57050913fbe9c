import * as cce from '@dualstack/schema/providers/cce';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useCce, useNames, useTerms } from './useCce.js';
import { useTexts } from './useTexts.js';

const BANDWIDTH = ['spec', 'cce', 'sharedBandwidth'] as const;
const LB = ['spec', 'cce', 'loadBalancer'] as const;

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
          <Row>
            <TextField path={[...BANDWIDTH, 'name']} isKept />
            {!wanted.existing && <NumberField path={[...BANDWIDTH, 'sizeMbit']} hint={t('bandwidthSizeHint')} min={smallest} max={largest} startAt={usual} />}
          </Row>
        </>
      )}
    </>
  );
}

/** The families that a load balancer, or what is behind it, may have. */
const FAMILIES = [
  { value: 'IPv4', label: 'IPv4' },
  { value: 'IPv4+IPv6', label: 'IPv4 + IPv6' },
];

function LoadBalancers() {
  const { t } = useTexts();
  const term = useTerms();
  const { defaulted, settings } = useCce();
  const filled = defaulted?.spec.cce.loadBalancer;
  return (
    <>
      <Row>
        <SelectField
          path={[...LB, 'class']}
          whenAbsent="performance"
          options={[
            { value: 'performance', label: term('class', 'performance') },
            { value: 'union', label: term('class', 'union') },
          ]}
        />
        <SelectField asks path={[...LB, 'ipFamily']} whenAbsent={filled?.ipFamily ?? 'IPv4'} options={FAMILIES} />
        <SelectField asks path={[...LB, 'ingressFamily']} whenAbsent="IPv4" options={FAMILIES} />
        <TextField path={[...LB, 'nginxIngressVersion']} hint={t('nginxIngressHint')} placeholder="2.2.5" />
      </Row>
      {settings.loadBalancer?.class !== 'union' && (
        <>
          <ListField path={[...LB, 'availabilityZones']} {...(filled && { placeholder: filled.availabilityZones.join(', ') })} />
          <Row>
            <TextField path={[...LB, 'l4FlavorName']} placeholder="L4_flavor.elb.s1.small" />
            <TextField path={[...LB, 'l7FlavorName']} placeholder="L7_flavor.elb.s1.small" />
          </Row>
        </>
      )}
      <OwnFindings path={LB} />
    </>
  );
}
