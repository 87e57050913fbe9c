import { cce, familiesOf, FAMILY_LABEL, type SpokenFinding } from '@dualstack/schema';
import { code, link, table, words } from '../../format/words.js';
import { limitations } from '../../kit/findings.js';
import { changes, undone } from './guide-changes.js';
import { containerCidrs, hasBandwidth, isBeyondTerraform, type Plan } from './resources.js';
import { fillsBandwidth } from './terraform-bandwidth.js';

/** The README of a CCE plan: what is here, in which order to use it, and what will not work. */
export function guide(plan: Plan, findings: readonly SpokenFinding[]): string {
  return [heading(plan), addresses(plan), ...ways(plan), bandwidth(plan), loadBalancers(plan), verify(plan), changes(plan), undone(plan), ids(), limitations(findings)].filter((section) => section !== '').join('\n\n').concat('\n');
}

function heading({ metadata, spec }: Plan): string {
  const settings = spec.cce;
  const scale = cce.flavorOf(settings.flavor, settings.site);
  return [
    `# ${words(metadata.name)}`,
    ...(metadata.description ? ['', words(metadata.description)] : []),
    '',
    table(
      ['', ''],
      [
        ['Cluster', code(metadata.name)],
        ['Target', `${cce.CLUSTER_TYPE_LABEL[settings.clusterType]} on ${cce.SITE[settings.site].label}, region ${code(settings.region)}`],
        ['Version', code(settings.version)],
        ['Scale', `${code(settings.flavor)}${scale ? `, at most ${scale.nodes} nodes, ${scale.masters === 1 ? 'one master node' : 'three master nodes'}` : ''}`],
        ['Families', spec.ipFamily],
        ['Network model', `${cce.NETWORK_MODEL_LABEL[settings.networkModel]} (${code(settings.networkModel)}), request forwarding ${code(spec.network.proxyMode)}`],
      ],
    ),
  ].join('\n');
}

function addresses(plan: Plan): string {
  const { spec } = plan;
  const settings = spec.cce;
  const assigned = 'assigned by the cloud';
  const isDual = cce.speaksIpv6(plan);
  const ipv6 = (value: string) => (isDual ? value : '–');
  const services = spec.network.serviceCidrs.ipv6?.text ?? cce.STANDARD_IPV6_SERVICE_CIDR;
  const list = (texts: readonly string[]) => texts.map(code).join(', ') || '–';
  const rows = [
    [`VPC ${code(settings.vpc.name)}`, code(settings.vpc.cidr.text), '–'],
    [`Node subnet ${code(settings.nodeSubnet.name)}`, code(settings.nodeSubnet.cidr.text), ipv6(assigned)],
    settings.clusterType === 'turbo' ? [`Pod subnets ${list(settings.podSubnets.map(({ name }) => name))}`, list(settings.podSubnets.map(({ cidr }) => cidr.text)), ipv6(assigned)] : ['Pods (container CIDR block)', list(containerCidrs(plan)), ipv6(assigned)],
    ['Services', code(spec.network.serviceCidrs.ipv4?.text ?? cce.DEFAULT_SERVICE_CIDR), ipv6(code(services))],
  ];
  return [
    '## Address plan',
    '',
    table(['Range', ...familiesOf('IPv4+IPv6').map((family) => FAMILY_LABEL[family])], rows),
    '',
    'Type, VPC, subnets, IPv6, network model, ranges and request forwarding can never be changed once the cluster exists. A VPC network may get further container CIDR blocks, a Turbo cluster further pod subnets; the scale can only grow.',
    ...([settings.nodeSubnet, ...settings.podSubnets].every(({ existing }) => existing) ? [] : ['', 'A subnet begins with the default route table of the VPC; another one, of your own, can be associated in the console once the subnet exists.']),
  ].join('\n');
}

