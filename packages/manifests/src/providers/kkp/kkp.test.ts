import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Example } from '@dualstack/schema';
import type * as kkp from '@dualstack/schema/providers/kkp';
import { cidrFrom, formatCidr, PROVIDERS, validatePlan, english } from '@dualstack/schema';
import { copyPlan, examplePlan, flaws } from '@dualstack/schema/testing';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { renderManifests, toZip } from '../../manifests.js';
import { crdValidator, file, HOSTILE, type Json, readByBash, render, yaml } from '../../testing.js';
import { emitKkp } from './emit.js';

const ROOT = path.resolve(import.meta.dirname, '../../../../..');
const SCHEMAS = path.resolve(ROOT, '../shared/schemas/kkp');
const EXAMPLES = PROVIDERS.filter(({ id }) => id === 'kkp').flatMap(({ examples }) => examples as readonly Example<any>[]); // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into plans


/** Fields of metav1.ObjectMeta that a person may write; a CRD leaves metadata open. */
const OBJECT_META = ['name', 'namespace', 'labels', 'annotations'];

describe.skipIf(!existsSync(SCHEMAS))('conformance with the CRDs of KKP (skipped where ../shared/schemas is missing)', () => {
  const CRDS = { 'cluster.yaml': 'kubermatic.k8c.io_clusters.yaml', 'clustertemplate.yaml': 'kubermatic.k8c.io_clustertemplates.yaml' };

  describe.each(Object.entries(CRDS))('%s', (name, crd) => {
    let validate: ReturnType<typeof crdValidator>;
    // Not while the tests are collected: that happens to skipped ones too.
    beforeAll(() => {
      validate = crdValidator(path.join(SCHEMAS, crd));
    });
    /** KKP dropped `packet` after v2.24, so the current CRD does not know it; the rest of the object is checked. */
    const withoutPacket = (object: Json) => {
      const { spec } = object as { spec: { cloud: Json } };
      const { packet: _, ...cloud } = spec.cloud;
      return { ...object, spec: { ...spec, cloud } };
    };

    it.each(EXAMPLES)('of $id', ({ id, plan }) => {
      const object = yaml(render(plan), name);
      expect(Object.keys(object['metadata'] as Json).filter((key) => !OBJECT_META.includes(key))).toEqual([]);
      if (id === 'kkp-equinix-dual') {
        validate(object);
        expect(validate.errors?.map(({ instancePath, params }) => [instancePath, params])).toEqual([['/spec/cloud', { additionalProperty: 'packet' }]]);
        expect(Object.keys((object as { spec: { cloud: { packet: Json } } }).spec.cloud.packet)).toEqual(['credentialsReference', 'billingCycle']);
        validate(withoutPacket(object));
      } else {
        validate(object);
      }
      expect(validate.errors).toBeNull();
    });

    it('with everything switched on', () => {
      validate(yaml(render(examplePlan('kkp-aws-dual', EVERYTHING)), name));
      expect(validate.errors).toBeNull();
    });

    it('with a field that the CRD does not have is refused, so the check can fail', () => {
      const object = yaml(render(EXAMPLES[0]?.plan), name) as { spec: { clusterNetwork: Json } };
      object.spec.clusterNetwork['colour'] = 'blue';
      expect(validate(object)).toBe(false);
    });
  });
});

/** Every optional part of a plan at once. */
const EVERYTHING = {
  'metadata.description': 'Payments, production',
  'spec.reservedCidrs': ['192.168.0.0/16'],
  'spec.kkp.exposeStrategy': 'LoadBalancer',
  'spec.kkp.apiServerAllowedIPRanges': { ipv4: ['198.18.0.0/15'], ipv6: ['2a00::/16'] },
  'spec.kkp.admissionPlugins': ['PodNodeSelector', 'EventRateLimit', 'AlwaysPullImages'],
  'spec.kkp.podNodeSelectorAdmissionPluginConfig': { clusterDefaultNodeSelector: 'pool=general' },
  'spec.kkp.eventRateLimitConfig': { server: { qps: 10, burst: 20 }, namespace: { qps: 5, burst: 10, cacheSize: 100 } },
  'spec.kkp.auditLogging': { enabled: true, policyPreset: 'recommended', webhookBackend: { auditWebhookConfig: { name: 'audit', namespace: 'kubermatic' }, auditWebhookInitialBackoff: '10s' } },
  'spec.kkp.annotations': { 'example.com/owner': 'platform team' },
  'spec.kkp.backupStorageLocation': 'bucket-1',
  'spec.kkp.disableCsiDriver': true,
  'spec.kkp.encryptionAtRest': true,
  'spec.kkp.kubelb': { enabled: true, useLoadBalancerClass: true, enableGatewayAPI: true },
  'spec.kkp.kubernetesDashboard': { enabled: false },
  'spec.kkp.opaIntegration': { enabled: true },
  'spec.kkp.kyverno': { enabled: true },
  'spec.kkp.mla': { loggingEnabled: true, monitoringEnabled: true },
  'spec.kkp.sshKeys': ['platform-team', 'on call'],
  'spec.nodePools.0.minReplicas': 1,
  'spec.nodePools.0.maxReplicas': 9,
  'spec.nodePools.1': { name: 'spare', replicas: 0, operatingSystem: 'flatcar', aws: { instanceType: 't3.medium', subnetID: 'subnet-2' } },
};

