import type { Path } from '../../../findings/finding.js';
import { cidr, cidrOfAddress } from '../../../address/cidr.js';
import { contains } from '../../../address/overlap.js';
import { use } from '../../../rules/rule.js';
import { plannedNodes } from '../capacity.js';
import { BANDWIDTH, BANDWIDTH_QUOTA, CLOUD_RANGES, SITE, VPC_BLOCKS } from '../catalog.js';
import { isTurbo, speaksIpv6, terraformFillsBandwidth } from '../facts.js';
import type { CcePlan } from '../plan.js';
import { ONLY, SOURCES } from '../sources.js';
import { parseCceVersion } from '../version.js';
import { type CceRule, inCce, label, rule } from './rule.js';
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

const useSize = (size: number) => ({ path: SIZE, value: size, label: label('cce/use-mbit', { size }) });

const bandwidthSize = rule('cce/bandwidth-size', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check(plan, say) {
    const size = newSize(plan);
    const wanted = plan.spec.cce.sharedBandwidth;
    const { smallest, largest, usual } = BANDWIDTH;
    if (wanted && !wanted.existing && size === undefined) yield { path: SIZE, ...say('missing', { name: wanted.name, smallest, largest }), fixes: () => [useSize(usual)] };
    if (size !== undefined && (size < smallest || size > largest)) yield { path: SIZE, ...say('range', { size, smallest, largest }), fixes: () => [useSize(allowedSize(size))] };
  },
});

const bandwidthStep = rule('cce/bandwidth-step', {
  severity: 'error',
  source: SOURCES.sharedBandwidthApi,
  unless: ['cce/bandwidth-size'],
  *check(plan, say) {
    const size = newSize(plan);
    if (size !== undefined && allowedSize(size) !== size) yield { path: SIZE, ...say({ size }), fixes: () => [useSize(allowedSize(size))] };
  },
});

const bandwidthName = rule('cce/bandwidth-name', {
  severity: 'error',
  source: SOURCES.sharedBandwidth,
  *check({ spec: { cce } }, say) {
    const path = inCce('sharedBandwidth', 'name');
    const name = cce.sharedBandwidth?.name;
    if (name === undefined || /^[\p{L}\p{N}_.-]{1,64}$/u.test(name)) return;
    yield { path, ...(name === '' ? say('missing') : say('invalid', { name })), fixes: () => [use(path, 'Bandwidth-001')] };
  },
});

const bandwidthUnused = rule('cce/bandwidth-unused', {
  severity: 'warning',
  source: SOURCES.dualStack,
  appliesTo: (plan) => !speaksIpv6(plan),
  *check({ spec: { cce } }, say) {
    const wanted = cce.sharedBandwidth;
    if (wanted) yield { path: BANDWIDTH_PATH, ...say(wanted.existing ? 'existing' : 'created'), fixes: () => [{ path: BANDWIDTH_PATH, value: null, label: label('cce/plan-none') }] };
  },
});

const bandwidthQuota = rule('cce/bandwidth-quota', {
  severity: 'warning',
  source: SOURCES.podBandwidth,
  appliesTo: speaksIpv6,
  *check(plan, say) {
    const { initial } = plannedNodes(plan);
    const wanted = plan.spec.cce.sharedBandwidth;
    if (wanted && initial > BANDWIDTH_QUOTA) yield { path: BANDWIDTH_PATH, ...say(wanted.existing ? 'existing' : 'created', { nodes: initial, quota: BANDWIDTH_QUOTA }) };
  },
});

const bandwidthAutoscaling = rule('cce/bandwidth-autoscaling', {
  severity: 'info',
  source: SOURCES.dualStack,
  appliesTo: speaksIpv6,
  *check(plan, say) {
    const { initial, most } = plannedNodes(plan);
    if (plan.spec.cce.sharedBandwidth && most > initial) yield { path: BANDWIDTH_PATH, ...say(terraformFillsBandwidth(plan) && beyondTerraform(plan).length === 0 ? 'terraform' : 'api') };
  },
});

const privateAddresses = rule('cce/ipv6-private', {
  severity: 'info',
  source: SOURCES.dualStack,
  appliesTo: speaksIpv6,
  *check({ spec: { cce } }, say) {
    if (!cce.sharedBandwidth) yield { path: BANDWIDTH_PATH, ...say() };
  },
});

/** Addresses that are inside of clouds and networks, and never an EIP. */
const INSIDE = [...VPC_BLOCKS, ...CLOUD_RANGES, cidr('127.0.0.0/8'), cidr('169.254.0.0/16'), cidr('0.0.0.0/8'), cidr('224.0.0.0/3')];

const LB_FAMILY = inCce('loadBalancer', 'ipFamily');

const standardLoadBalancer = rule('cce/elb-standard', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: ({ spec: { cce } }) => cce.loadBalancer.ipFamily !== 'IPv4',
  *check(plan, say) {
    if (!isTurbo(plan) || !speaksIpv6(plan)) yield { path: LB_FAMILY, ...say(isTurbo(plan) ? 'no-ipv6' : 'standard'), fixes: () => [use(LB_FAMILY, 'IPv4')] };
  },
});