/** Why there are no Terraform files. */
const BEYOND: Record<cce.BeyondTerraform, (plan: Plan) => string> = {
  'ipv6-service-cidr': ({ spec }) => `The IPv6 Service CIDR block ${code(spec.network.serviceCidrs.ipv6?.text ?? '')} can be set over the API only. The Terraform provider has no argument for it and would create the cluster with ${code(cce.DEFAULT_IPV6_SERVICE_CIDR)} for ever, so there are no Terraform files here.`,
  'container-cidrs': (plan) => `The container CIDR blocks ${containerCidrs(plan).map(code).join(', ')} can be set over the API only. The Terraform provider sends one text as one block, so there are no Terraform files here.`,
};

function ways(plan: Plan): string[] {
  const api = apiWay(plan);
  if (isBeyondTerraform(plan)) return [['## Create the cluster', '', ...cce.beyondTerraform(plan).flatMap((reason) => [BEYOND[reason](plan), '']), ...api].join('\n')];
  return [['## Create the cluster', '', 'Take one of the two ways, not both: each creates everything.', '', ...terraformWay(plan), '', ...api].join('\n')];
}

function terraformWay(plan: Plan): string[] {
  const credentials = plan.spec.cce.site === 'huaweicloud' ? '`HW_ACCESS_KEY` and `HW_SECRET_KEY`' : '`OS_USERNAME`, `OS_PASSWORD`, `OS_DOMAIN_NAME` and `OS_PROJECT_NAME`';
  return [
    '### With Terraform',
    '',
    `Put the credentials into ${credentials}, then:`,
    '',
    '```sh',
    'cd terraform',
    'terraform init',
    'terraform plan -out=cluster.tfplan',
    'terraform apply cluster.tfplan',
    '```',
    ...secondRun(plan),
  ];
}

/** What puts the nodes into the shared bandwidth once they exist. */
function secondRun(plan: Plan): string[] {
  if (!hasBandwidth(plan) || plan.spec.nodePools.length === 0) return [];
  if (!fillsBandwidth(plan)) return ['', 'Then `./api/insert-ipv6.sh` puts the IPv6 addresses of the nodes into the shared bandwidth; it takes the ids from the outputs of Terraform.'];
  return ['', 'A second run puts the IPv6 addresses of the nodes into the shared bandwidth; which nodes there are is known only now:', '', '```sh', "echo 'nodes_in_bandwidth = true' >nodes.auto.tfvars", 'terraform apply', '```'];
}

function apiWay({ spec }: Plan): string[] {
  const proxy = spec.cce.authentication.mode === 'authenticating_proxy' ? ['', 'The authenticating proxy needs `PROXY_CA_FILE`, `PROXY_CERT_FILE` and `PROXY_KEY_FILE` too.'] : [];
  return [
    '### Over the API',
    '',
    'The numbered files in `api/` are the bodies in calling order. `create.sh` sends them, puts the ids of earlier answers in, and keeps every id in `api/ids.json`. It looks for everything that it needs before it makes anything. Run again, it goes on where it was; where something is there already, it compares it with the plan value by value, and stops if the two differ:',
    '',
    '```sh',
    'AUTH_TOKEN=… PROJECT_ID=… ./api/create.sh',
    '```',
    '',
    'Instead of a token it takes `OS_USERNAME`, `OS_PASSWORD` and `OS_DOMAIN_NAME`.',
    ...proxy,
  ];
}

