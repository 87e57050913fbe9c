import { familiesOf, isAtLeast } from '@dualstack/schema';
import type * as kkp from '@dualstack/schema/providers/kkp';
import type { Value } from '../../format/yaml.js';
import * as shared from '../../kit/join.js';

type Plan = kkp.KkpPlan;
type ByoNode = NonNullable<Plan['spec']['kkp']['bringyourown']>['nodes'][number];

const nodeIps = (plan: Plan, node: ByoNode): string[] => familiesOf(plan.spec.ipFamily).flatMap((family) => node[family]?.text ?? []);

/**
 * The JoinConfiguration of a node, with the addresses of both families for the kubelet, primary family first.
 * The KKP documentation shows the arguments of v1beta4 (from Kubernetes 1.31) as a mapping, which kubeadm refuses.
 */
export function joinConfiguration(plan: Plan, node: ByoNode): Value {
  return shared.joinConfiguration({
    api: isAtLeast(plan.spec.kubernetesVersion, '1.31') ? 'v1beta4' : 'v1beta3',
    name: node.name,
    nodeIps: nodeIps(plan, node),
  });
}

/** The script that joins a node to the user cluster. */
export function joinScript(plan: Plan): string {
  return shared.joinScript({ nodes: (plan.spec.kkp.bringyourown?.nodes ?? []).map((node) => ({ name: node.name, nodeIps: nodeIps(plan, node) })), where: 'On a machine with the kubeconfig of the user cluster' });
}
