import { type Family, kkp } from '@dualstack/schema';
import { useTranslation } from 'react-i18next';
import type { en } from '../../i18n/en.js';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useKkp } from './useKkp.js';

const K = ['spec', 'kkp'] as const;
type FieldName = keyof typeof en.kkp.fields;

/** The text fields of each provider's settings, in the order of KKP's page; ranges and lists have their own kind. */
const FIELDS: Record<kkp.CloudProvider, readonly FieldName[]> = {
  aws: ['vpcID', 'securityGroupID', 'routeTableID', 'instanceProfileName', 'roleARN'],
  azure: ['resourceGroup', 'vnetResourceGroup', 'vnet', 'subnet', 'routeTable', 'securityGroup', 'availabilitySet'],
  bringyourown: [],
  digitalocean: [],
  gcp: ['network', 'subnetwork'],
  hetzner: ['network'],
  openstack: ['domain', 'project', 'projectID', 'network', 'subnetID', 'ipv6SubnetID', 'ipv6SubnetPool', 'routerID', 'securityGroups', 'floatingIPPool'],
  packet: ['billingCycle', 'projectID'],
  vsphere: ['folder', 'basePath', 'datastore', 'datastoreCluster', 'resourcePool', 'storagePolicy'],
};
const PLACEHOLDERS: Partial<Record<FieldName, string>> = { vpcID: 'vpc-0a1b2c3d4e5f60718', subnetwork: 'projects/<project>/regions/<region>/subnetworks/<name>' };

/** Credentials, the provider's network fields, where the nodes sit, and what load balancers are wanted. */
export function SettingsStep() {
  const { t } = useTranslation();
  const { cloud, families, settings } = useKkp();
  const { setValue } = useWizard();
  return (
    <>
      {cloud !== 'bringyourown' && <Credentials />}
      <Section title={t('kkp.settingsOf', { cloud: kkp.CLOUD_PROVIDER_LABEL[cloud] })}>
        <CloudFields families={families} />
      </Section>
      <Section title={t('kkp.nodeNetwork')} hint={t('kkp.nodeNetworkHint')}>
        <FamilyColumns families={families} rows={[(family) => <CidrField family={family} path={[...K, 'nodeNetwork', family]} label={t('kkp.nodeRange')} />]} />
      </Section>
      <Section title={t('kkp.loadBalancers')} hint={t('kkp.loadBalancersHint')}>
        <SelectField
          path={[...K, 'loadBalancerServices', 'ipFamily']}
          label={t('kkp.loadBalancerServices')}
          emptyLabel={t('kkp.lbNone')}
          onChoose={(value) => setValue([...K, 'loadBalancerServices'], value === '' ? undefined : { ...settings.loadBalancerServices, ipFamily: value })}
          options={[
            { value: 'IPv4', label: t('kkp.lbIPv4') },
            { value: 'IPv4+IPv6', label: t('kkp.lbDual') },
          ]}
        />
        {cloud === 'hetzner' && settings.loadBalancerServices && settings.loadBalancerServices.ipFamily !== 'none' && (
          <div className="ds-row">
            <SelectField path={[...K, 'loadBalancerServices', 'networkZone']} label={t('kkp.networkZone')} emptyLabel={t('kkp.choose')} options={kkp.HETZNER_NETWORK_ZONES.map((value) => ({ value, label: value }))} />
            <TextField path={[...K, 'loadBalancerServices', 'location']} label={t('kkp.location')} placeholder="nbg1" />
          </div>
        )}
      </Section>
    </>
  );
}

function Credentials() {
  const { t } = useTranslation();
  const { cloud, plan } = useKkp();
  return (
    <Section title={t('kkp.credentials')} hint={t('kkp.credentialsHint')}>
      <TextField path={[...K, 'preset']} label={t('kkp.preset')} hint={t('kkp.presetHint')} />
      <SecretReference defaultName={kkp.credentialSecretName(cloud, plan.metadata.name)} />
    </Section>
  );
}

/** The Secret is named by KKP's own pattern unless the plan names another. */
function SecretReference({ defaultName }: { defaultName: string }) {
  const { t } = useTranslation();
  return (
    <div className="ds-row">
      <TextField path={[...K, 'credentialsReference', 'name']} label={t('kkp.secretName')} placeholder={defaultName} />
      <TextField path={[...K, 'credentialsReference', 'namespace']} label={t('kkp.secretNamespace')} placeholder="kubermatic" />
    </div>
  );
}

function CloudFields({ families }: { families: readonly Family[] }) {
  const { t } = useTranslation();
  const { cloud, settings } = useKkp();
  const fields = FIELDS[cloud];
  if (cloud === 'bringyourown' || cloud === 'digitalocean') return <p className="ds-note">{t('kkp.nothingToSet')}</p>;
  return (
    <>
      <div className="ds-grid">
        {fields.map((field) => (
          <TextField key={field} path={[...K, cloud, field]} label={t(`kkp.fields.${field}`)} isKept={field === 'billingCycle'} {...(PLACEHOLDERS[field] !== undefined && { placeholder: PLACEHOLDERS[field] })} />
        ))}
      </div>
      {cloud === 'azure' && (
        <div className="ds-row">
          <SelectField path={[...K, 'azure', 'loadBalancerSKU']} label={t('kkp.fields.loadBalancerSKU')} emptyLabel={t('kkp.isDefault', { version: 'standard' })} options={['standard', 'basic'].map((value) => ({ value, label: value }))} />
          <CheckboxField path={[...K, 'azure', 'assignAvailabilitySet']} label={t('kkp.fields.assignAvailabilitySet')} whenAbsent />
        </div>
      )}
      {cloud === 'vsphere' && <ListField path={[...K, 'vsphere', 'networks']} label={t('kkp.fields.networks')} separators={/[,;\n]+/} />}
      {cloud === 'openstack' && (
        <div className="ds-row">
          {settings.openstack?.subnetID === undefined && <CidrField family="ipv4" path={[...K, 'openstack', 'subnetCidr']} label={t('kkp.fields.subnetCidr')} placeholder={kkp.OPENSTACK_DEFAULT_SUBNET.ipv4} />}
          {settings.openstack?.ipv6SubnetID === undefined && families.includes('ipv6') && <CidrField family="ipv6" path={[...K, 'openstack', 'ipv6SubnetCidr']} label={t('kkp.fields.ipv6SubnetCidr')} placeholder={kkp.OPENSTACK_DEFAULT_SUBNET.ipv6} />}
        </div>
      )}
    </>
  );
}
