import type { Translation } from '../../../../findings/message.js';
import type { nat64 as english } from '../en/nat64.js';

/** 关于 kubeadm 所安装组件的 DNS64 能力。 */
export const nat64: Translation<typeof english> = {
  'kubeadm/nat64-coredns': {
    title: 'CoreDNS 从 1.7 起支持 DNS64',
    why: '在 CoreDNS 1.7.0 之前，dns64 插件需要自行编译进去。旧版本遇到 Corefile 中不认识的指令会退出，此后任何名称都无法解析。',
    says: ({ version, from }) => `Kubernetes ${version} 由 kubeadm 安装的 CoreDNS 没有 dns64 插件，${from} 起才有。请由节点的 DNS 解析器完成 DNS64，或选择更新的版本。`,
  },
};
