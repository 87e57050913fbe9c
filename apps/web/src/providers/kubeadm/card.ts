/** What comes out of a plan, on the card of the provider, in other languages than its own English. */
export const card = { 'zh-CN': '每个节点的 kubeadm 配置，与这些地址段完全匹配的 Calico、Cilium、flannel 或 Canal，预检脚本，单栈与双栈互转指南，以及验证工具' };