/** Fields of `cloudProviderSpec`, read off the machine-controller's RawConfig types (sdk/cloudprovider). */
const MACHINE_FIELDS: Record<string, string[]> = {
  aws: ['region', 'availabilityZone', 'vpcId', 'subnetId', 'securityGroupIDs', 'instanceProfile', 'instanceType', 'ami', 'diskSize', 'diskType', 'diskIops', 'ebsVolumeEncrypted', 'tags', 'assignPublicIP', 'isSpotInstance', 'spotInstanceConfig'],
  azure: ['location', 'resourceGroup', 'vnetResourceGroup', 'vmSize', 'vnetName', 'subnetName', 'loadBalancerSku', 'routeTableName', 'availabilitySet', 'assignAvailabilitySet', 'securityGroupName', 'zones', 'imageID', 'osDiskSize', 'dataDiskSize', 'assignPublicIP', 'tags', 'enableAcceleratedNetworking'],
  digitalocean: ['region', 'size', 'backups', 'ipv6', 'private_networking', 'monitoring', 'tags'],
  gce: ['zone', 'machineType', 'diskSize', 'diskType', 'network', 'subnetwork', 'preemptible', 'labels', 'tags', 'assignPublicIPAddress', 'multizone', 'regional', 'customImage'],
  hetzner: ['serverType', 'datacenter', 'image', 'location', 'placementGroupPrefix', 'networks', 'firewalls', 'labels'],
  openstack: ['image', 'flavor', 'securityGroups', 'network', 'networks', 'subnet', 'floatingIpPool', 'availabilityZone', 'region', 'trustDevicePath', 'rootDiskSizeGB', 'configDrive', 'tags', 'serverGroup', 'instanceReadyCheckPeriod', 'instanceReadyCheckTimeout'],
  equinixmetal: ['projectID', 'billingCycle', 'instanceType', 'metro', 'facilities', 'tags'],
  vsphere: ['templateVMName', 'networks', 'datacenter', 'cluster', 'folder', 'resourcePool', 'datastoreCluster', 'datastore', 'cpus', 'memoryMB', 'diskSizeGB', 'tags', 'allowInsecure', 'vmAntiAffinity', 'vmGroup'],
};
/** Fields of a node in the REST body, read off the types of KKP's API (modules/api/pkg/api/v1/types.go). */
const REST_FIELDS: Record<string, string[]> = {
  aws: ['instanceType', 'diskSize', 'volumeType', 'ami', 'tags', 'availabilityZone', 'subnetID', 'assignPublicIP', 'ebsVolumeEncrypted', 'isSpotInstance', 'spotInstanceMaxPrice', 'spotInstancePersistentRequest'],
  azure: ['size', 'assignPublicIP', 'tags', 'osDiskSize', 'dataDiskSize', 'zones', 'imageID', 'assignAvailabilitySet', 'enableAcceleratedNetworking'],
  digitalocean: ['size', 'backups', 'ipv6', 'monitoring', 'tags'],
  gcp: ['zone', 'machineType', 'diskSize', 'diskType', 'preemptible', 'labels', 'tags', 'customImage'],
  hetzner: ['type', 'network'],
  openstack: ['flavor', 'image', 'tags', 'useFloatingIP', 'diskSize', 'availabilityZone', 'serverGroup', 'configDrive', 'instanceReadyCheckPeriod', 'instanceReadyCheckTimeout'],
  packet: ['instanceType', 'tags'],
  vsphere: ['cpus', 'memory', 'diskSizeGB', 'template', 'tags', 'vmGroup', 'vmAntiAffinity'],
};

interface Machine { spec: { replicas: number; selector: { matchLabels: Json }; template: { metadata: { labels: Json }; spec: { providerSpec: { value: { cloudProvider: string; cloudProviderSpec: Json; operatingSystem: string; operatingSystemSpec: Json; network: Json } }; versions: Json } } } }

/** Examples for which KKP makes no machines. */
const ON_OWN_MACHINES: readonly string[] = ['kkp-bringyourown-dual', 'kkp-metallb-dual'];