function bandwidth(plan: Plan): string {
  const { sharedBandwidth, clusterType } = plan.spec.cce;
  const heading = ['## IPv6 and the Internet', ''];
  const advice = link(cce.SOURCES.dualStack.title, cce.SOURCES.dualStack.url);
  if (!cce.speaksIpv6(plan)) return [...heading, `Clients with IPv6 reach a cluster of IPv4 through an IPv6 EIP. Applications that look at the addresses of such clients, or that talk over IPv6 among themselves, need a dual-stack cluster (${advice}).`].join('\n');
  const why = `Dual stack is for applications that talk over IPv6 among themselves or with other systems, and for those that look at the addresses of their IPv6 clients. Where IPv6 clients are only to be served, an IPv6 EIP does as well (${advice}).`;
  if (!hasBandwidth(plan) || !sharedBandwidth) return [...heading, why, '', 'The plan has no shared bandwidth: IPv6 addresses work inside the VPC only.'].join('\n');
  const size = sharedBandwidth.existing ? ', which exists already and is only looked up' : ` (${sharedBandwidth.sizeMbit} Mbit/s)`;
  return [
    ...heading,
    why,
    '',
    `IPv6 addresses are private until they are in the shared bandwidth ${code(sharedBandwidth.name)}${size}. ${whoFillsIt(plan)}`,
    ...(clusterType === 'turbo' ? ['', `Pods have addresses of their own: those with the annotation ${code('yangtse.io/ipv6-bandwidth-id')} go in by themselves, as \`services/workload.yaml\` shows. By default a shared bandwidth takes ${cce.BANDWIDTH_QUOTA} addresses.`] : []),
  ].join('\n');
}

function whoFillsIt(plan: Plan): string {
  if (plan.spec.nodePools.length === 0) return '`./api/insert-ipv6.sh` puts the nodes in once there are some.';
  if (isBeyondTerraform(plan)) return '`create.sh` puts the nodes in, and `./api/insert-ipv6.sh` those that came later.';
  if (!fillsBandwidth(plan)) return '`create.sh` puts the nodes in; after Terraform, and for nodes that came later, `./api/insert-ipv6.sh` does. It takes nothing out.';
  return 'Both ways above put the nodes in. Nodes that came later go in with another `terraform apply`, or with `./api/insert-ipv6.sh`.';
}

function loadBalancers({ spec }: Plan): string {
  const { loadBalancer, clusterType } = spec.cce;
  const families = loadBalancer.ipFamily === 'IPv4+IPv6' ? 'both families' : 'IPv4';
  const isDual = loadBalancer.ipFamily === 'IPv4+IPv6';
  return [
    '## Services and ingresses',
    '',
    `\`./services/apply.sh\` applies an example workload with a layer-4 Service and a layer-7 ingress behind ${loadBalancer.class === 'performance' ? 'dedicated' : 'shared'} load balancers of ${families}${clusterType === 'standard' ? '; load balancers of both families exist on Turbo clusters only' : ''}.`,
    ...(loadBalancer.class === 'performance' ? ['', `They take addresses of the node subnet unless ${code('LOAD_BALANCER_NETWORK_ID')} and ${code('LOAD_BALANCER_IPV4_SUBNET_ID')} name a subnet of their own, which CCE advises.`] : []),
    ...(isDual ? ['', 'The ingress reaches its backends over IPv4, so the Service behind it is IPv4; clients reach the load balancer over both. Do not change the protocol version of the load balancer on the ELB console. Its IPv6 address is private until it is added to a shared bandwidth.'] : []),
  ].join('\n');
}

function verify(plan: Plan): string {
  const steps = ['With the kubeconfig of the cluster: `./verify/verify.sh`. It checks the addresses of Pods and Services, and that each Service answers, and ends with a count.'];
  if (cce.speaksIpv6(plan)) steps.push('', 'On a node: `./verify/ping6.sh`. It checks that the node has an IPv6 address and reaches the Internet over it.');
  return ['## Verify', '', ...steps].join('\n');
}

function ids(): string {
  return [
    '## Two kinds of subnet ids',
    '',
    table(
      ['Used for', 'Id', 'In the API', 'Huawei Cloud Terraform', 'Open Telekom Cloud Terraform'],
      [
        ['clusters, nodes, load balancer backends', 'network id', '`neutron_network_id`', '`id`', '`network_id`'],
        ['Pods of a Turbo cluster, load balancer addresses', 'IPv4 subnet id', '`neutron_subnet_id`', '`ipv4_subnet_id`', '`subnet_id`'],
      ],
    ),
  ].join('\n');
}
