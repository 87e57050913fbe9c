import * as starlingx from '@dualstack/schema/providers/starlingx';
import type { Value } from '../../format/yaml.js';
import type { Plan } from './plan.js';

type Variables = { readonly [name: string]: Value };

/** How localhost.yml calls each address, after the name of the network. */
const VARIABLE: Readonly<Record<starlingx.AddressField, string>> = { start: 'start_address', end: 'end_address', gateway: 'gateway_address', floating: 'floating_address', node0: 'node_0_address', node1: 'node_1_address' };

/** The variables of the bootstrap playbook for a plan, in the order of default.yml. Lists of two families are texts with a comma. */
export function bootstrapVariables(plan: Plan): Variables {
  const { starlingx: settings } = plan.spec;
  const { dynamicAddressAllocation: dynamic = {}, dockerProxy: proxy = {} } = settings;
  return {
    system_mode: settings.systemType === 'aio-sx' ? 'simplex' : settings.systemType === 'aio-dx' ? (settings.systemMode ?? 'duplex') : 'duplex',
    ...(settings.distributedCloudRole !== 'subcloud' && { distributed_cloud_role: settings.distributedCloudRole }),
    ...(settings.timezone !== undefined && { timezone: settings.timezone }),
    dns_servers: settings.dnsServers.map(({ text }) => text),
    ...Object.fromEntries(starlingx.NETWORKS.flatMap((name) => Object.entries(networkVariables(plan, name)))),
    ...(dynamic.management !== undefined && { management_dynamic_address_allocation: dynamic.management }),
    ...(dynamic.clusterHost !== undefined && { cluster_host_dynamic_address_allocation: dynamic.clusterHost }),
    ...(proxy.http !== undefined && { docker_http_proxy: proxy.http }),
    ...(proxy.https !== undefined && { docker_https_proxy: proxy.https }),
    ...(proxy.noProxy !== undefined && { docker_no_proxy: proxy.noProxy }),
    ...(settings.dockerRegistries !== undefined && { docker_registries: registries(settings.dockerRegistries) }),
    ...kubernetesVariables(settings),
    /** A playbook without these variables passes over them in silence. */
    ...(starlingx.releaseOf(settings.release).hasCalico && calicoVariables(settings.calico)),
    ...(starlingx.releaseOf(settings.release).hasFilesystemSizes && present({ docker_fs_size: settings.dockerFsSize, docker_distribution_fs_size: settings.dockerDistributionFsSize })),
    ...(settings.kernel !== undefined && settings.systemType !== 'standard' && { kernel: settings.kernel }),
  };
}

/** What the system controller needs to know of a subcloud, and the playbook after it. */
export function subcloudValues(plan: Plan): Variables {
  const { metadata, spec } = plan;
  return {
    name: metadata.name,
    ...(metadata.description !== undefined && metadata.description !== '' && { description: metadata.description }),
    ...(spec.starlingx.location !== undefined && { location: spec.starlingx.location }),
    ...bootstrapVariables(plan),
    systemcontroller_gateway_address: spec.starlingx.systemControllerGateway?.text ?? '',
  };
}

/**
 * The variables of one network. An address is written where the plan names it in a family, then in every family,
 * because the playbook takes a list as long as that of the subnets; and where the playbook does not derive it. Start
 * and end go together: with one of them alone, the playbook of a system in two families ends at the other (validate-config,
 * "Set secondary controller address in derived facts").
 */
