import type { Translation } from '../../../../findings/message.js';
import { spaced } from '../../../../messages/zh-CN/words.js';
import type { dataplane as english } from '../en/dataplane.js';
import { MODELS, ofPool } from './words.js';

/** What is said of DataPlane V2. */
export const dataplane: Translation<typeof english> = {
  'cce/dataplane-v2-model': {
    title: '容器隧道网络不支持 DataPlane V2',
    why: '它是另外两种网络模型的插件中集成的 Cilium。建立隧道的 Open vSwitch 有自己的网络策略。',
    says: () => '容器隧道网络不支持 DataPlane V2：只有 VPC 网络和云原生网络 2.0 可以启用。',
  },
  'cce/dataplane-v2-version': {
    title: 'DataPlane V2 自各版本的某个补丁起提供',
    why: '两种网络模型各自从不同的补丁开始支持。只有新建的集群可以启用，以后升级也无法获得。',
    says: ({ version, first, model }) => spaced`CCE ${version} 的${MODELS[model]}还没有 DataPlane V2，自 ${first} 起提供。`,
  },
  'cce/dataplane-v2-nodes': {
    title: 'DataPlane V2 只支持 Huawei Cloud EulerOS 2.0，不支持安全容器',
    why: '每个节点的内核中由 Cilium 的代理工作。手册只列出一种系统，并排除 Kata 运行时，没有给出原因。',
    says: {
      os: ({ pool, os, system }) => spaced`${ofPool(pool)}的操作系统为 ${os}；启用 DataPlane V2 后，节点只能使用 ${system}。`,
      kata: ({ pool }) => spaced`${ofPool(pool)}用于安全容器（Kata），而 DataPlane V2 不支持。`,
    },
  },
  'cce/dataplane-v2-ticket': {
    title: 'DataPlane V2 须提交工单开通',
    why: '该功能受限发布：云平台按账号名单开放。',
    says: {
      vpc: () => 'DataPlane V2 须先为账号开通：请在创建集群前向 CCE 提交工单。启用后不能关闭；每个节点上的代理会占用至少 80 MiB 内存。',
      turbo: () => 'DataPlane V2 须先为账号开通：请在创建集群前向 CCE 提交工单。Turbo 集群的该功能处于受限公测，升级为商用版本时需要重置节点。启用后不能关闭。',
    },
  },
};
