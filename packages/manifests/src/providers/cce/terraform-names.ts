import type * as cce from '@dualstack/schema/providers/cce';
import { type HclBlock, type HclValue, reference } from '../../format/hcl.js';
import type { Plan, Subnet } from './resources.js';

/** What the two Terraform providers call the same things. */
export interface Dialect {
  readonly provider: string;
  readonly source: string;
  readonly vpc: string;
  readonly subnet: string;
  readonly cluster: string;
  readonly nodePool: string;
  readonly bandwidth: string;
  /** Attribute of a subnet with the id that clusters and nodes take. */
  readonly networkId: string;
  /** Attribute of a subnet with the id that Turbo clusters take for Pods. */
  readonly ipv4SubnetId: string;
  /** Attribute of a subnet with the IPv6 range that the cloud assigned; the data source of Open Telekom Cloud has it from 1.36.20 on. */
  readonly ipv6Cidr: string;
}

export const DIALECT: Record<cce.Site, Dialect> = {
  huaweicloud: {
    provider: 'huaweicloud',
    source: 'huaweicloud/huaweicloud',
    vpc: 'huaweicloud_vpc',
    subnet: 'huaweicloud_vpc_subnet',
    cluster: 'huaweicloud_cce_cluster',
    nodePool: 'huaweicloud_cce_node_pool',
    bandwidth: 'huaweicloud_vpc_bandwidth',
    networkId: 'id',
    ipv4SubnetId: 'ipv4_subnet_id',
    ipv6Cidr: 'ipv6_cidr',
  },
  otc: {
    provider: 'opentelekomcloud',
    source: 'opentelekomcloud/opentelekomcloud',
    vpc: 'opentelekomcloud_vpc_v1',
    subnet: 'opentelekomcloud_vpc_subnet_v1',
    cluster: 'opentelekomcloud_cce_cluster_v3',
    nodePool: 'opentelekomcloud_cce_node_pool_v3',
    bandwidth: 'opentelekomcloud_vpc_bandwidth_v2',
    networkId: 'network_id',
    ipv4SubnetId: 'subnet_id',
    ipv6Cidr: 'cidr_ipv6',
  },
};

/** A look-up of something that exists already. */
export const found = (type: string, label: string, body: HclBlock['body']): HclBlock => ({ type: 'data', labels: [type, label], body, comment: ['It exists already and is only looked up.'] });

/** The id of the VPC, made or looked up. */
export function vpcId({ spec }: Plan): HclValue {
  return reference(`${spec.cce.vpc.existing ? 'data.' : ''}${DIALECT[spec.cce.site].vpc}.main.id`);
}

/** An attribute of a subnet, by where the subnet is used. */
export function ofSubnet({ spec }: Plan, subnet: Subnet, label: string, attribute: string): HclValue {
  return reference(`${subnet.existing ? 'data.' : ''}${DIALECT[spec.cce.site].subnet}.${label}.${attribute}`);
}

/** The id of the node subnet that clusters, nodes and ports take. */
export const nodeNetworkId = (plan: Plan) => ofSubnet(plan, plan.spec.cce.nodeSubnet, 'nodes', DIALECT[plan.spec.cce.site].networkId);
