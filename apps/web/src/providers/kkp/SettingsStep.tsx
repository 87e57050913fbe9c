import { type Family } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { BalancersForm } from '../../wizard/balancers/BalancersForm.js';
import { useLabel } from '../../wizard/WizardContext.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kkp'] as const;

/** The text fields of each provider's settings, in the order of KKP's page; ranges and lists have their own kind. */
const FIELDS: Record<kkp.CloudProvider, readonly string[]> = {
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
const PLACEHOLDERS: Readonly<Record<string, string>> = { vpcID: 'vpc-0a1b2c3d4e5f60718', subnetwork: 'projects/<project>/regions/<region>/subnetworks/<name>' };

/** Credentials, the provider's network fields, where the nodes sit, and what load balancers are wanted. */
export function SettingsStep() {
  const { t } = useTexts();
  const { cloud, families, settings } = useKkp();
  const titleOfLoadBalancers = useLabel([...K, 'loadBalancerServices']);
  return (
    <>
      {cloud !== 'bringyourown' && <Credentials />}
      <Section title={t('settingsOf', { cloud: kkp.CLOUD_PROVIDER_LABEL[cloud] })}>
        <CloudFields families={families} />
      </Section>
      <Section title={t('nodeNetwork')} hint={t('nodeNetworkHint')}>
        <FamilyColumns families={families} rows={[(family) => <CidrField family={family} path={[...K, 'nodeNetwork', family]} />]} />
      </Section>
      <Section title={titleOfLoadBalancers} hint={t('loadBalancersHint')}>
        <SelectField
          path={[...K, 'loadBalancerServices', 'ipFamily']}
          emptyLabel={t('lbNone')}
          options={[
            { value: 'IPv4', label: t('lbIPv4') },
            { value: 'IPv4+IPv6', label: t('lbDual') },
          ]}
        />
        {kkp.WITHOUT_BALANCERS.includes(cloud) && <BalancersForm families={families} />}
        {cloud === 'hetzner' && settings.loadBalancerServices && settings.loadBalancerServices.ipFamily !== 'none' && (
          <Row>
            <SelectField path={[...K, 'loadBalancerServices', 'networkZone']} emptyLabel={t('choose')} options={kkp.HETZNER_NETWORK_ZONES.map((value) => ({ value, label: value }))} />
            <TextField path={[...K, 'loadBalancerServices', 'location']} placeholder="nbg1" />
          </Row>
        )}
      </Section>
    </>
  );
}

function Credentials() {
  const { t } = useTexts();
  const { cloud, plan } = useKkp();
  return (
    <Section title={t('credentials')} hint={t('credentialsHint')}>
      <TextField path={[...K, 'preset']} hint={t('presetHint')} />
      <SecretReference defaultName={kkp.credentialSecretName(cloud, plan.metadata.name)} />
    </Section>
  );
}

/** The Secret is named by KKP's own pattern unless the plan names another. */
function SecretReference({ defaultName }: { defaultName: string }) {
  return (
    <Row>
      <TextField path={[...K, 'credentialsReference', 'name']} placeholder={defaultName} />
      <TextField path={[...K, 'credentialsReference', 'namespace']} placeholder="kubermatic" />
    </Row>
  );
}

function CloudFields({ families }: { families: readonly Family[] }) {
  const { t } = useTexts();
  const { cloud, settings } = useKkp();
  const fields = FIELDS[cloud];
  if (cloud === 'bringyourown' || cloud === 'digitalocean') return <p className="ds-note">{t('nothingToSet')}</p>;
  return (
    <>
      <Row>
        {fields.map((field) => (
          <TextField key={field} path={[...K, cloud, field]} isKept={field === 'billingCycle'} {...(PLACEHOLDERS[field] !== undefined && { placeholder: PLACEHOLDERS[field] })} />
        ))}
      </Row>
      {cloud === 'azure' && (
        <Row>
          <SelectField path={[...K, 'azure', 'loadBalancerSKU']} whenAbsent="standard" options={['standard', 'basic'].map((value) => ({ value, label: value }))} />
          <CheckboxField path={[...K, 'azure', 'assignAvailabilitySet']} whenAbsent />
        </Row>
      )}
      {cloud === 'vsphere' && <ListField path={[...K, 'vsphere', 'networks']} separators={/[,;\n]+/} />}
      {cloud === 'openstack' && (
        <Row>
          {settings.openstack?.subnetID === undefined && <CidrField family="ipv4" path={[...K, 'openstack', 'subnetCidr']} placeholder={kkp.OPENSTACK_DEFAULT_SUBNET.ipv4} />}
          {settings.openstack?.ipv6SubnetID === undefined && families.includes('ipv6') && <CidrField family="ipv6" path={[...K, 'openstack', 'ipv6SubnetCidr']} placeholder={kkp.OPENSTACK_DEFAULT_SUBNET.ipv6} />}
        </Row>
      )}
    </>
  );
}
