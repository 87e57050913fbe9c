import type { Family } from '@dualstack/schema';
import * as starlingx from '@dualstack/schema/providers/starlingx';
import { Row } from '../../ui/Row.js';
import { Fold, Section } from '../../ui/Section.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { useLabel } from '../../wizard/WizardContext.js';
import { useStarlingx } from './useStarlingx.js';
import { useTexts } from './useTexts.js';

const S = ['spec', 'starlingx'] as const;
/** In which families a record has addresses: names lead wherever they lead, whatever the system speaks. */
const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];
const PLACEHOLDERS: Readonly<Record<Family, string>> = { ipv4: '10.20.5.80', ipv6: '2a05:d014:937:5::80' };

/** Names that the system answers by itself. */
export function HostRecords() {
  const { t } = useTexts();
  const title = useLabel([...S, 'userDnsHostRecords']);
  return (
    <Section title={title} hint={t('hostRecordsHint')}>
      <EntryTable
        path={[...S, 'userDnsHostRecords']}
        columns={[
          { key: 'name', placeholder: 'registry' },
          ...FAMILIES.map((family) => ({ key: family, family, placeholder: PLACEHOLDERS[family] })),
          { key: 'domains', place: 'more', hint: t('domainsHint'), placeholder: 'registry.example.net' },
          { key: 'ttl', place: 'more', startAt: 300 },
        ]}
        adds={[{ label: t('addHostRecord'), entry: () => ({ name: 'record', domains: [] }) }]}
      />
    </Section>
  );
}

/** Whom the system trusts, and which images it keeps beside its own. */
export function TrustAndImages() {
  const { t } = useTexts();
  return (
    <Section title={t('trust')}>
      <TextField isCode path={[...S, 'sslCaCert']} hint={t('certificateHint')} placeholder="/home/sysadmin/ca-cert.pem" />
      <ListField path={[...S, 'additionalLocalRegistryImages']} hint={t('localImagesHint')} placeholder="registry.example.net/tools/probe:1.4.2" />
    </Section>
  );
}

/** What Kubernetes is told beyond its networks, which few systems need. */
export function KubernetesSettings() {
  const { t } = useTexts();
  const { settings } = useStarlingx();
  const oidc = useLabel([...S, 'apiserverOidc']);
  const args = useLabel([...S, 'apiserverExtraArgs']);
  const kubelet = useLabel([...S, 'kubeletConfigurations']);
  const { apiserverOidc, apiserverExtraArgs, kubeletConfigurations, networkingConfigurations, dockerFsSize, dockerDistributionFsSize } = settings;
  const hasAny = [apiserverOidc, apiserverExtraArgs, kubeletConfigurations, networkingConfigurations, dockerFsSize, dockerDistributionFsSize].some((each) => each !== undefined);
  const showsSizes = starlingx.releaseOf(settings.release).hasFilesystemSizes || dockerFsSize !== undefined || dockerDistributionFsSize !== undefined;
  const values = [{ key: 'name' }, { key: 'value' }];
  return (
    <Fold title={t('kubernetes')} isFolded={!hasAny}>
      <TextField isCode path={[...S, 'networkingConfigurations', 'dnsDomain']} placeholder="cluster.local" />
      <Section title={oidc} hint={t('oidcHint')}>
        <OwnFindings path={[...S, 'apiserverOidc']} />
        <Row>
          <TextField isCode path={[...S, 'apiserverOidc', 'issuerUrl']} placeholder="https://oidc.example.net:30556/dex" />
          <TextField isCode path={[...S, 'apiserverOidc', 'clientId']} placeholder="stx-oidc-client-app" />
        </Row>
        <Row>
          <TextField isCode path={[...S, 'apiserverOidc', 'usernameClaim']} placeholder="email" />
          <TextField isCode path={[...S, 'apiserverOidc', 'groupsClaim']} placeholder="groups" />
        </Row>
      </Section>
      <Section title={args} hint={t('argsHint')}>
        <EntryTable path={[...S, 'apiserverExtraArgs']} columns={values} adds={[{ label: t('addArg'), entry: () => ({ name: '', value: '' }) }]} />
      </Section>
      <Section title={kubelet} hint={t('kubeletHint')}>
        <EntryTable path={[...S, 'kubeletConfigurations']} columns={values} adds={[{ label: t('addSetting'), entry: () => ({ name: '', value: '' }) }]} />
      </Section>
      {showsSizes && (
        <Row>
          <NumberField path={[...S, 'dockerFsSize']} hint={t('sizeHint', { size: 40 })} startAt={40} />
          <NumberField path={[...S, 'dockerDistributionFsSize']} hint={t('sizeHint', { size: 16 })} startAt={16} />
        </Row>
      )}
    </Fold>
  );
}
