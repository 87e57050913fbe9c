import type { Translation } from '../../../../findings/message.js';
import { quoted, spaced } from '../../../../messages/zh-CN/words.js';
import type { addons as english } from '../en/addons.js';
import { ADDON_NAMES } from './words.js';

/** What is said of add-ons. */
export const addons: Translation<typeof english> = {
  'cce/addon-version': {
    title: '插件有版本，弹性引擎的版本与集群一致',
    why: '插件实例由模板创建，而模板须按名称加版本查找。弹性引擎的每个构建只跟随一个次要版本的调度器。',
    says: {
      missing: ({ name }) => spaced`${ADDON_NAMES[name]}还没有版本；所在区域的控制台列出了适用于该集群的版本。`,
      format: ({ version }) => `${quoted(version)}不是插件的版本；写法例如 1.33.31。`,
      autoscaler: ({ version, cluster }) => `CCE 集群弹性引擎 ${version} 不适用于 ${cluster} 的集群：前两个数字须相同。`,
    },
  },
  'cce/addon-twice': {
    title: '每个插件只安装一次',
    why: '插件在集群中的 release 以模板命名；安装第二个时会返回“release name is already exist”。',
    says: ({ name }) => spaced`${ADDON_NAMES[name]}列出了两次。请只列出一次。`,
  },
  'cce/nginx-load-balancer': {
    title: 'NGINX Ingress 控制器使用已有的负载均衡器',
    why: '该插件的 Service 通过 kubernetes.io/elb.id 指定负载均衡器，并占用其 80 和 443 端口。控制台在安装前会要求选择。',
    says: () => 'NGINX Ingress 控制器还没有负载均衡器。请在同一 VPC 中创建一个具有私网地址的四层（TCP/UDP）负载均衡器，并填写其 ID。',
  },
  'cce/monitoring-target': {
    title: '云原生监控插件须有上报指标的目标',
    why: 'Agent 模式下 Prometheus 不保存数据，只把采集的指标上报到 AOM 或其他系统。Server 模式的本地存储只能在控制台上选择。',
    says: {
      missing: () => '云原生监控插件没有上报指标的目标：请填写 AOM 实例的 ID，或其他监控系统的 URL。',
      url: ({ url }) => `${quoted(url)}不是上报指标的 URL；URL 以 https:// 或 http:// 开头。`,
    },
  },
  'cce/addon-setting': {
    title: '设置只用于对应的插件',
    why: '每个模板有自己的参数，其他模板中没有对应的位置。',
    says: ({ name }) => spaced`${ADDON_NAMES[name]}没有这项设置，不会提交。请删除。`,
  },
  'cce/autoscaler-needed': {
    title: '节点池只有在安装 CCE 集群弹性引擎后才会自动伸缩',
    why: '上下限只保存在节点池中。查找等待中的 Pod、增减节点的，是该插件在集群内运行的工作负载。',
    says: ({ pool }) => `${pool === '' ? '有一个节点池' : `节点池 ${pool} `}开启了弹性伸缩，而规划中没有安装 CCE 集群弹性引擎：没有组件读取其上下限，节点数会保持不变。`,
  },
};
