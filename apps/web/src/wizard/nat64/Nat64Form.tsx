import { DNS64_BY, type Dns64By, LOCAL_USE_PREFIX, NAT64_GATEWAYS, type Nat64Gateway, termCode, WELL_KNOWN_PREFIX } from '@dualstack/schema';
import { useSpeaker } from '../../i18n/speaker.js';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { SelectField, TilesField } from '../fields/ChoiceFields.js';
import { TextField } from '../fields/TextField.js';
import { useLabel, usePlanValue, useWizard } from '../WizardContext.js';

const N = ['spec', 'nat64'] as const;

/** How a cluster of IPv6 alone reaches addresses of IPv4: who makes names lead there, and what translates. */
export function Nat64Form() {
  const { t } = useTranslation();
  const { provider } = useWizard();
  const { termOf } = useSpeaker();
  const title = useLabel(N);
  const dns64 = usePlanValue<Dns64By>([...N, 'dns64']);
  const gateway = usePlanValue<Nat64Gateway>([...N, 'gateway']);
  const term = (field: string, value: string) => termOf(provider, termCode([field], value));
  return (
    <Section title={title} hint={t('nat64.hint')}>
      <Row>
        <SelectField
          path={[...N, 'dns64']}
          hint={dns64 && t(dns64 === 'coredns' ? 'nat64.corednsHint' : 'nat64.upstreamHint')}
          asks
          emptyLabel={t('nat64.none')}
          options={DNS64_BY.map((value) => ({ value, label: term('dns64', value) }))}
        />
        {dns64 !== undefined && <TextField isCode path={[...N, 'prefix']} hint={t('nat64.prefixHint')} suggestions={[WELL_KNOWN_PREFIX, LOCAL_USE_PREFIX]} placeholder={WELL_KNOWN_PREFIX} />}
      </Row>
      {dns64 !== undefined && (
        <>
          <TilesField path={[...N, 'gateway']} asks options={NAT64_GATEWAYS.map((value) => ({ value, label: term('gateway', value), hint: t(value === 'cilium' ? 'nat64.ciliumHint' : 'nat64.externalHint') }))} />
          {gateway === 'external' && <TextField path={[...N, 'gatewayName']} hint={t('nat64.nameHint')} placeholder="jool on edge-1" />}
        </>
      )}
    </Section>
  );
}
