import { ANNOUNCEMENTS, type Balancer, BALANCERS, type Family, METALLB_RELEASES, termCode } from '@dualstack/schema';
import { useSpeaker } from '../../i18n/speaker.js';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { SelectField, TilesField } from '../fields/ChoiceFields.js';
import { ListField } from '../fields/ListField.js';
import { NumberField } from '../fields/NumberField.js';
import { TextField } from '../fields/TextField.js';
import { EntryTable } from '../table/EntryTable.js';
import { useLabel, usePlanValue, useWizard } from '../WizardContext.js';

const B = ['spec', 'loadBalancers'] as const;
const PLACEHOLDERS: Readonly<Record<Family, string>> = { ipv4: '192.168.10.192/26', ipv6: '2a05:d014:937:4500:1b::/112' };
/** The first AS number for private use of two bytes (RFC 6996). */
const PRIVATE_ASN = 64_512;

/** Load balancers where the platform makes none: by what, out of which addresses, and how these are made known. */
export function BalancersForm({ families, offers = BALANCERS }: { families: readonly Family[]; offers?: readonly Balancer[] }) {
  const { t } = useTranslation();
  const { provider } = useWizard();
  const { termOf } = useSpeaker();
  const implementation = usePlanValue<Balancer>([...B, 'implementation']);
  const announcement = usePlanValue<string>([...B, 'announcement']);
  const pools = useLabel([...B, 'pools']);
  const peers = useLabel([...B, 'peers']);
  const options = (field: string, values: readonly string[]) => values.map((value) => ({ value, label: termOf(provider, termCode([field], value)) }));
  return (
    <>
      <Row>
        <SelectField path={[...B, 'implementation']} hint={t('balancers.hint')} asks emptyLabel={t('balancers.none')} options={options('implementation', offers)} />
        {implementation === 'metallb' && <TextField isCode path={[...B, 'version']} hint={t('balancers.versionHint')} suggestions={METALLB_RELEASES.map(({ version }) => version)} placeholder={METALLB_RELEASES[0].version} />}
      </Row>
      {implementation !== undefined && (
        <>
          <TilesField path={[...B, 'announcement']} asks options={options('announcement', ANNOUNCEMENTS).map((option) => ({ ...option, hint: t(option.value === 'bgp' ? 'balancers.bgpHint' : 'balancers.layer2Hint') }))} />
          <Section title={pools} hint={t(announcement === 'bgp' ? 'balancers.poolsHintBgp' : 'balancers.poolsHint')}>
            <EntryTable
              path={[...B, 'pools']}
              columns={[{ key: 'name' }, ...families.map((family) => ({ key: family, family, placeholder: PLACEHOLDERS[family] }))]}
              adds={[{ label: t('balancers.addPool'), entry: () => ({ name: 'pool' }) }]}
            />
          </Section>
          {announcement === 'bgp' ? (
            <Section title={peers} hint={t('balancers.peersHint')}>
              <Row>
                <NumberField path={[...B, 'localASN']} hint={t('balancers.asnHint')} startAt={PRIVATE_ASN} />
                <TextField isCode path={[...B, 'routerIDs']} hint={t(families.includes('ipv4') ? 'balancers.routerIdsHint' : 'balancers.routerIdsNeeded')} placeholder="10.255.0.0/24" />
              </Row>
              <EntryTable
                path={[...B, 'peers']}
                columns={[{ key: 'name' }, { key: 'address', placeholder: '192.168.10.1' }, { key: 'asn', startAt: PRIVATE_ASN }, { key: 'multiHop', place: 'more' }, { key: 'secret', place: 'more', hint: t('balancers.secretHint'), placeholder: 'bgp-password' }]}
                adds={[{ label: t('balancers.addPeer'), entry: () => ({ name: 'router', address: '' }) }]}
              />
            </Section>
          ) : (
            <ListField path={[...B, 'interfaces']} hint={t('balancers.interfacesHint')} placeholder="eth0" />
          )}
        </>
      )}
    </>
  );
}