describe('machines', () => {
  it.each(EXAMPLES.filter(({ id }) => !ON_OWN_MACHINES.includes(id)))('of $id carry the family and only fields that the machine-controller knows', ({ plan }) => {
    const files = render(plan);
    const annotations = (yaml(files, 'cluster.yaml')['metadata'] as { annotations: Record<string, string> }).annotations;
    const initial = JSON.parse(annotations['kubermatic.io/initial-machinedeployment-request'] ?? '') as Machine;
    for (const machine of [initial, parseAllDocuments(file(files, 'machinedeployment.yaml'))[0]?.toJS() as Machine]) {
      const { cloudProvider, cloudProviderSpec, network, operatingSystem } = machine.spec.template.spec.providerSpec.value;
      expect(Object.keys(cloudProviderSpec).filter((key) => !MACHINE_FIELDS[cloudProvider]?.includes(key))).toEqual([]);
      expect(network).toMatchObject({ ipFamily: plan.spec.ipFamily });
      expect(operatingSystem).toBe(plan.spec.nodePools[0].operatingSystem ?? 'ubuntu');
      expect(machine.spec.template.metadata.labels).toEqual(machine.spec.selector.matchLabels);
      expect(machine.spec.template.spec.versions).toEqual({ kubelet: plan.spec.kubernetesVersion });
    }
  });

  it('have labels that Kubernetes takes, however long the names are', () => {
    const files = render(examplePlan('kkp-aws-dual', { 'metadata.name': 'a'.repeat(36), 'spec.nodePools.0.name': 'b'.repeat(63) }));
    const machine = parse(file(files, 'machinedeployment.yaml')) as Machine;
    for (const value of Object.values(machine.spec.template.metadata.labels)) expect((value as string).length).toBeLessThanOrEqual(63);
  });

  it('carry labels, annotations, taints and the profile on every path, and what KKP itself sets wins', () => {
    const changes = { 'spec.nodePools.0.labels': { team: 'net', 'system/cluster': 'mine' }, 'spec.nodePools.0.annotations': { 'example.com/a': 'two words' }, 'spec.nodePools.0.machineDeploymentAnnotations': { 'example.com/b': 'c' }, 'spec.nodePools.0.taints': [{ key: 'gpu', value: '', effect: 'NoExecute' }], 'spec.nodePools.0.operatingSystemProfile': 'osp-mine' };
    const files = render(examplePlan('kkp-aws-dual', changes));
    const machine = parse(file(files, 'machinedeployment.yaml')) as { metadata: Json; spec: { template: { spec: Json } } };
    expect(machine.metadata['annotations']).toEqual({ 'example.com/b': 'c', 'k8c.io/operating-system-profile': 'osp-mine' });
    expect(machine.spec.template.spec['metadata']).toEqual({ labels: { team: 'net', 'system/cluster': 'prod-eu-1', 'system/project': 'q7rb2k9wxz' }, annotations: { 'example.com/a': 'two words' } });
    expect(machine.spec.template.spec['taints']).toEqual([{ key: 'gpu', value: '', effect: 'NoExecute' }]);
    const { nodeDeployment } = JSON.parse(file(files, 'create-cluster.json')) as { nodeDeployment: { annotations: Json; spec: { template: Json } } };
    expect(nodeDeployment.annotations).toEqual(machine.metadata['annotations']);
    expect(nodeDeployment.spec.template).toMatchObject({ labels: changes['spec.nodePools.0.labels'], annotations: changes['spec.nodePools.0.annotations'], taints: changes['spec.nodePools.0.taints'] });
  });

  it('have a name where the plan has none, the same every time, and KKP makes it over the REST API', () => {
    const files = render(examplePlan('kkp-vsphere-static', { 'spec.nodePools.0.name': '', 'spec.nodePools.1.name': '' }));
    const machines = parseAllDocuments(file(files, 'machinedeployment.yaml')).map((each) => each.toJS() as Machine & { metadata: { name: string } });
    expect(machines.map(({ metadata, spec }) => [metadata.name, spec.selector.matchLabels])).toEqual([['prod-vs-2-worker', { machine: 'prod-vs-2-worker' }], ['prod-vs-2-worker-2', { machine: 'prod-vs-2-worker-2' }]]);
    expect((JSON.parse(file(files, 'create-cluster.json')) as { nodeDeployment: Json }).nodeDeployment['name']).toBeUndefined();
  });

  /** What each cloud has of a machine: the field of the plan, what the machine-controller is told, and what the REST API is. */
  const OF_CLOUDS: [example: string, cloud: string, fields: Record<string, unknown>, machine: Json, rest?: Json][] = [
    ['kkp-aws-dual', 'aws', { ami: 'ami-0a1b2c3d', ebsVolumeEncrypted: true, tags: { team: 'net' } }, { ami: 'ami-0a1b2c3d', ebsVolumeEncrypted: true, tags: { team: 'net' } }],
    ['kkp-aws-dual', 'aws', { isSpotInstance: true, spotInstanceMaxPrice: '0.05', spotInstancePersistentRequest: true }, { isSpotInstance: true, spotInstanceConfig: { maxPrice: '0.05', persistentRequest: true } }, { isSpotInstance: true, spotInstanceMaxPrice: '0.05', spotInstancePersistentRequest: true }],
    ['kkp-azure-dual', 'azure', { imageID: '/subscriptions/1/images/x', enableAcceleratedNetworking: true, tags: { team: 'net' } }, { imageID: '/subscriptions/1/images/x', enableAcceleratedNetworking: true, tags: { team: 'net' } }],
    ['kkp-digitalocean-dual', 'digitalocean', { tags: ['team:net'] }, { tags: ['team:net'] }],
    ['kkp-gcp-dual', 'gcp', { labels: { team: 'net' }, tags: ['web'] }, { labels: { team: 'net' }, tags: ['web'] }],
    ['kkp-openstack-dual', 'openstack', { serverGroup: 'anti', configDrive: true, instanceReadyCheckPeriod: '5s', instanceReadyCheckTimeout: '2m', tags: { team: 'net' } }, { serverGroup: 'anti', configDrive: true, instanceReadyCheckPeriod: '5s', instanceReadyCheckTimeout: '2m', tags: { team: 'net' } }],
    ['kkp-vsphere-dual', 'vsphere', { vmGroup: 'rack-1', vmAntiAffinity: true, tags: [{ name: 'net', categoryID: 'urn:1' }] }, { vmGroup: 'rack-1', vmAntiAffinity: true, tags: [{ name: 'net', categoryID: 'urn:1' }] }],
  ];
  it.each(OF_CLOUDS.map(([example, cloud, fields, machine, rest = machine]) => ({ example, cloud, fields, machine, rest })))('have what $example says of a machine of $cloud, on every path', ({ example, cloud, fields, machine, rest }) => {
    const files = render(examplePlan(example, Object.fromEntries(Object.entries(fields).map(([key, value]) => [`spec.nodePools.0.${cloud}.${key}`, value]))));
    const [first] = parseAllDocuments(file(files, 'machinedeployment.yaml')).map((each) => (each.toJS() as Machine).spec.template.spec.providerSpec.value);
    expect(first?.cloudProviderSpec).toMatchObject(machine);
    expect(Object.keys(first?.cloudProviderSpec ?? {}).filter((key) => !MACHINE_FIELDS[first?.cloudProvider ?? '']?.includes(key))).toEqual([]);
    const { nodeDeployment } = JSON.parse(file(files, 'create-cluster.json')) as { nodeDeployment: { spec: { template: { cloud: Record<string, Json> } } } };
    expect(nodeDeployment.spec.template.cloud[cloud]).toMatchObject(rest);
    expect(Object.keys(nodeDeployment.spec.template.cloud[cloud] ?? {}).filter((key) => !REST_FIELDS[cloud]?.includes(key))).toEqual([]);
  });

  it('are bid for only as Spot instances', () => {
    const files = render(examplePlan('kkp-aws-dual', { 'spec.nodePools.0.aws.spotInstanceMaxPrice': '0.05' }));
    expect(file(files, 'machinedeployment.yaml') + file(files, 'create-cluster.json')).not.toMatch(/spot/i);
  });

  it('update as the pool says, and have its static network on every path', () => {
    const files = render(examplePlan('kkp-vsphere-static'));
    const [first, second] = parseAllDocuments(file(files, 'machinedeployment.yaml')).map((each) => (each.toJS() as Machine).spec.template.spec.providerSpec.value);
    const network = { cidr: '10.20.0.10/24', gateway: '10.20.0.1', dns: { servers: ['10.20.0.2', '10.20.0.3'] }, ipFamily: 'IPv4' };
    expect([first?.operatingSystemSpec, first?.network]).toEqual([{ disableAutoUpdate: true }, network]);
    expect([second?.operatingSystemSpec, second?.network]).toEqual([{ distUpgradeOnBoot: true }, { ipFamily: 'IPv4' }]);
    const { nodeDeployment } = JSON.parse(file(files, 'create-cluster.json')) as { nodeDeployment: { spec: { template: Json } } };
    expect(nodeDeployment.spec.template).toMatchObject({ operatingSystem: { flatcar: { disableAutoUpdate: true } }, network });
  });

  it('of every pool are in machinedeployment.yaml, the first in the annotation', () => {
    const files = render(examplePlan('kkp-aws-dual', EVERYTHING));
    const names = parseAllDocuments(file(files, 'machinedeployment.yaml')).map((each) => (each.toJS() as { metadata: { name: string } }).metadata.name);
    expect(names).toEqual(['workers', 'spare']);
  });
});

