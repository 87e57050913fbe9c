import type { Translation } from '../../../../findings/message.js';
import { problems } from '../../../../messages/zh-CN.js';
import type { masters as english } from '../en/masters.js';

/** What is said of the master nodes, and of who reaches them. */
export const masters: Translation<typeof english> = {
  'cce/master-disk-encryption': {
    title: '控制节点磁盘加密自 v1.25 起支持',
    why: 'CCE 在创建云硬盘时使用 AES-256 加密，以后不能更改，磁盘读写性能会有所下降。API 参考只给出版本，没有说明原因。',
    says: ({ version, first }) => `CCE ${version} 不支持控制节点磁盘加密，v1.${first} 及以上版本支持。`,
  },
  'cce/overload-control': {
    title: '过载控制自 v1.23 起支持',
    why: '控制节点过载时，CCE 会拒绝一部分外部请求，过载越严重拒绝的比例越高。手册只给出版本，没有说明原因。',
    says: ({ version, first }) => `CCE ${version} 没有过载控制，自 v1.${first} 起提供。`,
  },
  'cce/api-server-cidrs': {
    title: '允许访问 API 服务器的网段为 IPv4 网段',
    why: 'publicAccess.cidrs 在创建集群时读取。API 参考只给出默认值 0.0.0.0/0，没有提到另一地址族的网段。',
    says: {
      ...problems,
      family: ({ range }) => `${range} 是 IPv6 网段；对于 API 服务器，CCE 的文档只提到 IPv4 网段。`,
    },
  },
  'cce/api-server-cidrs-inside': {
    title: '集群自身须能访问 API 服务器',
    why: 'kubelet 从 VPC 的子网访问，Standard 集群的 Pod 从容器网段访问。API 参考建议放通这两者，但不会自动添加。',
    says: ({ range }) => `${range} 属于集群自身，而允许访问 API 服务器的网段都不包含它。请添加该网段，否则节点和 Pod 可能无法访问。`,
  },
};
