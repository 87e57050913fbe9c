import type { Source } from '../../findings/finding.js';
import { type Addon, ADDON_LABEL } from './catalog.js';
import type { CcePlan } from './plan.js';
import { parseCceVersion } from './version.js';

/** A version of an add-on, and the minor versions of a cluster that its release history has it for, first and last. */
interface KnownAddon {
  readonly version: string;
  readonly from: number;
  readonly to: number;
  readonly source: Source;
}

/** Open Telekom Cloud's manual of 2026-04-16, in which every add-on has its release history. */
const OTC_MANUAL = 'https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518/umn/source/add-ons';
const history = (name: Addon, page: string): Source => ({ title: `Open Telekom Cloud, CCE user guide: ${ADDON_LABEL[name]}, release history`, url: `${OTC_MANUAL}/${page}.rst` });
const AUTOSCALER = history('autoscaler', 'scheduling_and_elasticity_add-ons/cce_cluster_autoscaler');
const autoscaler = (minor: number, version: string): KnownAddon => ({ version, from: minor, to: minor, source: AUTOSCALER });

/** The newest version of each add-on for the clusters that can be made. Huawei Cloud publishes no such histories that could be read. */
export const OTC_ADDONS: Readonly<Record<Addon, readonly KnownAddon[]>> = {
  'log-agent': [{ version: '1.7.6', from: 21, to: 33, source: history('log-agent', 'cloud_native_observability_add-ons/cloud_native_log_collection') }],
  'cie-collector': [{ version: '3.12.2', from: 21, to: 33, source: history('cie-collector', 'cloud_native_observability_add-ons/cloud_native_cluster_monitoring') }],
  'nginx-ingress': [{ version: '5.0.2', from: 29, to: 33, source: history('nginx-ingress', 'container_network_add-ons/nginx_ingress_controller') }],
  'node-local-dns': [{ version: '1.7.2', from: 27, to: 33, source: history('node-local-dns', 'container_network_add-ons/nodelocal_dnscache') }],
  'metrics-server': [{ version: '1.3.104', from: 25, to: 33, source: history('metrics-server', 'cloud_native_observability_add-ons/kubernetes_metrics_server') }],
  npd: [{ version: '1.19.33', from: 27, to: 33, source: history('npd', 'cloud_native_observability_add-ons/cce_node_problem_detector') }],
  autoscaler: [autoscaler(33, '1.33.31'), autoscaler(32, '1.32.38'), autoscaler(31, '1.31.62'), autoscaler(30, '1.30.100')],
};

/** A version of an add-on that is known to go with a plan; undefined where the manual of its cloud names none. */
export function knownAddonVersion(name: Addon, { site, version = '' }: { readonly site: CcePlan['spec']['cce']['site']; readonly version?: string | undefined }): string | undefined {
  const minor = parseCceVersion(version)?.minor;
  return site === 'otc' && minor !== undefined ? OTC_ADDONS[name].find(({ from, to }) => minor >= from && minor <= to)?.version : undefined;
}

/** Whether a plan installs an add-on. */
export function hasAddon({ spec }: CcePlan, name: Addon): boolean {
  return (spec.cce.addons ?? []).some((each) => each.name === name);
}