describe('admission plugins', () => {
  it('that are called like what every object inherits are plugins like any other', () => {
    const files = render(examplePlan('kkp-aws-dual', { 'spec.kkp.admissionPlugins': ['constructor', 'toString', 'PodNodeSelector'] }));
    expect(parse(files['cluster.yaml'] ?? '')).toMatchObject({ spec: { admissionPlugins: ['constructor', 'toString'], usePodNodeSelectorAdmissionPlugin: true } });
  });
});

describe('what KKP runs beside a cluster', () => {
  interface Body { cluster: { annotations?: Json; spec: Record<string, Json | undefined> } }
  const specs = (changes: Record<string, unknown>, id = 'kkp-aws-dual') => {
    const files = render(examplePlan(id, changes));
    const specOf = (name: string) => (yaml(files, name) as { spec: Record<string, Json | undefined> }).spec;
    return { seed: specOf('cluster.yaml'), template: specOf('clustertemplate.yaml'), rest: (JSON.parse(file(files, 'create-cluster.json')) as Body).cluster.spec, files };
  };
  const FIELDS = ['backupConfig', 'disableCsiDriver', 'kubelb', 'kubernetesDashboard', 'opaIntegration', 'kyverno', 'mla'];
  const of = (spec: Record<string, Json | undefined>) => Object.fromEntries(FIELDS.flatMap((key) => (spec[key] === undefined ? [] : [[key, spec[key]]])));

  it('is the same on every path, and nothing where the plan says nothing', () => {
    const { seed, template, rest } = specs({ 'spec.kkp.backupStorageLocation': 'b', 'spec.kkp.disableCsiDriver': true, 'spec.kkp.kubelb': { enabled: true, useLoadBalancerClass: false }, 'spec.kkp.kubernetesDashboard': { enabled: false }, 'spec.kkp.opaIntegration': { enabled: true }, 'spec.kkp.kyverno': { enabled: true }, 'spec.kkp.mla': { loggingEnabled: true } });
    expect(of(seed)).toEqual({ backupConfig: { backupStorageLocation: { name: 'b' } }, disableCsiDriver: true, kubelb: { enabled: true, useLoadBalancerClass: false }, kubernetesDashboard: { enabled: false }, opaIntegration: { enabled: true }, kyverno: { enabled: true }, mla: { loggingEnabled: true } });
    expect([of(template), of(rest)]).toEqual([of(seed), of(seed)]);
    expect(of(specs({ 'spec.kkp.kubelb': { enabled: false, enableGatewayAPI: true }, 'spec.kkp.kyverno': { enabled: false }, 'spec.kkp.mla': { loggingEnabled: false }, 'spec.kkp.disableCsiDriver': false }).seed)).toEqual({});
  });

  it('leaves out of the body what the REST API of the release passes by', () => {
    const changes = { 'spec.kkp.release': 'v2.28', 'spec.kubernetesVersion': '1.33.13', 'spec.kkp.cni.version': '1.16.9', 'spec.kkp.nodeProxy': { httpProxy: 'http://proxy:3128' } };
    const { seed, rest } = specs(changes);
    expect([seed['componentsOverride'] === undefined, rest['componentsOverride']]).toEqual([false, undefined]);
    const old = specs({ 'spec.kkp.disableCsiDriver': true, 'spec.kkp.annotations': { a: 'b' } }, 'kkp-equinix-dual');
    expect([old.seed['disableCsiDriver'], old.rest['disableCsiDriver']]).toEqual([true, undefined]);
    expect((yaml(old.files, 'cluster.yaml')['metadata'] as { annotations: Json }).annotations).toMatchObject({ a: 'b' });
    expect((JSON.parse(file(old.files, 'create-cluster.json')) as Body).cluster.annotations).toBeUndefined();
  });

  it('gives the template a scope, of the project unless the plan says otherwise', () => {
    const of = (template: unknown) => yaml(specs({ 'spec.kkp.template': template }).files, 'clustertemplate.yaml')['metadata'] as { labels: Json; annotations: Json };
    expect(of(undefined).labels).toMatchObject({ scope: 'project' });
    expect(of({ scope: 'global' })).toMatchObject({ labels: { scope: 'global', 'project-id': 'q7rb2k9wxz' } });
    expect(of({ scope: 'user', user: 'ada@example.com' })).toMatchObject({ labels: { scope: 'user' }, annotations: { user: 'ada@example.com' } });
    expect(of({ scope: 'global', user: 'ada@example.com' }).annotations).not.toHaveProperty('user');
  });

  it('annotates the cluster, and keeps what KKP reads', () => {
    const { files } = specs({ 'spec.kkp.annotations': { 'example.com/a': 'b', presetName: 'mine' } });
    expect((yaml(files, 'cluster.yaml')['metadata'] as { annotations: Json }).annotations).toMatchObject({ 'example.com/a': 'b', presetName: 'aws-production' });
    expect((JSON.parse(file(files, 'create-cluster.json')) as Body).cluster.annotations).toMatchObject({ 'example.com/a': 'b' });
  });

  it('sends audit logs to a webhook only while there are any', () => {
    const webhookBackend = { auditWebhookConfig: { name: 'audit', namespace: 'kubermatic' } };
    expect(specs({ 'spec.kkp.auditLogging': { enabled: true, webhookBackend } }).rest['auditLogging']).toEqual({ enabled: true, webhookBackend });
    expect(specs({ 'spec.kkp.auditLogging': { enabled: false, webhookBackend } }).rest['auditLogging']).toEqual({ enabled: false });
  });

  it('encrypts at rest with a key that is in no file', () => {
    const { seed, template, rest, files } = specs({ 'spec.kkp.encryptionAtRest': true });
    const name = 'encryption-key-cluster-prod-eu-1';
    expect(seed).toMatchObject({ features: { encryptionAtRest: true }, encryptionConfiguration: { enabled: true, resources: ['secrets'], secretbox: { keys: [{ name, secretRef: { name, key: 'key' } }] } } });
    expect(rest['encryptionConfiguration']).toEqual({ enabled: true, resources: ['secrets'] });
    expect(template['encryptionConfiguration']).toBeUndefined();
    expect(file(files, 'encryption-key.sh')).toContain(`SECRET_NAME=${name}`);
    expect(Object.keys(specs({}).files)).not.toContain('encryption-key.sh');
  });
});

