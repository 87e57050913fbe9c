import { starlingx } from '@dualstack/schema';
import { Fold, Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
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
  return (
    <>
      <ListField path={[...S, 'dnsServers']} label={t('dns')} hint={t(isInstall ? 'dnsHint' : 'dnsHintRunning')} placeholder="8.8.8.8, 2001:4860:4860::8888" isRequired={isInstall} />
      {isInstall && (
        <>
          <Section title={t('proxy')}>
            <div className="ds-row">
              <TextField isCode path={[...S, 'dockerProxy', 'http']} label={t('httpProxy')} placeholder="http://proxy.example.net:3128" />
              <TextField isCode path={[...S, 'dockerProxy', 'https']} label={t('httpsProxy')} placeholder="http://proxy.example.net:3128" />
            </div>
            <ListField path={[...S, 'dockerProxy', 'noProxy']} label={t('noProxy')} hint={t('noProxyHint')} placeholder="registry.example.net" />
          </Section>
          <Section title={t('registries')} hint={t('registriesHint')}>
            <OwnFindings path={[...S, 'dockerRegistries']} />
            <RegistryRow registry="defaults" />
            <Fold title={REGISTRIES.slice(1, 4).join(', ').concat(' …')} isFolded={!REGISTRIES.slice(1).some((each) => settings.dockerRegistries?.[each])}>
              {REGISTRIES.slice(1).map((registry) => (
                <RegistryRow key={registry} registry={registry} />
              ))}
            </Fold>
          </Section>
        </>
      )}
    </>
  );
}

function RegistryRow({ registry }: { registry: Registry }) {
  const { t } = useTexts();
  const { settings } = useStarlingx();
  const { setValue } = useWizard();
  const path = [...S, 'dockerRegistries', registry];
  const given = settings.dockerRegistries?.[registry];
  const isNamed = given?.url !== undefined;
  return (
    <div className="ds-row">
      <TextField isCode path={[...path, 'url']} label={registry === 'defaults' ? t('registryDefault') : t('registryUrl', { registry })} placeholder="registry.example.net:5000" />
      {isNamed && (
        <div>
          <SelectField path={[...path, 'type']} label={t('registryType')} emptyLabel={t('defaultValue', { value: 'docker' })} options={starlingx.REGISTRY_TYPES.map((value) => ({ value, label: value }))} />
          <CheckboxField path={[...path, 'secure']} label={t('registrySecure')} whenAbsent onChange={(isOn) => setValue([...path, 'secure'], isOn ? undefined : false)} />
        </div>
      )}
    </div>
  );
}
