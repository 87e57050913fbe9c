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
  'cce/autoscaler-needed': {
    title: 'Node pools scale by themselves with the CCE Cluster Autoscaler alone',
    why: 'Bounds are only kept with the pool. What looks for Pods that wait, and adds and removes nodes, is a deployment of that add-on inside the cluster.',
    says: ({ pool }: { pool: string }) => `${pool === '' ? 'A node pool' : `Node pool ${pool}`} is to scale by itself, and the plan installs no CCE Cluster Autoscaler: nothing reads its bounds, and it stays at its number of nodes.`,
  },
};