describe('settings of a cloud', () => {
  const clouds = (example: string, changes: Record<string, unknown>) => {
    const files = render(examplePlan(example, changes));
    const cloudOf = (name: string) => (yaml(files, name) as { spec: { cloud: Json } }).spec.cloud;
    const { cluster } = JSON.parse(file(files, 'create-cluster.json')) as { cluster: { annotations?: Json; spec: { cloud: Json } } };
    return { all: [cloudOf('cluster.yaml'), cloudOf('clustertemplate.yaml'), cluster.spec.cloud], annotations: [(yaml(files, 'cluster.yaml')['metadata'] as { annotations: Json }).annotations, cluster.annotations] };
  };

  it('say on every path which role AWS is asked to assume', () => {
    const role = { assumeRoleARN: 'arn:aws:iam::123456789012:role/kkp', assumeRoleExternalID: 'kkp-1' };
    for (const cloud of clouds('kkp-aws-dual', { 'spec.kkp.aws.assumeRoleARN': role.assumeRoleARN, 'spec.kkp.aws.assumeRoleExternalID': role.assumeRoleExternalID }).all) expect(cloud).toMatchObject({ aws: role });
  });

  it('have classes of load balancers and the router of OpenStack', () => {
    const { all, annotations } = clouds('kkp-openstack-balancers', {});
    for (const cloud of all) expect(cloud).toMatchObject({ openstack: { enableIngressHostname: true, ingressHostnameSuffix: 'lb.example.com', loadBalancerClasses: [{ name: 'default', config: { floatingSubnet: 'public-v4' } }, { name: 'internal', config: { memberSubnetID: '0f9d6ae2-6f0c-4f7a-9a06-2f3b3f6d1c55' } }] } });
    for (const each of annotations) expect(each).toMatchObject({ 'reconciliation.kubermatic.k8c.io/skip-router': 'true' });
    for (const each of all) expect((each['openstack'] as Json)['useApplicationCredentials']).toBeUndefined();
  });

  it('have tags of vSphere', () => {
    for (const cloud of clouds('kkp-vsphere-dual', { 'spec.kkp.vsphere.tags': ['net'], 'spec.kkp.vsphere.tagCategoryID': 'urn:1' }).all) expect(cloud).toMatchObject({ vsphere: { tags: { tags: ['net'], categoryID: 'urn:1' } } });
  });
});