const sharedLoadBalancer = rule('cce/elb-shared', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: ({ spec: { cce } }) => cce.loadBalancer.ipFamily !== 'IPv4',
  *check({ spec: { cce } }, say) {
    const path = inCce('loadBalancer', 'class');
    if (cce.loadBalancer.class === 'union') yield { path, ...say(), fixes: () => [use(path, 'performance'), use(LB_FAMILY, 'IPv4')] };
  },
});

const ingressFamily = rule('cce/ingress-family', {
  severity: 'error',
  source: ONLY.requireDualStack,
  appliesTo: (plan) => !speaksIpv6(plan),
  *check({ spec: { cce } }, say) {
    const path = inCce('loadBalancer', 'ingressFamily');
    if (cce.loadBalancer.ingressFamily === 'IPv4+IPv6') yield { path, ...say(), fixes: () => [use(path, 'IPv4')] };
  },
});

const layer7 = rule('cce/elb-layer-7', {
  severity: 'warning',
  source: SOURCES.dualStack,
  unless: ['cce/ingress-family'],
  *check({ spec: { cce } }, say) {
    const path = inCce('loadBalancer', 'ingressFamily');
    if (cce.loadBalancer.ingressFamily === 'IPv4+IPv6') yield { path, ...say(), fixes: () => [use(path, 'IPv4')] };
  },
});

/** A version of the add-on: three numbers. */
const NGINX_VERSION = /^v?(\d+)\.(\d+)\.(\d+)$/;

const nginxIngress = rule('cce/nginx-ingress', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check(plan, say) {
    const { loadBalancer, version: text, addons = [] } = plan.spec.cce;
    const version = parseCceVersion(text);
    if (!version) return;
    const least = version.minor >= 25 ? '2.2.5' : '2.1.7';
    const path = inCce('loadBalancer', 'nginxIngressVersion');
    const named = loadBalancer.nginxIngressVersion;
    const installed = addons.flatMap(({ name, version: given }, index) => (name === 'nginx-ingress' ? [{ path: inCce('addons', index, 'version'), given }] : []));
    if (named !== undefined && !NGINX_VERSION.test(named)) yield { path, ...say('format', { given: named }), fixes: () => [use(path, '2.2.5')] };
    for (const { path: at, given } of [...(named === undefined ? [] : [{ path, given: named }]), ...installed]) {
      const addOn = NGINX_VERSION.exec(given);
      if (!addOn) continue;
      const difference = least.split('.').map((part, index) => Number(addOn[index + 1]) - Number(part)).find((each) => each !== 0) ?? 0;
      if (loadBalancer.ipFamily === 'IPv4+IPv6' && difference < 0) yield { path: at, ...say('old', { given, version: text, least }), fixes: () => [use(at, least)] };
    }
    const [addon] = installed;
    if (named !== undefined && addon && named.replace(/^v/, '') !== addon.given) yield { path, ...say('two', { given: named, installed: addon.given }), fixes: () => [{ path, label: label('remove-it') }] };
  },
});

const zones = rule('cce/elb-zones', {
  severity: 'error',
  source: SOURCES.loadBalancerService,
  appliesTo: ({ spec: { cce } }) => cce.loadBalancer.class === 'performance',
  *check({ spec: { cce } }, say) {
    const path: Path = inCce('loadBalancer', 'availabilityZones');
    const { exampleZone: example } = SITE[cce.site];
    if (cce.loadBalancer.availabilityZones.every((zone) => zone === '')) yield { path, ...say({ example }), fixes: () => [{ path, value: [example], label: label('use', { value: example }) }] };
  },
});

const apiServerEip = rule('cce/api-server-eip', {
  severity: 'error',
  source: SOURCES.apiServerEip,
  *check({ spec: { cce: { apiServerEip: given } } }, say) {
    const path = inCce('apiServerEip');
    if (given === undefined) return;
    const { parsed, text } = given;
    const fixes = () => [{ path, label: label('remove-it') }];
    if (!parsed.ok) yield { path, ...say('syntax', { text }), fixes };
    else if (parsed.value.family !== 'ipv4') yield { path, ...say('family', { address: text }), fixes };
    else if (INSIDE.some((block) => contains(block, cidrOfAddress(parsed.value)))) yield { path, ...say('private', { address: text }), fixes };
  },
});

const apiServerOpen = rule('cce/api-server-open', {
  severity: 'info',
  source: SOURCES.apiServerEip,
  unless: ['cce/api-server-eip'],
  *check({ spec: { cce: { apiServerEip: given, apiServerCidrs = [] } } }, say) {
    if (given !== undefined && apiServerCidrs.length === 0) yield { path: inCce('apiServerEip'), ...say({ address: given.text }) };
  },
});

/** Rules about the shared bandwidth and load balancers. */
export const ACCESS_RULES: readonly CceRule[] = [bandwidthSize, bandwidthStep, bandwidthName, bandwidthUnused, bandwidthQuota, bandwidthAutoscaling, privateAddresses, standardLoadBalancer, sharedLoadBalancer, ingressFamily, layer7, nginxIngress, zones, apiServerEip, apiServerOpen];
