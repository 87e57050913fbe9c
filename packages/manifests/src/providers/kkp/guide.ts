import { familiesOf, FAMILY_LABEL, type SpokenFinding, kkp } from '@dualstack/schema';
import { code, link, table, words } from '../../format/markdown.js';
import { limitations } from '../../guide.js';

type Plan = kkp.KkpPlan;

/** Where in the Cluster a later MachineDeployment finds what KKP has made, per cloud provider. */
const COMPLETED: Partial<Record<kkp.CloudProvider, readonly (readonly [field: string, where: string])[]>> = {
  aws: [['securityGroupIDs', '.spec.cloud.aws.securityGroupID'], ['instanceProfile', '.spec.cloud.aws.instanceProfileName'], ['vpcId', '.spec.cloud.aws.vpcID']],
  azure: [['resourceGroup', '.spec.cloud.azure.resourceGroup'], ['vnetName', '.spec.cloud.azure.vnet'], ['subnetName', '.spec.cloud.azure.subnet'], ['routeTableName', '.spec.cloud.azure.routeTable'], ['securityGroupName', '.spec.cloud.azure.securityGroup'], ['availabilitySet', '.spec.cloud.azure.availabilitySet']],
  openstack: [['network', '.spec.cloud.openstack.network'], ['subnet', '.spec.cloud.openstack.subnetID'], ['securityGroups', '.spec.cloud.openstack.securityGroups']],
  vsphere: [['folder', '.spec.cloud.vsphere.folder'], ['datastore', '.spec.cloud.vsphere.datastore']],
};

/** The README of a KKP plan: what is here, in which order to use it, and what will not work. */
export function guide(plan: Plan, findings: readonly SpokenFinding[]): string {
  return [heading(plan), network(plan), ...(plan.spec.kkp.cloudProvider === 'bringyourown' ? byoSteps(plan) : cloudSteps(plan)), verify(), limitations(findings)].join('\n\n').concat('\n');
}

function heading(plan: Plan): string {
  const { kkp: settings, ipFamily, kubernetesVersion } = plan.spec;
  return [
    `# ${words(settings.humanReadableName)}`,
    ...(plan.metadata.description ? ['', words(plan.metadata.description)] : []),
    '',
    table(
      ['', ''],
      [
        ['Cluster', code(plan.metadata.name)],
        ['Target', `KKP ${settings.release}, ${kkp.CLOUD_PROVIDER_LABEL[settings.cloudProvider]}, datacenter ${code(settings.datacenter.name)}`],
        ['Kubernetes', code(kubernetesVersion)],
        ['Families', ipFamily],
        ['CNI', `${code(settings.cni.type)} ${code(settings.cni.version || '–')}, proxy mode ${code(plan.spec.network.proxyMode)}`],
      ],
    ),
  ].join('\n');
}

function network({ spec: { ipFamily, network: ranges } }: Plan): string {
  const cell = (text: string | undefined) => (text === undefined ? '–' : code(text));
  const rows = familiesOf(ipFamily).map((family) => [FAMILY_LABEL[family], cell(ranges.podCidrs[family]?.text), cell(ranges.serviceCidrs[family]?.text), `/${ranges.nodeCidrMask[family] ?? '–'}`]);
  return ['## Address plan', '', table(['Family', 'Pods', 'Services', 'Range of one node'], rows), '', `None of these can be changed once the cluster exists: KKP refuses another family, and other ranges of Pods and Services, for a cluster that is there (${link(kkp.SOURCES.networkUpdate.title, kkp.SOURCES.networkUpdate.url)}). ${familiesOf(ipFamily).length === 1 ? 'So IPv6 cannot be added later: it takes a new cluster, and moving what runs in this one.' : 'So neither family can be taken away again: it takes a new cluster, and moving what runs in this one.'}`].join('\n');
}

function cloudSteps(plan: Plan): string[] {
  const { kkp: settings, nodePools } = plan.spec;
  const preset = settings.preset === undefined ? 'the credentials Secret that `credentials.sh` makes' : `the preset ${code(settings.preset)}`;
  return [
    [
      '## Create the cluster',
      '',
      'Take one of the three ways. All of them make the same cluster.',
      '',
      `1. **REST API**, with ${preset}: \`KKP_URL=… KKP_TOKEN=… ./create-cluster.sh\`. KKP chooses the id of the cluster${(settings.sshKeys ?? []).length > 0 ? '; the script then assigns the SSH keys' : ''}. Run again, the script compares the cluster with \`create-cluster.json\` and makes no second one.`,
      '2. **kubectl on the Seed cluster**: first `./credentials.sh`, then `kubectl apply -f cluster.yaml`.',
      '3. **Template**: `./credentials.sh` and `kubectl apply -f clustertemplate.yaml` on the master cluster, then *Create cluster from template* in the dashboard.',
      '',
      `KKP makes ${nodePools.length > 0 ? `the node pool ${code(nodePools[0]?.name ?? '')}` : 'no machines'} once the control plane is healthy.`,
    ].join('\n'),
    machines(plan),
  ].filter((section) => section !== '');
}

function machines({ metadata, spec: { kkp: settings, nodePools } }: Plan): string {
  if (nodePools.length === 0) return '';
  const completed = COMPLETED[settings.cloudProvider] ?? [];
  const fields = completed.map(([field, where]) => `- ${code(field)} from ${code(`kubectl get cluster ${metadata.name} -o jsonpath='{${where}}'`)}`);
  return [
    '## Add machines later',
    '',
    '`machinedeployment.yaml` has every node pool as a MachineDeployment of its own. With the kubeconfig of the user cluster, `kubectl create -f machinedeployment.yaml` makes the pools that are not there.',
    'The first pool is made by KKP and reported as existing. Do not `apply` it: KKP has given it labels of its own, which cannot change.',
    ...(fields.length === 0 ? [] : ['', 'For the first pool KKP completes fields that exist only once the cluster does. For a pool that you apply yourself, look them up on the Seed cluster and put in those that are not there:', '', ...fields]),
  ].join('\n');
}

function byoSteps(plan: Plan): string[] {
  const nodes = plan.spec.kkp.bringyourown?.nodes ?? [];
  return [
    [
      '## Create the cluster',
      '',
      'Take one of the three ways. All of them make the same control plane.',
      '',
      '1. **REST API**: `KKP_URL=… KKP_TOKEN=… ./create-cluster.sh`. Run again, the script compares the cluster with `create-cluster.json` and makes no second one.',
      '2. **kubectl on the Seed cluster**: `kubectl apply -f cluster.yaml`',
      '3. **Template**: `kubectl apply -f clustertemplate.yaml` on the master cluster, then *Create cluster from template* in the dashboard.',
    ].join('\n'),
    [
      '## Join the nodes',
      '',
      '1. Install a container runtime, `kubelet` and `kubeadm` of the version above on each node, and give it the addresses below.',
      '2. With the kubeconfig of the new cluster, print the join command: `kubeadm token create --print-join-command`',
      '3. On each node, as root: `./join-node.sh <node name> <the printed command>`',
      '',
      nodes.length === 0 ? 'The plan lists no nodes yet.' : table(['Node', 'IPv4', 'IPv6'], nodes.map(({ name, ipv4, ipv6 }) => [code(name), ipv4 === undefined ? '–' : code(ipv4.text), ipv6 === undefined ? '–' : code(ipv6.text)])),
    ].join('\n'),
  ];
}

function verify(): string {
  return ['## Verify', '', 'With the kubeconfig of the new cluster: `./verify/verify.sh`. It checks the addresses of nodes, Pods and Services, and that each Service answers, and ends with a count.'].join('\n');
}