describe('applications', () => {
  interface Installed { name: string; spec: { namespace: { name: string; create: boolean }; applicationRef: Json; valuesBlock?: string; values?: Json } }
  const annotationsOf = (files: Record<string, string>) => (yaml(files, 'cluster.yaml')['metadata'] as { annotations: Record<string, string> }).annotations;
  const requested = (files: Record<string, string>) => JSON.parse(annotationsOf(files)['kubermatic.io/initial-application-installations-request'] ?? 'null') as Installed[] | null;

  it('are the same in the annotation, the template and the body', () => {
    const files = render(examplePlan('kkp-aws-applications'));
    const body = JSON.parse(file(files, 'create-cluster.json')) as { applications: Installed[] };
    expect(requested(files)).toEqual(body.applications);
    expect((yaml(files, 'clustertemplate.yaml')['metadata'] as { annotations: Json }).annotations['kubermatic.io/initial-application-installations-request']).toBe(annotationsOf(files)['kubermatic.io/initial-application-installations-request']);
    expect(body.applications.map(({ name, spec }) => [name, spec.namespace])).toEqual([['cluster-autoscaler', { name: 'kube-system', create: false }], ['cert-manager', { name: 'cert-manager', create: true }]]);
    expect(parse(body.applications[1]?.spec.valuesBlock ?? '')).toEqual({ installCRDs: true });
    expect(parse(body.applications[0]?.spec.valuesBlock ?? '')).toMatchObject({ cloudProvider: 'clusterapi', image: { tag: '{{ .Cluster.AutoscalerVersion }}' } });
  });

  it('have their values as an object in v2.24, whose API has no block', () => {
    const files = render(examplePlan('kkp-equinix-dual', { 'spec.kkp.applications': [{ name: 'nginx', application: 'nginx', version: '1.8.1', namespace: 'web', values: '{"a":1}' }] }));
    expect(requested(files)).toEqual([{ name: 'nginx', spec: { namespace: { name: 'web', create: true }, applicationRef: { name: 'nginx', version: '1.8.1' }, values: { a: 1 } } }]);
  });

  it.skipIf(!existsSync(SCHEMAS))('become objects that the CRD takes (skipped where ../shared/schemas is missing)', () => {
    const validate = crdValidator(path.join(SCHEMAS, 'apps.kubermatic.k8c.io_applicationinstallations.yaml'));
    for (const { name, spec } of requested(render(examplePlan('kkp-aws-applications'))) ?? []) {
      validate({ apiVersion: 'apps.kubermatic.k8c.io/v1', kind: 'ApplicationInstallation', metadata: { name, namespace: spec.namespace.name }, spec });
      expect(validate.errors).toBeNull();
    }
  });

  it('of the CNI plugin: values and Ingress, over every path', () => {
    const values = (changes: Record<string, unknown>, id = 'kkp-aws-dual') => {
      const files = render(examplePlan(id, changes));
      const { cluster } = JSON.parse(file(files, 'create-cluster.json')) as { cluster: { annotations?: Record<string, string> } };
      expect(cluster.annotations?.['kubermatic.io/initial-cni-values-request']).toBe(annotationsOf(files)['kubermatic.io/initial-cni-values-request']);
      return JSON.parse(cluster.annotations?.['kubermatic.io/initial-cni-values-request'] ?? 'null') as Json | null;
    };
    const ingressController = { enabled: true, loadbalancerMode: 'shared', default: true, enforceHttps: false };
    const begun = { operator: { replicas: 1 }, hubble: { relay: { enabled: true }, ui: { enabled: true }, tls: { auto: { method: 'cronJob' } } } };
    expect(values({})).toBeNull();
    expect(values({ 'spec.kkp.cniIngress': true })).toEqual({ envoy: { enabled: false }, ...begun, ingressController });
    expect(values({ 'spec.kkp.cniIngress': true }, 'kkp-equinix-dual')).toEqual({ ...begun, ingressController });
    expect(values({ 'spec.kkp.cniValues': '{"operator":{"replicas":2}}' })).toEqual({ operator: { replicas: 2 } });
    expect(values({ 'spec.kkp.cniValues': '{"operator":{"replicas":2}}', 'spec.kkp.cniIngress': true })).toEqual({ operator: { replicas: 2 }, ingressController });
  });
});

describe('the REST call', () => {
  it.each(EXAMPLES)('of $id has the fields of CreateClusterSpec', ({ id, plan }) => {
    const body = JSON.parse(file(render(plan), 'create-cluster.json')) as { cluster: { credential?: string; spec: { cloud: Record<string, Json>; clusterNetwork: Json } }; nodeDeployment?: { spec: { template: { cloud: Record<string, Json>; operatingSystem: Json } } } };
    expect(Object.keys(body).filter((key) => !['cluster', 'nodeDeployment', 'applications'].includes(key))).toEqual([]);
    const cloud = plan.spec.kkp.cloudProvider as string;
    expect(body.cluster.spec.cloud[cloud]).toBeDefined();
    expect(body.cluster.credential).toBe(plan.spec.kkp.preset);
    if (plan.spec.kkp.preset) expect(body.cluster.spec.cloud[cloud]).not.toHaveProperty('credentialsReference');
    if (ON_OWN_MACHINES.includes(id)) expect(body.nodeDeployment).toBeUndefined();
    else {
      expect(Object.keys(body.nodeDeployment?.spec.template.cloud ?? {})).toEqual([cloud]);
      expect(Object.keys(body.nodeDeployment?.spec.template.cloud[cloud] ?? {}).filter((key) => !REST_FIELDS[cloud]?.includes(key))).toEqual([]);
    }
    expect(body.cluster.spec.clusterNetwork).toMatchObject({ ipFamily: plan.spec.ipFamily, konnectivityEnabled: true });
  });
});

describe('the guide', () => {
  const guide = (id: string, changes = {}) => file(render(examplePlan(id, changes)), 'README.md');

  it('says what is needed, and where it comes from, before anything is created', () => {
    const [before = ''] = guide('kkp-aws-dual').split('## Create the cluster');
    for (const words of ['`KKP_TOKEN`, the token of a service account', '`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`', 'has a button that downloads it', 'the preset `aws-production`', 'before anything is created, an IPv4 and an IPv6 range in the VPC (']) expect(before).toContain(words);
    expect(guide('kkp-hetzner-dual')).toContain('`HCLOUD_TOKEN`');
    expect(guide('kkp-bringyourown-dual')).not.toContain('the credentials of the cloud in the environment');
  });

  it.each<[string, string, Record<string, unknown>, string | undefined]>([
    ['AWS in one family', 'kkp-aws-ipv4', {}, undefined],
    ['AWS without a VPC of its own', 'kkp-aws-dual', { 'spec.kkp.aws.vpcID': undefined }, 'in the VPC (the default one) and'],
    ['Azure, whose VNet KKP makes', 'kkp-azure-dual', { 'spec.kkp.azure': {} }, undefined],
    ['Azure in a VNet that is there', 'kkp-azure-dual', { 'spec.kkp.azure': { vnet: 'v-1', subnet: 's-1' } }, 'in the VNet (`v-1`) and in the subnet of the nodes (`s-1`)'],
    ['OpenStack, whose subnets KKP makes', 'kkp-openstack-dual', { 'spec.kkp.openstack': {} }, undefined],
    ['Hetzner', 'kkp-hetzner-dual', {}, undefined],
  ])('asks for networks of both families first: %s', (_, id, changes, words) => {
    const text = guide(id, changes);
    if (words === undefined) expect(text).not.toContain('before anything is created');
    else expect(text).toContain(words);
  });

  it('looks up what a later pool lacks by the id that KKP chose, and nothing that the plan names', () => {
    const text = guide('kkp-aws-dual', { 'spec.kkp.aws.vpcID': 'vpc-0a1b2c3d' });
    expect(text).toContain("`kubectl get cluster '<cluster id>' -o jsonpath='{.spec.cloud.aws.securityGroupID}'`");
    expect(text).not.toContain('`vpcId` from');
    expect(guide('kkp-aws-dual', { 'spec.kkp.aws.vpcID': undefined })).toContain('`vpcId` from');
    expect(text).toContain('KKP chooses `<cluster id>`: `create-cluster.sh` prints it');
  });
});

