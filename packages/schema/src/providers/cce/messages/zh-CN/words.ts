import type { Addon, ClusterType, NetworkModel, Site } from '../../catalog.js';

/** What the clouds are called. */
export const SITES: Readonly<Record<Site, string>> = { huaweicloud: '华为云', otc: 'Open Telekom Cloud' };
/** Types of clusters, as the console calls them. */
export const TYPES: Readonly<Record<ClusterType, string>> = { standard: 'CCE Standard 集群', turbo: 'CCE Turbo 集群' };
/** Network models, as the console calls them. */
export const MODELS: Readonly<Record<NetworkModel, string>> = { overlay_l2: '容器隧道网络', 'vpc-router': 'VPC 网络', eni: '云原生网络 2.0' };

/** Add-ons as the Chinese console calls them. */
export const ADDON_NAMES: Readonly<Record<Addon, string>> = { 'log-agent': '云原生日志采集插件', 'cie-collector': '云原生监控插件', 'nginx-ingress': 'NGINX Ingress 控制器', 'node-local-dns': '节点本地域名解析加速', 'metrics-server': 'Kubernetes Metrics Server 指标采集', npd: 'CCE 节点故障检测', autoscaler: 'CCE 集群弹性引擎' };

/** A node pool by its name, which it may not have yet, within a sentence. */
export const pooled = (pool: string): string => (pool === '' ? '节点池' : `节点池 ${pool} `);
/** The same where a sentence begins with it. */
export const ofPool = (pool: string): string => (pool === '' ? '有一个节点池' : pooled(pool));
