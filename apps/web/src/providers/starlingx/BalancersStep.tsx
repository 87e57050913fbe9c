import { familiesOf } from '@dualstack/schema';
import { BalancersForm } from '../../wizard/balancers/BalancersForm.js';
import { useStarlingx } from './useStarlingx.js';

/** Load balancers, which StarlingX brings none of along. Its network plugin is Calico, so that Cilium makes none. */
export function BalancersStep() {
  const { spec } = useStarlingx();
  return <BalancersForm families={familiesOf(spec.ipFamily)} offers={['metallb']} />;
}