describe('BYO', () => {
  const join = (version: string, release = 'v2.31') =>
    yaml(render(examplePlan('kkp-bringyourown-dual', { 'spec.kubernetesVersion': version, 'spec.kkp.release': release, ...(release === 'v2.24' && { 'spec.kkp.cni.version': '1.14.16' }) })), 'kubeadm-join-worker-1.yaml');

  it('gives the kubelet both addresses, IPv4 first', () => {
    expect(join('1.35.8')).toEqual({
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'JoinConfiguration',
      nodeRegistration: { name: 'worker-1', kubeletExtraArgs: [{ name: 'node-ip', value: '10.0.6.114,2a05:d014:937:4500::114' }] },
    });
  });

  it('uses the mapping of v1beta3 before Kubernetes 1.31', () => {
    expect(join('1.28.9', 'v2.24')).toMatchObject({ apiVersion: 'kubeadm.k8s.io/v1beta3', nodeRegistration: { kubeletExtraArgs: { 'node-ip': '10.0.6.114,2a05:d014:937:4500::114' } } });
  });

  it('needs no credentials and makes no machines', () => {
    const files = render(examplePlan('kkp-bringyourown-dual'));
    expect(Object.keys(files)).not.toContain('credentials.sh');
    expect(Object.keys(files)).not.toContain('machinedeployment.yaml');
  });
});

describe('verification kit', () => {
  const services = (id: string, changes = {}) =>
    parseAllDocuments(file(render(examplePlan(id, changes)), 'verify/workload.yaml')).map((each) => each.toJS() as { kind: string; metadata: { name: string; annotations?: Json }; spec: Json }).filter(({ kind }) => kind === 'Service');

  it('tries each family alone and both together', () => {
    expect(services('kkp-aws-dual').map(({ metadata, spec }) => [metadata.name, spec['ipFamilies'], spec['ipFamilyPolicy']])).toEqual([
      ['web-ipv4', ['IPv4'], 'SingleStack'],
      ['web-ipv6', ['IPv6'], 'SingleStack'],
      ['web-dual', ['IPv4', 'IPv6'], 'RequireDualStack'],
      ['web-node-port', ['IPv4', 'IPv6'], 'RequireDualStack'],
    ]);
    expect(services('kkp-aws-ipv4').map(({ metadata }) => metadata.name)).toEqual(['web-ipv4']);
  });

  it('gives load balancers on Hetzner their network zone', () => {
    expect(services('kkp-hetzner-dual').at(-1)).toMatchObject({ metadata: { name: 'web-load-balancer', annotations: { 'load-balancer.hetzner.cloud/network-zone': 'eu-central' } }, spec: { type: 'LoadBalancer', ipFamilies: ['IPv4', 'IPv6'] } });
  });

  it('does not look for IPv6 addresses of nodes on GCP', () => {
    expect(file(render(examplePlan('kkp-gcp-dual')), 'verify/verify.sh')).toContain("NODE_ADDRESSES_SKIPPED='this cloud does not publish");
    expect(file(render(examplePlan('kkp-aws-dual')), 'verify/verify.sh')).toContain("NODE_ADDRESSES_SKIPPED=''");
  });
});

