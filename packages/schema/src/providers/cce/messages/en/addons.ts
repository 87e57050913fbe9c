import { ADDON_LABEL, type Addon } from '../../catalog.js';

/** What is said of add-ons. */
export const addons = {
  'cce/addon-version': {
    title: 'An add-on has a version, and an autoscaler that of the cluster',
    why: 'An instance is made from a template, which is found by name and version together. Builds of the autoscaler follow the scheduler of one minor release.',
    says: {
      missing: ({ name }: { name: Addon }) => `${ADDON_LABEL[name]} has no version; the console of the region lists those that go with the cluster.`,
      format: ({ version }: { version: string }) => `${JSON.stringify(version)} is no version of an add-on; they are written like 1.33.31.`,
      autoscaler: ({ version, cluster }: { version: string; cluster: string }) => `CCE Cluster Autoscaler ${version} is made for clusters of another version than ${cluster}: the first two numbers have to be the same.`,
    },
  },
  'cce/addon-twice': {
    title: 'An add-on is installed once',
    why: 'Its release in the cluster is named after the template; a second one meets "release name is already exist".',
    says: ({ name }: { name: Addon }) => `${ADDON_LABEL[name]} is named twice. Name it once.`,
  },
  'cce/nginx-load-balancer': {
    title: 'The NGINX Ingress Controller stands behind a load balancer that exists',
    why: 'Its Service names one by kubernetes.io/elb.id and takes ports 80 and 443 of it. The console asks for one before it installs the add-on.',
    says: () => 'NGINX Ingress Controller has no load balancer. Create one in the same VPC, at layer 4 (TCP/UDP) and with a private address, and give its id.',
  },
  'cce/monitoring-target': {
    title: 'Cluster monitoring has a place for its metrics',
    why: 'In agent mode Prometheus keeps nothing: it sends what it collects to AOM or to another system. Local storage of the server mode is a choice of the console alone.',
    says: {
      missing: () => 'Cloud Native Cluster Monitoring has nowhere to send metrics to: name an AOM instance by its id, or the URL of another monitoring system.',
      url: ({ url }: { url: string }) => `${JSON.stringify(url)} is no URL to send metrics to; one begins with https:// or http://.`,
    },
  },
  'cce/addon-setting': {
    title: 'A setting belongs to its add-on',
    why: 'Each template has parameters of its own, and no other has a place for it.',
    says: ({ name }: { name: Addon }) => `${ADDON_LABEL[name]} has no such setting: it would not be sent. Remove it.`,
  },
  'cce/autoscaler-needed': {
    title: 'Node pools scale by themselves with the CCE Cluster Autoscaler alone',
    why: 'Bounds are only kept with the pool. What looks for Pods that wait, and adds and removes nodes, is a deployment of that add-on inside the cluster.',
    says: ({ pool }: { pool: string }) => `${pool === '' ? 'A node pool' : `Node pool ${pool}`} is to scale by itself, and the plan installs no CCE Cluster Autoscaler: nothing reads its bounds, and it stays at its number of nodes.`,
  },
};
