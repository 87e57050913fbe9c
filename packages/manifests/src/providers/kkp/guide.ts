import { familiesOf, FAMILY_LABEL } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { blocks, code, isEmpty, joined, lines, link, list, type Markdown, md, NOTHING, section, steps, table, toMarkdown } from '../../format/markdown.js';
import type { EmitContext } from '../../kit/emitter.js';
import { cell, heading, limitations } from '../../kit/guide.js';
import { balancerSection } from '../../kit/load-balancers.js';
import { KIT_TEXTS, type KitTexts } from '../../kit/messages/texts.js';
import { balancersOf } from './balancers.js';
import { createCommand, CREDENTIALS_COMMAND, ENCRYPTION_COMMAND, POOLS_COMMAND, PRINT_JOIN_COMMAND, SEED_COMMAND, TEMPLATE_COMMAND } from './commands.js';
import { machineCloudSpec } from './cloud.js';
import { credentialVariables } from './credentials.js';
import { poolName } from './machines.js';
import { type Texts, TEXTS } from './messages/texts.js';
import { networksBefore } from './networks.js';

type Plan = kkp.KkpPlan;

/** Where in the Cluster a later MachineDeployment finds what KKP has made, per cloud provider. */
const COMPLETED: Partial<Record<kkp.CloudProvider, readonly (readonly [field: string, where: string])[]>> = {
  aws: [['securityGroupIDs', '.spec.cloud.aws.securityGroupID'], ['instanceProfile', '.spec.cloud.aws.instanceProfileName'], ['vpcId', '.spec.cloud.aws.vpcID']],
  azure: [['resourceGroup', '.spec.cloud.azure.resourceGroup'], ['vnetName', '.spec.cloud.azure.vnet'], ['subnetName', '.spec.cloud.azure.subnet'], ['routeTableName', '.spec.cloud.azure.routeTable'], ['securityGroupName', '.spec.cloud.azure.securityGroup'], ['availabilitySet', '.spec.cloud.azure.availabilitySet']],
  openstack: [['network', '.spec.cloud.openstack.network'], ['subnet', '.spec.cloud.openstack.subnetID'], ['securityGroups', '.spec.cloud.openstack.securityGroups']],
  vsphere: [['folder', '.spec.cloud.vsphere.folder'], ['datastore', '.spec.cloud.vsphere.datastore']],
};

/** The README of a KKP plan: what is here, in which order to use it, and what will not work. */
export function guide(plan: Plan, { findings, language }: EmitContext): string {
  const texts = TEXTS[language];
  const shared = KIT_TEXTS[language];
  const balancers = balancersOf(plan);
  return toMarkdown([
    top(plan, texts, shared),
    network(plan, texts, shared),
    needs(plan, texts, shared),
    ...(plan.spec.kkp.cloudProvider === 'bringyourown' ? byoSteps(plan, texts) : cloudSteps(plan, texts)),
    balancers ? balancerSection(balancers, language) : NOTHING,
    section(shared.verify, texts.verify),
    limitations(findings, language),
  ]);
}

function top({ metadata, spec }: Plan, texts: Texts, shared: KitTexts): Markdown {
  const { kkp: settings, ipFamily, kubernetesVersion } = spec;
  return heading(shared, settings.humanReadableName, metadata.description, [
    [texts.cluster, code(metadata.name)],
    [texts.target, texts.targetOf({ release: settings.release, cloud: kkp.CLOUD_PROVIDER_LABEL[settings.cloudProvider], datacenter: code(settings.datacenter.name) })],
    [texts.kubernetes, code(kubernetesVersion)],
    [shared.families, md`${ipFamily}`],
    [texts.cni, texts.cniOf({ type: code(settings.cni.type), version: code(settings.cni.version || '–'), mode: code(spec.network.proxyMode) })],
  ]);
}

function network({ spec: { ipFamily, network: ranges } }: Plan, texts: Texts, shared: KitTexts): Markdown {
  const families = familiesOf(ipFamily);
  const rows = families.map((family) => [md`${FAMILY_LABEL[family]}`, cell(ranges.podCidrs[family]?.text), cell(ranges.serviceCidrs[family]?.text), md`/${ranges.nodeCidrMask[family] ?? '–'}`]);
  return section(
    shared.addressPlan,
    table([shared.family, texts.pods, texts.services, texts.nodeRange], rows),
    md`${texts.rangesStay({ source: link(kkp.SOURCES.networkUpdate) })}${families.length === 1 ? texts.oneFamilyStays : texts.twoFamiliesStay}`,
  );
}

/** What is to be at hand before anything is created, and where it comes from. */
function needs(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const settings = plan.spec.kkp;
  const { release, cloudProvider, preset } = settings;
  const pages = kkp.guidesOf(release);
  const variables = credentialVariables(plan).map(code);
  const networks = networksBefore(plan);
  return section(
    texts.needs,
    list([
      texts.needTools,
      texts.needToken({ source: link(pages.serviceAccounts) }),
      texts.needSeed,
      ...(preset === undefined || cloudProvider === 'bringyourown' ? [] : [texts.needPreset({ name: code(preset) })]),
      ...(variables.length === 0 ? [] : [texts.needCredentials({ command: code(CREDENTIALS_COMMAND), variables: joined(variables, shared.comma) })]),
      ...(settings.encryptionAtRest ? [texts.needEncryptionKey({ variable: code('ENCRYPTION_KEY'), how: code('head -c 32 /dev/urandom | base64') })] : []),
      ...enterprise(plan, texts, shared),
      ...(networks ? [texts.needNetworks({ networks: texts.networks[networks.kind]({ network: networks.network === undefined ? texts.networks.usual : texts.networks.named({ names: code(networks.network) }), subnets: networks.subnets.length === 0 ? NOTHING : texts.networks.named({ names: joined(networks.subnets.map(code), shared.comma) }) }), source: link(pages.dualStack) })] : []),
      texts.needKubeconfig({ source: link(pages.kubeconfig) }),
    ]),
  );
}

