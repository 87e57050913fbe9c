/** What comes out of a plan, on the card of the provider, in other languages than its own English. */
export const card = { 'zh-CN': 'Cluster、ClusterTemplate 和 MachineDeployment 对象，创建集群的 REST 调用，以及验证工具' };
