import { hasSettings, subnetsOfPool } from '@dualstack/schema/providers/cce';
import type { GeneratedFile } from '../../kit/file.js';
import { toCompactJson } from '../../format/json.js';
import { toShell } from '../../format/shell.js';
import type { Value } from '../../format/yaml.js';
import { sendsToAom, sendsToOthers } from './addons.js';
import type { Sequence } from './api.js';
import type { Purposes } from './messages/texts.js';
import { DOMAIN, hasPoolSubnets, moreNodeSubnets, overridesOf, placeOf, type Plan, type Subnet } from './resources.js';
import { addonsBody } from './script-addons.js';
import { createBody } from './script-create.js';
import { insertBody } from './script-insert.js';
import { KUBECONFIG, KUBECONFIG_DAYS } from './script-kubeconfig.js';
import { LIB } from './script-lib.js';

/** The scripts that send the API bodies: the whole sequence, and the last step alone for nodes that came later. */
export function apiScripts(plan: Plan, sequence: Sequence, purposes: Purposes): GeneratedFile[] {
  const script = (name: string, purpose: string, content: string): GeneratedFile => ({ path: `api/${name}`, mediaType: 'text/x-shellscript', purpose, content });
  return [
    script('create.sh', purposes.create, createScript(plan, sequence)),
    ...(sequence.insert === undefined ? [] : [script('insert-ipv6.sh', purposes.insert, insertScript(plan, sequence.insert))]),
    ...(sequence.addons.length === 0 ? [] : [script('addons.sh', purposes.addons, addonsScript(plan, sequence.addons))]),
    script('kubeconfig.sh', purposes.kubeconfig, kubeconfigScript()),
    script('lib.sh', purposes.lib, libScript(plan)),
  ];
}

/** The script that gets the way into the cluster, whichever way made it. */
function kubeconfigScript(): string {
  return toShell({
    comment: [
      'Writes a kubeconfig of the cluster beside itself, for its owner alone to read, or into KUBECONFIG_FILE. The certificate in it is that of',
      'an administrator: keep it as you keep a password. Run it again for another one.',
      ...NEEDS,
    ],
    variables: { DAYS: String(KUBECONFIG_DAYS) },
    body: KUBECONFIG,
  });
}

const NEEDS = [
  'Needs: bash 4, curl and jq, and in the environment either AUTH_TOKEN (an IAM token of the project) with PROJECT_ID,',
  'or OS_USERNAME, OS_PASSWORD and OS_DOMAIN_NAME (and OS_PROJECT_NAME, if the project is not called like the region).',
];

/** Where the services of the cloud are, and how requests are made. It holds no step of its own. */
function libScript({ spec: { cce: settings } }: Plan): string {
  return toShell({
    comment: ['Sourced by the other scripts. Every id that an answer gives is kept in ids.json beside them,', 'so that a run that stopped goes on where it was.', ...NEEDS],
    variables: { REGION: settings.region, DOMAIN: DOMAIN[settings.site] },
    body: LIB,
  });
}

/** What has to hold of a resource that exists already; the plan says nothing binding of the rest. */
const existing = (wanted: Value) => toCompactJson(wanted);

/** A subnet that exists is where the plan says, and has IPv6 where the cluster needs it. */
const existingSubnet = ({ name, cidr, ipv6Enabled }: Subnet) => existing({ name, cidr: cidr.text, ...(ipv6Enabled && { ipv6_enable: true }) });

