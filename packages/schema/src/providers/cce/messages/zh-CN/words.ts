import type { ClusterType, NetworkModel, Site } from '../../catalog.js';

/** What the clouds are called. */
export const SITES: Readonly<Record<Site, string>> = { huaweicloud: '华为云', otc: 'Open Telekom Cloud' };
/** Types of clusters, as the console calls them. */
export const TYPES: Readonly<Record<ClusterType, string>> = { standard: 'CCE Standard 集群', turbo: 'CCE Turbo 集群' };
/** Network models, as the console calls them. */
export const MODELS: Readonly<Record<NetworkModel, string>> = { overlay_l2: '容器隧道网络', 'vpc-router': 'VPC 网络', eni: '云原生网络 2.0' };
