import * as starlingx from '@dualstack/schema/providers/starlingx';
import { Row } from '../../ui/Row.js';
import { Fold, Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useLabel, useWizard } from '../../wizard/WizardContext.js';
import { HostRecords, KubernetesSettings, TrustAndImages } from './BootstrapForms.js';
import { useStarlingx } from './useStarlingx.js';
import { useTexts } from './useTexts.js';

const S = ['spec', 'starlingx'] as const;
type Registry = (typeof starlingx.REGISTRIES)[number];
/** The one that stands for all comes first. */
const REGISTRIES: readonly Registry[] = ['defaults', ...starlingx.REGISTRIES.filter((each) => each !== 'defaults')];

/** What the system asks and fetches outside: names, and images. */
export function ServicesStep() {
  const { t } = useTexts();
  const { settings } = useStarlingx();
  const isInstall = settings.mode === 'install';
  const proxy = useLabel([...S, 'dockerProxy']);
  const registries = useLabel([...S, 'dockerRegistries']);
  return (
    <>
      <ListField path={[...S, 'dnsServers']} hint={t(isInstall ? 'dnsHint' : 'dnsHintRunning')} placeholder="8.8.8.8, 2001:4860:4860::8888" isRequired={isInstall} />
      {isInstall && (
        <>
          <HostRecords />
          <Section title={proxy}>
            <Row>
              <TextField isCode path={[...S, 'dockerProxy', 'http']} placeholder="http://proxy.example.net:3128" />
              <TextField isCode path={[...S, 'dockerProxy', 'https']} placeholder="http://proxy.example.net:3128" />
            </Row>
            <ListField path={[...S, 'dockerProxy', 'noProxy']} hint={t('noProxyHint')} placeholder="registry.example.net" />
          </Section>
          <Section title={registries} hint={t('registriesHint')}>
            <OwnFindings path={[...S, 'dockerRegistries']} />
            <RegistryRow registry="defaults" />
            <Fold title={REGISTRIES.slice(1, 4).join(', ').concat(' …')} isFolded={!REGISTRIES.slice(1).some((each) => settings.dockerRegistries?.[each])}>
              {REGISTRIES.slice(1).map((registry) => (
                <RegistryRow key={registry} registry={registry} />
              ))}
            </Fold>
          </Section>
          <TrustAndImages />
          <KubernetesSettings />
        </>
      )}
    </>
  );
}

function RegistryRow({ registry }: { registry: Registry }) {
  const { settings } = useStarlingx();
  const { choose } = useWizard();
  const path = [...S, 'dockerRegistries', registry];
  const given = settings.dockerRegistries?.[registry];
  const isNamed = given?.url !== undefined;
  return (
    <Row>
      <TextField isCode path={[...path, 'url']} placeholder="registry.example.net:5000" />
      {isNamed && (
        <div>
          <SelectField path={[...path, 'type']} whenAbsent="docker" options={starlingx.REGISTRY_TYPES.map((value) => ({ value, label: value }))} />
          <CheckboxField path={[...path, 'secure']} whenAbsent onChange={(isOn) => choose([...path, 'secure'], isOn ? undefined : false)} />
        </div>
      )}
    </Row>
  );
}