function createScript(plan: Plan, sequence: Sequence): string {
  const { metadata, spec } = plan;
  const { vpc, podSubnets, sharedBandwidth } = spec.cce;
  const placed = sequence.subnets.map(({ subnet }) => subnet);
  const bandwidth = sequence.insert === undefined ? null : sharedBandwidth;
  return toShell({
    comment: [
      'Creates the cluster over the API of the cloud: sends the numbered bodies in order and puts the ids of earlier answers in.',
      'It looks for everything that it needs before it makes anything. Run again, it goes on where it was; what is there already,',
      'by its id in ids.json or by its name, is compared with the plan value by value, and the script stops where they differ.',
      ...NEEDS,
    ],
    variables: {
      VPC_NAME: vpc.name,
      VPC_FILE: sequence.vpc ?? '',
      VPC_EXISTING: vpc.existing ? existing({ name: vpc.name, cidr: vpc.cidr.text }) : '',
      VPC_TAGS_FILE: sequence.vpcTags ?? '',
      CLUSTER_NAME: metadata.name,
      CLUSTER_FILE: sequence.cluster,
      BANDWIDTH_NAME: bandwidth?.name ?? '',
      BANDWIDTH_FILE: sequence.bandwidth ?? '',
      BANDWIDTH_EXISTING: bandwidth?.existing ? existing({ name: bandwidth.name }) : '',
      AUTHENTICATION: spec.cce.authentication.mode,
    },
    arrays: {
      SUBNET_NAMES: placed.map(({ name }) => name),
      SUBNET_FILES: sequence.subnets.map(({ file }) => file ?? ''),
      SUBNET_EXISTING: placed.map((subnet) => (subnet.existing ? existingSubnet(subnet) : '')),
      SUBNET_TAGS_FILES: sequence.subnets.map(({ tags }) => tags ?? ''),
      // Which of the subnets are for Pods, by their place: 0 is the node subnet.
      POD_SUBNETS: podSubnets.map((subnet) => String(Math.max(0, placed.findIndex(({ name, cidr }) => name === subnet.name && cidr.text === subnet.cidr.text)))),
      NODE_POOL_FILES: sequence.nodePools,
      NODE_POOL_NAMES: spec.nodePools.map(({ name }) => name),
      NODE_POOL_NODES: spec.nodePools.map(({ initialNodeCount, autoscaling }) => String(autoscaling?.enable ? Math.min(initialNodeCount, autoscaling.minNodeCount) : initialNodeCount)),
      ...(hasPoolSubnets(plan) && { NODE_POOL_SUBNETS: spec.nodePools.map((pool) => subnetsOfPool(plan, pool).map((subnet) => placeOf(plan, subnet)).join(' ')) }),
      NODE_POOL_KEY_PAIRS: spec.nodePools.map(({ keyPair }) => keyPair),
    },
    body: createBody({ hasAddons: sequence.addons.length > 0, needsAomKeys: sendsToAom(plan), hasOverrides: overridesOf(plan).length > 0, hasPoolSubnets: hasPoolSubnets(plan) }),
  });
}

function addonsScript(plan: Plan, files: readonly string[]): string {
  const { site, addons = [] } = plan.spec.cce;
  return toShell({
    comment: [
      'Installs the add-ons of the plan that the cluster has not yet, in the versions of the plan; what is there is left as it is.',
      'create.sh runs it. The id of the cluster comes from the environment (CLUSTER_ID), from ids.json, or from Terraform.',
      ...(sendsToAom(plan) ? ['AOM_APP_KEY and AOM_APP_SECRET in the environment let metrics into AOM.'] : []),
      ...(sendsToOthers(plan) ? ['MONITORING_TOKEN in the environment lets metrics into the other monitoring system, where it asks for one.'] : []),
      ...NEEDS,
    ],
    variables: { BY_CLUSTER: site === 'otc' ? 'yes' : '' },
    arrays: { ADDON_FILES: files, ADDON_NAMES: addons.map(({ name }) => name), ADDON_VERSIONS: addons.map(({ version }) => version) },
    body: addonsBody(addons.some(({ name }) => hasSettings(name)), sendsToAom(plan)),
  });
}

function insertScript(plan: Plan, insert: string): string {
  const { metadata, spec } = plan;
  const others = moreNodeSubnets(plan).map((_, index) => `SUBNET_${index + 1}_NETWORK_ID`);
  return toShell({
    comment: [
      'Puts the IPv6 address of every node of the cluster into the shared bandwidth; those that are in it already are left alone,',
      'and nothing is taken out. Run it again whenever nodes were added. The ids come from the environment (CLUSTER_ID,',
      'NODE_SUBNET_NETWORK_ID, SHARED_BANDWIDTH_ID), from ids.json, or from the outputs of Terraform in ../terraform.',
      ...NEEDS,
    ],
    variables: { INSERT_FILE: insert, CLUSTER_NAME: metadata.name, BANDWIDTH_NAME: spec.cce.sharedBandwidth?.name ?? '' },
    ...(others.length > 0 && { arrays: { OTHER_NETWORKS: others } }),
    body: insertBody(others.length > 0),
  });
}