function networkVariables(plan: Plan, name: starlingx.NetworkName): Variables {
  const subnets = starlingx.familiesOfNetwork(plan, name);
  if (subnets.length === 0) return {};
  const { variable } = starlingx.NETWORK[name];
  const list = (texts: readonly string[]) => texts.join(',');
  const variables: Record<string, Value> = { [`${variable}_subnet`]: list(subnets.map(({ text }) => text)) };
  const isNamed = (field: starlingx.AddressField) => subnets.some(({ addresses }) => addresses[field] && !addresses[field].isDerived);
  for (const field of starlingx.fieldsOf(plan, name)) {
    const found = subnets.flatMap(({ addresses }) => addresses[field] ?? []);
    const isEdge = field === 'start' || field === 'end';
    const isWritten = (isEdge ? isNamed('start') || isNamed('end') : isNamed(field)) || mustBeWritten(plan, name, field);
    if (isWritten && found.length === subnets.length) variables[`${variable}_${VARIABLE[field]}`] = list(found.map(({ text }) => text));
  }
  return variables;
}

/** Where the range must be written although it can be derived: dcmanager asks for it, and so does the playbook of a system controller and of an admin network. */
function mustBeWritten(plan: Plan, name: starlingx.NetworkName, field: starlingx.AddressField): boolean {
  const { distributedCloudRole: role } = plan.spec.starlingx;
  return (field === 'start' || field === 'end') && (name === 'admin' || (name === 'management' && role !== 'none'));
}

function registries(given: NonNullable<Plan['spec']['starlingx']['dockerRegistries']>): Variables {
  return Object.fromEntries(starlingx.REGISTRIES.flatMap((key) => (given[key] ? [[key, { url: given[key].url, type: given[key].type, secure: given[key].secure }]] : [])));
}

/** Variables that have a value. */
const present = (variables: Readonly<Record<string, Value | undefined>>): Variables => Object.fromEntries(Object.entries(variables).filter((each): each is [string, Value] => each[1] !== undefined));

/** A value of the kubelet's configuration: what JSON makes of it, else the text. */
function valueOf(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}

/** Names that the system answers, what it trusts and keeps, and what Kubernetes is told, in the order of default.yml. */
function kubernetesVariables(settings: Plan['spec']['starlingx']): Variables {
  const { userDnsHostRecords: records, apiserverOidc: oidc, apiserverExtraArgs: args, kubeletConfigurations: kubelet } = settings;
  const login = present({ client_id: oidc?.clientId, issuer_url: oidc?.issuerUrl, username_claim: oidc?.usernameClaim, groups_claim: oidc?.groupsClaim });
  return present({
    user_dns_host_records: records && records.length > 0 ? Object.fromEntries(records.map((record) => [record.name, starlingx.recordText(record)])) : undefined,
    additional_local_registry_images: settings.additionalLocalRegistryImages,
    ssl_ca_cert: settings.sslCaCert,
    apiserver_oidc: Object.keys(login).length > 0 ? login : undefined,
    apiserver_extra_args: args && args.length > 0 ? Object.fromEntries(args.map(({ name, value }) => [name, value])) : undefined,
    kubelet_configurations: kubelet && kubelet.length > 0 ? Object.fromEntries(kubelet.map(({ name, value }) => [name, valueOf(value)])) : undefined,
    networking_configurations: settings.networkingConfigurations?.dnsDomain === undefined ? undefined : { dnsDomain: settings.networkingConfigurations.dnsDomain },
  });
}

function calicoVariables(given: Plan['spec']['starlingx']['calico']): Variables {
  if (!given) return {};
  const variables = {
    calico_encapsulation: given.encapsulation,
    calico_chain_insert_mode: given.chainInsertMode,
    calico_iptables_backend: given.iptablesBackend,
    calico_linux_dataplane: given.linuxDataplane,
    calico_mtu: given.mtu,
    calico_ippool_block_size_v4: given.blockSize?.ipv4,
    calico_ippool_block_size_v6: given.blockSize?.ipv6,
    calico_bgp: given.bgp,
    calico_host_ports: given.hostPorts,
    calico_multi_interface_mode: given.multiInterfaceMode,
    calico_windows_dataplane: given.windowsDataplane,
    calico_kubelet_volume_plugin_path: given.kubeletVolumePluginPath,
  };
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}
