import type { Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { plannedNodes } from '../capacity.js';
import { BANDWIDTH, BANDWIDTH_QUOTA, SITE } from '../catalog.js';
import { speaksIpv6, terraformFillsBandwidth } from '../facts.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { parseCceVersion } from '../version.js';
import { type CceRule, inCce } from './basic.js';
import { beyondTerraform } from './terraform.js';

const BANDWIDTH_PATH = inCce('sharedBandwidth');
const SIZE = inCce('sharedBandwidth', 'sizeMbit');

/** The nearest size that a shared bandwidth can have, not above the given one unless that is below the least. */
function allowedSize(size: number): number {
  const { smallest, largest, steps } = BANDWIDTH;
  const bounded = Math.min(Math.max(size, smallest), largest);
  const step = steps.find(({ upTo }) => bounded <= upTo)?.step ?? 1;
  return bounded - (bounded % step);
}

/** The size that a new bandwidth is to have; an existing one has its own. */
const newSize = ({ spec: { cce } }: CcePlan) => (cce.sharedBandwidth?.existing ? undefined : cce.sharedBandwidth?.sizeMbit);

const bandwidthSize: CceRule = {
  id: 'cce/bandwidth-size',
  severity: 'error',
  title: 'A shared bandwidth is 5 to 2000 Mbit/s',
  source: SOURCES.dualStack,
  *check(plan) {
    const size = newSize(plan);
    const wanted = plan.spec.cce.sharedBandwidth;
    const { smallest, largest, usual } = BANDWIDTH;
    if (wanted && !wanted.existing && size === undefined) yield { path: SIZE, message: `The shared bandwidth ${wanted.name} has no size: a new one is ${smallest} to ${largest} Mbit/s. Only one that exists already needs none.`, fixes: () => [{ path: SIZE, value: usual, label: `Use ${usual} Mbit/s` }] };
    if (size !== undefined && (size < smallest || size > largest)) yield { path: SIZE, message: `${size} Mbit/s is out of range for a shared bandwidth: at least ${smallest}, at most ${largest} Mbit/s (the most differs by region).`, fixes: () => [{ path: SIZE, value: allowedSize(size), label: `Use ${allowedSize(size)} Mbit/s` }] };
  },
};

const bandwidthStep: CceRule = {
  id: 'cce/bandwidth-step',
  severity: 'error',
  title: 'A shared bandwidth grows in steps of 1, 50 and 500 Mbit/s',
  source: SOURCES.sharedBandwidthApi,
  *check(plan) {
    const size = newSize(plan);
    if (size === undefined || size < BANDWIDTH.smallest || size > BANDWIDTH.largest || allowedSize(size) === size) return;
    yield { path: SIZE, message: `${size} Mbit/s lies between two sizes: above 300 Mbit/s they come in steps of 50, above 1000 in steps of 500.`, fixes: () => [{ path: SIZE, value: allowedSize(size), label: `Use ${allowedSize(size)} Mbit/s` }] };
  },
};

const bandwidthName: CceRule = {
  id: 'cce/bandwidth-name',
  severity: 'error',
  title: 'A shared bandwidth has a name of 1 to 64 letters, digits, hyphens, underscores and dots',
  source: SOURCES.sharedBandwidth,
  *check({ spec: { cce } }) {
    const path = inCce('sharedBandwidth', 'name');
    const name = cce.sharedBandwidth?.name;
    if (name === undefined || /^[\p{L}\p{N}_.-]{1,64}$/u.test(name)) return;
    yield { path, message: `${name === '' ? 'The shared bandwidth has no name' : `${JSON.stringify(name)} is no name for a shared bandwidth`}: 1 to 64 letters, digits, hyphens, underscores and dots.`, fixes: () => [use(path, 'Bandwidth-001')] };
  },
};

const bandwidthUnused: CceRule = {
  id: 'cce/bandwidth-unused',
  severity: 'warning',
  title: 'A shared bandwidth is for IPv6 addresses',
  source: SOURCES.dualStack,
  *check(plan) {
    const wanted = plan.spec.cce.sharedBandwidth;
    if (!wanted || speaksIpv6(plan)) return;
    const consequence = wanted.existing ? 'nothing would be put in' : 'it would be paid for and stay empty';
    yield { path: BANDWIDTH_PATH, message: `A shared bandwidth is planned, and the cluster has no IPv6 addresses to put into it: ${consequence}.`, fixes: () => [{ path: BANDWIDTH_PATH, value: null, label: 'Plan none' }] };
  },
};

const bandwidthQuota: CceRule = {
  id: 'cce/bandwidth-quota',
  severity: 'warning',
  title: 'A shared bandwidth takes 20 addresses unless the quota was raised',
  source: SOURCES.podBandwidth,
  *check(plan) {
    const { initial } = plannedNodes(plan);
    const wanted = plan.spec.cce.sharedBandwidth;
    if (wanted && speaksIpv6(plan) && initial > BANDWIDTH_QUOTA) yield { path: BANDWIDTH_PATH, message: `${initial} nodes would go into the shared bandwidth, which takes ${BANDWIDTH_QUOTA} addresses${wanted.existing ? ', those that are in it already among them,' : ''} unless the quota of the tenant was raised. Ask for more first.` };
  },
};

const bandwidthAutoscaling: CceRule = {
  id: 'cce/bandwidth-autoscaling',
  severity: 'info',
  title: 'Nodes that come later are added to the shared bandwidth by hand',
  source: SOURCES.dualStack,
  *check(plan) {
    const { initial, most } = plannedNodes(plan);
    if (!plan.spec.cce.sharedBandwidth || !speaksIpv6(plan) || most <= initial) return;
    yield { path: BANDWIDTH_PATH, message: `A node that a node pool adds by itself has a private IPv6 address until somebody puts it into the shared bandwidth: ${terraformFillsBandwidth(plan) && beyondTerraform(plan).length === 0 ? 'terraform apply or ' : ''}api/insert-ipv6.sh adds every node that is there, as often as you like.` };
  },
};

const privateAddresses: CceRule = {
  id: 'cce/ipv6-private',
  severity: 'info',
  title: 'IPv6 addresses are private until they are in a shared bandwidth',
  source: SOURCES.dualStack,
  *check(plan) {
    if (speaksIpv6(plan) && !plan.spec.cce.sharedBandwidth) yield { path: BANDWIDTH_PATH, message: 'Without a shared bandwidth the IPv6 addresses work inside the VPC only: nothing reaches the Internet over IPv6, and nobody there reaches the cluster.' };
  },
};

const LOAD_BALANCER = inCce('loadBalancer');
const LB_FAMILY = inCce('loadBalancer', 'ipFamily');

const standardLoadBalancer: CceRule = {
  id: 'cce/elb-standard',
  severity: 'error',
  title: 'Dual-stack load balancers need a dual-stack Turbo cluster',
  source: SOURCES.dualStack,
  *check(plan) {
    const { clusterType, loadBalancer } = plan.spec.cce;
    if (loadBalancer.ipFamily === 'IPv4' || (clusterType === 'turbo' && speaksIpv6(plan))) return;
    const reason = clusterType === 'turbo' ? 'the cluster has no IPv6' : 'a standard cluster has none: only Turbo clusters do';
    yield { path: LB_FAMILY, message: `Load balancers of both families are asked for, and ${reason}. Use IPv4.`, fixes: () => [use(LB_FAMILY, 'IPv4')] };
  },
};

const sharedLoadBalancer: CceRule = {
  id: 'cce/elb-shared',
  severity: 'error',
  title: 'Shared load balancers speak IPv4 only',
  source: SOURCES.dualStack,
  *check({ spec: { cce } }) {
    const path = inCce('loadBalancer', 'class');
    if (cce.loadBalancer.class === 'union' && cce.loadBalancer.ipFamily !== 'IPv4') yield { path, message: 'A shared load balancer (union) speaks IPv4 only; one of both families is dedicated (performance).', fixes: () => [use(path, 'performance'), use(LB_FAMILY, 'IPv4')] };
  },
};

const layer7: CceRule = {
  id: 'cce/elb-layer-7',
  severity: 'warning',
  title: 'A layer-7 load balancer reaches its backends over IPv4',
  source: SOURCES.dualStack,
  *check({ spec: { cce } }) {
    const path = inCce('loadBalancer', 'ingressFamily');
    if (cce.loadBalancer.ingressFamily === 'IPv4+IPv6') yield { path, message: 'The Service behind the ingress has both families, and a dedicated layer-7 load balancer reaches its backends over IPv4 only: IPv6 backends cannot be added and the ingress raises alarms. Let the Service be IPv4; clients reach the load balancer over both all the same.', fixes: () => [use(path, 'IPv4')] };
  },
};

const nginxIngress: CceRule = {
  id: 'cce/nginx-ingress',
  severity: 'error',
  title: 'The nginx-ingress add-on has dual stack from 2.1.7 and 2.2.5',
  source: SOURCES.dualStack,
  *check(plan) {
    const { loadBalancer, version: text } = plan.spec.cce;
    const version = parseCceVersion(text);
    const addOn = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(loadBalancer.nginxIngressVersion ?? '');
    const path = inCce('loadBalancer', 'nginxIngressVersion');
    if (loadBalancer.nginxIngressVersion === undefined || !version) return;
    if (!addOn) {
      yield { path, message: `${JSON.stringify(loadBalancer.nginxIngressVersion)} is no version of the add-on; they are written like 2.2.5.`, fixes: () => [use(path, '2.2.5')] };
      return;
    }
    const least = version.minor >= 25 ? '2.2.5' : '2.1.7';
    const [major, minor, patch] = least.split('.').map(Number) as [number, number, number];
    const given = [Number(addOn[1]), Number(addOn[2]), Number(addOn[3])] as const;
    const isEnough = given[0] - major || given[1] - minor || given[2] - patch;
    if (loadBalancer.ipFamily === 'IPv4+IPv6' && isEnough < 0) yield { path, message: `nginx-ingress ${loadBalancer.nginxIngressVersion} has no dual stack in CCE ${text}; it came with ${least}.`, fixes: () => [use(path, least)] };
  },
};

const zones: CceRule = {
  id: 'cce/elb-zones',
  severity: 'error',
  title: 'A dedicated load balancer names its availability zones',
  source: SOURCES.loadBalancerService,
  *check({ spec: { cce } }) {
    const path: Path = [...LOAD_BALANCER, 'availabilityZones'];
    const { exampleZone } = SITE[cce.site];
    if (cce.loadBalancer.class === 'performance' && cce.loadBalancer.availabilityZones.filter((zone) => zone !== '').length === 0) yield { path, message: `No availability zone is named for the load balancers; a dedicated one needs at least one, such as ${exampleZone}.`, fixes: () => [{ path, value: [exampleZone], label: `Use ${exampleZone}` }] };
  },
};

/** Rules about the shared bandwidth and load balancers. */
export const ACCESS_RULES: readonly CceRule[] = [bandwidthSize, bandwidthStep, bandwidthName, bandwidthUnused, bandwidthQuota, bandwidthAutoscaling, privateAddresses, standardLoadBalancer, sharedLoadBalancer, layer7, nginxIngress, zones];
