import { familiesOf } from '@dualstack/schema';
import type * as kkp from '@dualstack/schema/providers/kkp';
import type { Balancers } from '../../kit/load-balancers.js';

/** The load balancers of a plan; undefined where it has none. An application of KKP may bring MetalLB along. */
export function balancersOf({ spec }: kkp.KkpPlan): Balancers | undefined {
  const { loadBalancers: settings, kkp: own } = spec;
  if (!settings) return undefined;
  const installed = own.applications?.find(({ application }) => application === 'metallb');
  return { settings, families: familiesOf(spec.ipFamily), ...(own.cni.type === 'cilium' && { cilium: own.cni.version }), ...(installed && { metallb: { namespace: installed.namespace, isInstalled: true } }) };
}