/** What only the Enterprise Edition of KKP has. */
function enterprise({ spec: { kkp: { backupStorageLocation, kubelb, kyverno } } }: Plan, texts: Texts, shared: KitTexts): Markdown[] {
  const features = [
    ...(backupStorageLocation === undefined ? [] : [texts.enterprise.backup({ name: code(backupStorageLocation) })]),
    ...(kubelb?.enabled ? [texts.enterprise.kubelb] : []),
    ...(kyverno?.enabled ? [texts.enterprise.kyverno] : []),
  ];
  return features.length === 0 ? [] : [texts.needEnterprise({ features: joined(features, shared.comma) })];
}

/** The two ways that need rights on the clusters of KKP itself. */
const overKubectl = (plan: Plan, texts: Texts): Markdown[] => [md`${texts.overSeed({ way: texts.ways.seed, command: code(SEED_COMMAND) })}${plan.spec.kkp.encryptionAtRest ? texts.encryptedOverSeed({ command: code(ENCRYPTION_COMMAND) }) : NOTHING}`, md`${texts.overTemplate({ way: texts.ways.template, command: code(TEMPLATE_COMMAND) })}${plan.spec.kkp.encryptionAtRest ? texts.templateUnencrypted : NOTHING}`];

function cloudSteps(plan: Plan, texts: Texts): Markdown[] {
  const { kkp: settings, nodePools } = plan.spec;
  const credentials = settings.preset === undefined ? texts.credentialsSecret : texts.preset({ name: code(settings.preset) });
  const sshKeys = (settings.sshKeys ?? []).length > 0 ? texts.thenSshKeys : NOTHING;
  const [first] = nodePools;
  return [
    section(texts.create, secretFirst(plan, texts), md`${texts.threeWays}${isEmpty(sshKeys) ? NOTHING : texts.sshKeysByRest}`, steps([texts.overRest({ way: texts.ways.rest, credentials, command: code(createCommand(plan)), sshKeys }), ...overKubectl(plan, texts)]), first?.operatingSystemProfile === undefined ? NOTHING : texts.profileOfSeed({ profile: code(first.operatingSystemProfile), source: link(kkp.SOURCES.profilesOfSeed) }), first ? texts.firstPool({ name: code(poolName(plan, first)) }) : texts.noPool),
    machines(plan, texts),
  ];
}

/** The Secret comes before whatever refers to it; a preset takes its place over the REST API alone. */
function secretFirst({ spec: { kkp: settings } }: Plan, texts: Texts): Markdown {
  if (!settings.credentialsReference) return NOTHING;
  const command = code(CREDENTIALS_COMMAND);
  return settings.preset === undefined ? texts.credentialsFirst({ command }) : texts.credentialsFirstBesidePreset({ command, name: code(settings.preset) });
}

/** What a later pool lacks: what the plan names is in the machine specs already. */
function machines(plan: Plan, texts: Texts): Markdown {
  const { metadata, spec: { kkp: settings, nodePools } } = plan;
  if (nodePools.length === 0) return NOTHING;
  const specs = nodePools.map((pool) => machineCloudSpec(plan, pool) as Readonly<Record<string, unknown>>);
  const missing = (COMPLETED[settings.cloudProvider] ?? []).filter(([field]) => specs.some((each) => each[field] === undefined));
  const fields = missing.map(([field, where]) => texts.completedFrom({ field: code(field), command: code(`kubectl get cluster '<cluster id>' -o jsonpath='{${where}}'`) }));
  const id = texts.clusterId({ id: code('<cluster id>'), script: code('create-cluster.sh'), name: code(metadata.name) });
  return section(texts.machines, lines([texts.machinesOwn({ command: code(POOLS_COMMAND) }), texts.machinesFirst]), fields.length === 0 ? NOTHING : blocks([texts.machinesCompleted, list(fields), id]));
}

function byoSteps(plan: Plan, texts: Texts): Markdown[] {
  const nodes = plan.spec.kkp.bringyourown?.nodes ?? [];
  const rows = nodes.map(({ name, ipv4, ipv6 }) => [code(name), cell(ipv4?.text), cell(ipv6?.text)]);
  return [
    section(texts.create, texts.threeWaysByo, steps([texts.byoOverRest({ way: texts.ways.rest, command: code(createCommand(plan)) }), ...overKubectl(plan, texts)])),
    section(texts.join, steps([texts.joinInstall, texts.joinCommand({ command: code(PRINT_JOIN_COMMAND) }), texts.joinRun]), nodes.length === 0 ? texts.noNodes : table([texts.node, md`IPv4`, md`IPv6`], rows)),
  ];
}
