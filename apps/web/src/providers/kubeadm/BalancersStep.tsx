import { BalancersForm } from '../../wizard/balancers/BalancersForm.js';
import { useFamilies } from './useKubeadm.js';

/** Load balancers, which machines of one's own have none of by themselves. */
export function BalancersStep() {
  return <BalancersForm families={useFamilies()} />;
}
