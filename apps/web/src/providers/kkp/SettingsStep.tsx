import { type Family } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { EntryField, type TableColumn } from '../../wizard/table/EntryField.js';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { BalancersForm } from '../../wizard/balancers/BalancersForm.js';
import { useLabel } from '../../wizard/WizardContext.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kkp'] as const;

/** The fields of each provider's settings in the order of KKP's page, then what that page does not have. */
const FIELDS: Record<kkp.CloudProvider, readonly TableColumn[]> = {
  aws: [{ key: 'vpcID', placeholder: 'vpc-0a1b2c3d4e5f60718' }, { key: 'assumeRoleARN', placeholder: 'arn:aws:iam::123456789012:role/kkp' }, { key: 'assumeRoleExternalID' }, { key: 'securityGroupID' }, { key: 'routeTableID' }, { key: 'instanceProfileName' }, { key: 'roleARN' }],
  azure: [{ key: 'loadBalancerSKU', whenAbsent: 'standard' }, { key: 'resourceGroup' }, { key: 'vnetResourceGroup' }, { key: 'routeTable' }, { key: 'securityGroup' }, { key: 'vnet' }, { key: 'subnet' }, { key: 'assignAvailabilitySet', whenAbsent: true }, { key: 'availabilitySet' }],
  bringyourown: [],
  digitalocean: [],
  gcp: [{ key: 'network' }, { key: 'subnetwork', placeholder: 'projects/<project>/regions/<region>/subnetworks/<name>' }],
  hetzner: [{ key: 'network' }],
  openstack: [{ key: 'domain' }, { key: 'project' }, { key: 'projectID' }, { key: 'floatingIPPool' }, { key: 'securityGroups' }, { key: 'network' }, { key: 'subnetID' }, { key: 'ipv6SubnetID' }, { key: 'ipv6SubnetPool' }, { key: 'routerID' }],
  packet: [{ key: 'billingCycle' }, { key: 'projectID' }],
  vsphere: [{ key: 'folder' }, { key: 'basePath' }, { key: 'datastore' }, { key: 'datastoreCluster' }, { key: 'resourcePool' }, { key: 'storagePolicy' }],
};

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
      {cloud === 'openstack' && <CheckboxField path={[...K, 'openstack', 'useApplicationCredentials']} hint={t('applicationCredentialsHint')} />}
      {cloud === 'vsphere' && <CheckboxField path={[...K, 'vsphere', 'useInfraManagementUser']} hint={t('managementUserHint')} />}
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
  if (cloud === 'bringyourown' || cloud === 'digitalocean') return <p className="ds-note">{t('nothingToSet')}</p>;
  return (
    <>
      {cloud === 'vsphere' && <ListField path={[...K, 'vsphere', 'networks']} separators={/[,;\n]+/} />}
      <Row>
        {FIELDS[cloud].map((field) => (
          <EntryField key={field.key} entry={[...K, cloud]} column={{ ...field, place: 'more' }} />
        ))}
      </Row>
      {cloud === 'vsphere' && (
        <Row>
          <TextField path={[...K, 'vsphere', 'tagCategoryID']} hint={t('tagCategoryHint')} placeholder="urn:vmomi:InventoryServiceCategory:…" />
          <ListField path={[...K, 'vsphere', 'tags']} hint={t('clusterTagsHint')} />
        </Row>
      )}
      {cloud === 'openstack' && (
        <>
          <Row>
            {settings.openstack?.subnetID === undefined && <CidrField family="ipv4" path={[...K, 'openstack', 'subnetCidr']} placeholder={kkp.OPENSTACK_DEFAULT_SUBNET.ipv4} />}
            {settings.openstack?.ipv6SubnetID === undefined && families.includes('ipv6') && <CidrField family="ipv6" path={[...K, 'openstack', 'ipv6SubnetCidr']} placeholder={kkp.OPENSTACK_DEFAULT_SUBNET.ipv6} />}
          </Row>
          <OpenstackLoadBalancers />
        </>
      )}
    </>
  );
}

/** What the cloud controller of OpenStack is told of load balancers, and whether KKP looks after the router. */
function OpenstackLoadBalancers() {
  const { t } = useTexts();
  const { release, settings } = useKkp();
  const path = [...K, 'openstack', 'loadBalancerClasses'];
  const name = useLabel(path);
  const classes = settings.openstack?.loadBalancerClasses ?? [];
  const more = ['floatingSubnetID', 'floatingSubnetTags', 'networkID', 'subnetID', 'memberSubnetID'].map((key): TableColumn => ({ key, place: 'more' }));
  return (
    <>
      <CheckboxField path={[...K, 'openstack', 'enableIngressHostname']} hint={t('ingressHostnameHint')} />
      {(settings.openstack?.enableIngressHostname || settings.openstack?.ingressHostnameSuffix !== undefined) && <TextField isCode path={[...K, 'openstack', 'ingressHostnameSuffix']} hint={t('ingressSuffixHint')} placeholder="nip.io" />}
      {kkp.hasFeature(release.id, 'skipRouterReconciliation') && <CheckboxField path={[...K, 'openstack', 'skipRouterReconciliation']} hint={t('skipRouterHint')} />}
      {kkp.hasFeature(release.id, 'loadBalancerClasses') && (
        <fieldset className="ds-field">
          <legend>{name}</legend>
          <p className="ds-section-hint">{t('classesHint')}</p>
          <EntryTable path={path} columns={[{ key: 'name' }, { key: 'floatingNetworkID' }, { key: 'floatingSubnet' }, ...more]} adds={[{ label: t('addClass'), entry: () => ({ name: classes.length === 0 ? 'default' : `class-${classes.length + 1}` }) }]} />
        </fieldset>
      )}
    </>
  );
}