describe('hostile words', () => {
  /** Every text of a plan that people choose freely, replaced; checks are passed by, because most would refuse it. */
  const poisoned = (id: string, word: string): kkp.KkpPlan => {
    const { read } = validatePlan(examplePlan(id, { ...(id === 'kkp-aws-dual' && EVERYTHING) }));
    const plan = copyPlan(read?.plan) as kkp.KkpPlan;
    plan.metadata.name = word;
    plan.metadata.description = word;
    plan.metadata.labels = { [word]: word };
    plan.spec.kkp.humanReadableName = word;
    plan.spec.kkp.projectId = word;
    plan.spec.kkp.datacenter.name = word;
    plan.spec.kkp.preset = word;
    plan.spec.kkp.sshKeys = [word];
    if (plan.spec.kkp.credentialsReference) plan.spec.kkp.credentialsReference = { name: word, namespace: word };
    if (plan.spec.kkp.aws) plan.spec.kkp.aws.vpcID = word;
    for (const pool of plan.spec.nodePools) pool.name = word;
    for (const node of plan.spec.kkp.bringyourown?.nodes ?? []) node.name = word;
    return plan;
  };

  for (const id of ['kkp-aws-dual', 'kkp-bringyourown-dual']) {
    it.each(HOSTILE)(`%j comes out inert in every file of ${id}`, async (word) => {
      const plan = poisoned(id, word);
      const { files, next } = emitKkp(plan, { document: plan, findings: [{ rule: 'x/y', severity: 'warning', path: [], params: {}, message: word }], language: 'en', nameOf: english.nameOf, termOf: (code) => code });
      await readByBash([...files.filter(({ mediaType }) => mediaType === 'text/x-shellscript').map(({ content }) => content), ...next.map(({ commands }) => commands.join('\n'))]);
      for (const { path: name, content, mediaType } of files) {
        if (mediaType === 'application/json') expect((JSON.parse(content) as { cluster: { name: string } }).cluster.name).toBe(word);
        if (mediaType === 'application/yaml') {
          const documents = parseAllDocuments(content, { version: '1.1' });
          expect(documents.flatMap((each) => each.errors)).toEqual([]);
          expect(documents.map((each) => (each.toJS() as { kind: string }).kind)).not.toContain('Secret');
        }
        if (name === 'cluster.yaml') {
          expect(parse(content, { version: '1.1' })).toMatchObject({ metadata: { name: word, labels: { 'project-id': word } }, spec: { humanReadableName: word, cloud: { dc: word } } });
        }
        if (mediaType === 'text/markdown') {
          /** Inside code, nothing is markup; outside, there must be none. */
          expect(content.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).not.toMatch(/<script|(?<!\\)\]\(javascript/i);
          expect(content.split('\n').filter((line) => line.startsWith('kind: Secret'))).toEqual([]);
        }
      }
      expect(existsSync('/tmp/dualstack-hostile')).toBe(false);
    });
  }

  it('in a display name or a description are valid, and still inert', () => {
    for (const word of HOSTILE) {
      const plan = examplePlan('kkp-aws-dual', { 'spec.kkp.humanReadableName': word, 'metadata.description': word });
      if (/[\p{Cc}\u2028]/u.test(word)) {
        expect(validatePlan(plan).findings.map(({ rule }) => rule)).toEqual(['schema/unprintable', 'schema/unprintable']);
        continue;
      }
      const files = render(plan);
      expect((yaml(files, 'cluster.yaml') as { spec: Json }).spec['humanReadableName']).toBe(word);
      expect(parse(file(files, 'plan.yaml'))).toMatchObject({ metadata: { description: word } });
    }
  });
});

describe('properties', () => {
  /** Ranges in private space, mostly networks of a size that may do; now and then a size that cannot, or host bits. */
  const range = (first: bigint, family: 'ipv4' | 'ipv6', usual: readonly [number, number]) => {
    const bits = family === 'ipv4' ? 32 : 128;
    const block = (prefix: number) => fc.bigInt({ min: 0n, max: 0xffn }).map((index) => formatCidr(cidrFrom(family, first + (index << BigInt(bits - 16)), prefix)));
    const prefixes = (min: number, max: number) => fc.integer({ min, max }).chain(block);
    return fc.oneof({ weight: 8, arbitrary: prefixes(...usual) }, { weight: 1, arbitrary: prefixes(8, bits) }, { weight: 1, arbitrary: fc.constant(family === 'ipv4' ? '10.1.2.3/16' : 'fd00::1/48') });
  };
  const [ten, unique] = [10n << 24n, 0xfdn << 120n];
  const cidrs = (ipv4: readonly [number, number], ipv6: readonly [number, number]) => fc.record({ ipv4: range(ten, 'ipv4', ipv4), ipv6: range(unique, 'ipv6', ipv6) });
  const plans = fc.record({ example: fc.constantFrom(...EXAMPLES.map(({ id }) => id)), pods: cidrs([12, 20], [40, 104]), services: cidrs([16, 28], [108, 124]), longer4: fc.integer({ min: -1, max: 14 }), longer6: fc.integer({ min: -1, max: 17 }) });
  /** A mask some bits longer than its range: chosen freely, hardly one would fit. */
  const longer = (range: string, bits: number, most: number) => Math.min(Number(range.split('/')[1]) + bits, most);

  it('whatever is valid renders, and whatever renders parses; whatever is not has a finding, and its fix works', () => {
    let valid = 0;
    fc.assert(fc.property(plans, ({ example, pods, services, longer4, longer6 }) => {
      const plan = examplePlan(example, { 'spec.network.podCidrs': pods, 'spec.network.serviceCidrs': services, 'spec.network.nodeCidrMask': { ipv4: longer(pods.ipv4, longer4, 32), ipv6: longer(pods.ipv6, longer6, 128) }, 'spec.kkp.nodeNetwork': undefined });
      const validation = validatePlan(plan);
      const rendering = renderManifests(plan);
      expect(rendering.ok).toBe(validation.valid);
      expect(flaws(plan)).toEqual([]);
      if (!rendering.ok) {
        expect(rendering.findings.some(({ severity }) => severity === 'error')).toBe(true);
        return;
      }
      valid += 1;
      for (const { content, mediaType } of rendering.files) {
        if (mediaType === 'application/yaml') expect(parseAllDocuments(content).flatMap(({ errors }) => errors)).toEqual([]);
        if (mediaType === 'application/json') JSON.parse(content);
      }
    }), { numRuns: 300, seed: 20260821 });
    expect(valid).toBeGreaterThan(30);
  });
});

describe('ZIP', () => {
  it('holds every file below one folder, scripts executable, the same bytes every time', () => {
    const rendering = renderManifests(EXAMPLES[0]?.plan);
    if (!rendering.ok) throw new Error('not valid');
    const zip = toZip(rendering.name, rendering.files);
    expect(toZip(rendering.name, rendering.files)).toEqual(zip);
    const entries = unzipSync(zip);
    expect(Object.keys(entries)).toEqual(rendering.files.map((each) => `prod-eu-1/${each.path}`));
    for (const each of rendering.files) expect(strFromU8(entries[`prod-eu-1/${each.path}`] ?? new Uint8Array())).toBe(each.content);
  });
});

