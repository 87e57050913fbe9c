import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAddressPlan } from '../../facts/address-plan.js';
import { applyFix } from '../../plan/path.js';
import { formatPath } from '../../findings/finding.js';
import { asDocument, broken, examplePlan, flaws, problems, toPath } from '../../testing.js';
import { english } from '../../speak.js';
import { readPlan, validatePlan } from '../../validate.js';
import { valueAt, withValueAt } from '../../plan/path.js';
import { NETWORK, NETWORKS, PLAYBOOK_SUBNETS, ROLES, SYSTEM_TYPES } from './catalog.js';
import { EXAMPLES } from './examples/examples.js';
import { isDomainOrIp, isUrl } from './host.js';
import { newNetworks, newPlan } from './new-plan.js';
import type { StarlingxPlan } from './plan.js';
import { platformOf } from './platform.js';
import { STARLINGX_RULES } from './rules.js';
import { toSystemName } from './rules/system.js';

type Changes = Record<string, unknown>;
const S = 'spec.starlingx.';
const N = `${S}networks.`;

describe('examples', () => {
  it.each(EXAMPLES)('$id has no error and no warning', ({ plan }) => {
    expect(problems(plan)).toEqual([]);
  });

  it('cover every system type, role and mode', () => {
    const seen = EXAMPLES.map(({ plan }) => plan.spec.starlingx);
    expect(new Set(seen.map(({ systemType }) => systemType))).toEqual(new Set(SYSTEM_TYPES));
    expect(new Set(seen.map(({ distributedCloudRole }) => distributedCloudRole))).toEqual(new Set(ROLES));
    expect(new Set(seen.map(({ mode }) => mode))).toEqual(new Set(['install', 'convert', 'revert']));
  });
});

const DX = 'starlingx-aio-dx-dual';
const SX = 'starlingx-aio-sx-dual-ipv6-primary';
const V4 = 'starlingx-standard-ipv4';
const V6 = 'starlingx-standard-ipv6';
const SUB = 'starlingx-subcloud-dual';
const CONVERT = 'starlingx-convert-aio-dx';
const REVERT = 'starlingx-revert-standard';

/** The subnets of the first family of the conversion. */
const SECOND_OF = { management: 'fd00:204::/64', clusterHost: 'fd00:206::/64', oam: '2a05:d014:937:5::/64' } as const;
/** The conversion the other way round. */
const IPV6_SECOND: Changes = { 'spec.ipFamily': 'IPv4+IPv6', [`${N}multicast.subnets`]: { ipv4: '239.1.1.0/28' } };

/** A subcloud that is linked by its management network. */
const byManagement: Changes = { [`${N}admin`]: undefined, [`${N}management`]: { subnets: { ipv4: '192.168.204.0/24', ipv6: 'fd00:204::/64' }, gateway: { ipv4: '192.168.204.1', ipv6: 'fd00:204::1' }, start: { ipv4: '192.168.204.2', ipv6: 'fd00:204::2' } } };

describe('rules of StarlingX', () => {
  const cases: [what: string, example: string, changes: Changes, rules: string[]][] = [
    ['no name', DX, { 'metadata.name': '' }, ['starlingx/name']],
    ['a name with a space', DX, { 'metadata.name': 'edge 1' }, ['starlingx/name']],
    ['a name of digits', SUB, { 'metadata.name': '42' }, ['starlingx/name']],
    ['a name of digits, for no subcloud', DX, { 'metadata.name': '42' }, []],
    ['a name of 63 characters', DX, { 'metadata.name': 'a'.repeat(63) }, []],
    ['a name of 64 characters', DX, { 'metadata.name': 'a'.repeat(64) }, ['starlingx/name']],
    ['the name of a region', SUB, { 'metadata.name': 'RegionOne' }, ['starlingx/name']],
    ['the name of a region, for no subcloud', DX, { 'metadata.name': 'RegionOne' }, []],
    ['a system controller on simplex', V6, { [`${S}systemType`]: 'aio-sx' }, ['starlingx/controller-on-simplex']],
    ['a system controller on duplex', V6, { [`${S}systemType`]: 'aio-dx' }, []],
    ['converting to one family', CONVERT, { 'spec.ipFamily': 'IPv6' }, ['kubernetes/unexpected-family', 'starlingx/mode-families', 'starlingx/unexpected-family']],

    ['no DNS server', DX, { [`${S}dnsServers`]: [] }, ['starlingx/dns-servers']],
    ['no DNS server on a running system', CONVERT, { [`${S}dnsServers`]: [] }, []],
    ['three DNS servers', DX, { [`${S}dnsServers`]: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] }, []],
    ['four DNS servers', DX, { [`${S}dnsServers`]: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] }, ['starlingx/dns-servers']],
    ['a DNS server by name', DX, { [`${S}dnsServers`]: ['dns.example.net'] }, ['starlingx/dns-servers']],
    ['IPv4 DNS servers alone with IPv6 alone', V6, { [`${S}dnsServers`]: ['10.0.0.1'] }, ['starlingx/dns-family']],
    ['the DNS servers of the playbook with IPv6 alone', V6, { [`${S}dnsServers`]: undefined }, ['starlingx/dns-family']],
    ['IPv6 DNS servers alone after a revert to IPv4', REVERT, { [`${S}dnsServers`]: ['fd00::53'] }, ['starlingx/dns-family']],

    ['a proxy without scheme', V4, { [`${S}dockerProxy.http`]: 'proxy.example.net:3128' }, ['starlingx/docker-proxy']],
    ['a proxy with credentials', V4, { [`${S}dockerProxy.http`]: 'http://user:secret@proxy.example.net:3128' }, ['plan/secret', 'starlingx/docker-proxy']],
    ['a proxy over FTP', V4, { [`${S}dockerProxy.http`]: 'ftp://proxy.example.net:3128' }, ['starlingx/docker-proxy-scheme']],
    ['a proxy with underscores and a path', V4, { [`${S}dockerProxy.http`]: 'http://my_proxy.example.net:3128/path' }, []],
    ['a wildcard past the proxy', V4, { [`${S}dockerProxy.noProxy`]: ['*.example.net'] }, ['starlingx/docker-proxy']],
    ['a range past the proxy', V4, { [`${S}dockerProxy.noProxy`]: ['10.0.0.0/8'] }, ['starlingx/docker-proxy']],
    ['an address past the proxy', V4, { [`${S}dockerProxy.noProxy`]: ['10.0.0.8', 'fd00::8'] }, []],
    ['a list past no proxy', V4, { [`${S}dockerProxy`]: { noProxy: ['10.0.0.8'] } }, ['starlingx/docker-proxy']],
    ['a registry with a scheme', V4, { [`${S}dockerRegistries.defaults.url`]: 'https://registry.example.net' }, ['starlingx/docker-registry']],
    ['a registry of IPv6 with a port', V4, { [`${S}dockerRegistries.defaults.url`]: '[fd01::100]:5000' }, []],
    ['a registry that nobody knows', V4, { [`${S}dockerRegistries`]: { 'example.net': {} } }, ['schema/unrecognized-keys']],

    ['a time zone', DX, { [`${S}timezone`]: 'America/Argentina/Buenos_Aires' }, []],
    ['a second name of a time zone', DX, { [`${S}timezone`]: 'US/Pacific' }, []],
    ['a place on Mars', DX, { [`${S}timezone`]: 'Mars/Phobos' }, ['starlingx/timezone']],
    ['a time zone in small letters', DX, { [`${S}timezone`]: 'utc' }, ['starlingx/timezone']],
    ['a time zone with a space', DX, { [`${S}timezone`]: 'UTC ' }, ['starlingx/timezone']],
    ['an offset for a time zone', DX, { [`${S}timezone`]: 'GMT+1' }, ['starlingx/timezone']],
    ['a time zone outside its folder', DX, { [`${S}timezone`]: '../UTC' }, ['starlingx/timezone']],
    ['a time zone that nobody looks at', CONVERT, { [`${S}timezone`]: 'utc' }, []],

    ['an MTU of 575', DX, { [`${S}calico.mtu`]: 575 }, ['starlingx/calico-settings']],
    ['an MTU of 576', DX, { [`${S}calico.mtu`]: 576 }, []],
    ['an MTU of 9216', DX, { [`${S}calico.mtu`]: 9216 }, []],
    ['an MTU of 9217', DX, { [`${S}calico.mtu`]: 9217 }, ['starlingx/calico-settings']],
    ['IPv4 blocks of /19', DX, { [`${S}calico.blockSize.ipv4`]: 19 }, ['starlingx/calico-settings']],
    ['IPv4 blocks of /20', DX, { [`${S}calico.blockSize.ipv4`]: 20 }, []],
    ['IPv4 blocks of /33', DX, { [`${S}calico.blockSize.ipv4`]: 33 }, ['starlingx/calico-settings']],
    ['IPv6 blocks of /115', DX, { [`${S}calico.blockSize.ipv6`]: 115 }, ['starlingx/calico-settings']],
    ['IPv6 blocks of /116', DX, { [`${S}calico.blockSize.ipv6`]: 116 }, []],
    ['IPv6 blocks of /129', DX, { [`${S}calico.blockSize.ipv6`]: 129 }, ['starlingx/calico-settings']],
    ['a relative plugin path', DX, { [`${S}calico.kubeletVolumePluginPath`]: 'var/lib/kubelet' }, ['starlingx/calico-settings']],
    ['an encapsulation that nobody knows', DX, { [`${S}calico.encapsulation`]: 'GRE' }, ['schema/invalid-value']],

    ['PXE boot in IPv6', DX, { [`${N}pxeboot.subnets.ipv6`]: 'fd00:202::/64' }, ['starlingx/pxeboot-ipv4']],
    ['PXE boot in IPv6 alone', V6, { [`${N}pxeboot.subnets`]: { ipv6: 'fd00:202::/64' } }, ['starlingx/pxeboot-ipv4', 'starlingx/missing-subnet']],
    ['PXE boot in a routed range', DX, { [`${N}pxeboot.subnets.ipv4`]: '192.168.202.0/24' }, []],
    ['PXE boot in loopback', DX, { [`${N}pxeboot.subnets.ipv4`]: '127.0.1.0/24' }, ['kubernetes/reserved-range']],
    ['management in link-local', DX, { [`${N}management.subnets.ipv4`]: '169.254.204.0/24' }, ['starlingx/link-local']],
    ['management in link-local of IPv6', DX, { [`${N}management.subnets.ipv6`]: 'fe80::/64' }, ['kubernetes/reserved-range']],
    ['Pods in link-local', DX, { [`${N}clusterPod.subnets.ipv4`]: '169.254.0.0/17' }, ['kubernetes/reserved-range', 'starlingx/subnet-size']],
    ['an admin network without distributed cloud', DX, { [`${N}admin`]: { subnets: { ipv4: '192.168.208.0/24' } } }, ['starlingx/admin-unused']],
    ['that network without a subnet of the first family', DX, { [`${N}admin`]: { subnets: { ipv6: 'fd00:208::/64' } } }, ['starlingx/admin-unused', 'starlingx/missing-subnet']],
    ['an admin network of a system controller', V6, { [`${N}admin`]: { subnets: { ipv6: 'fd00:208::/64' } } }, ['starlingx/admin-network']],
    ['management of the second family alone', DX, { [`${N}management.subnets`]: { ipv6: 'fd00:204::/64' } }, ['starlingx/missing-subnet']],
    ['management of the first family alone', DX, { [`${N}management.subnets`]: { ipv4: '192.168.204.0/24' } }, []],
    ['no multicast with IPv6 first', SX, { [`${N}multicast`]: undefined }, ['starlingx/missing-subnet']],
    ['no multicast with IPv4 first', DX, { [`${N}multicast`]: undefined }, []],
    ['no Pods in the second family', DX, { [`${N}clusterPod.subnets.ipv6`]: undefined }, ['kubernetes/missing-range']],
    ['no Services in the second family', DX, { [`${N}clusterService.subnets.ipv6`]: undefined }, ['kubernetes/missing-range']],
    ['no hosts in the second family', DX, { [`${N}clusterHost.subnets.ipv6`]: undefined }, ['starlingx/dual-stack-together']],
    ['no OAM in the second family', DX, { [`${N}oam`]: { subnets: { ipv4: '10.20.5.0/24' }, gateway: { ipv4: '10.20.5.1' }, floating: { ipv4: '10.20.5.3' } } }, ['starlingx/dual-stack-together']],
    ['hosts in two families of a system with one', V4, { [`${N}clusterHost.subnets.ipv6`]: 'fd00:206::/64' }, ['starlingx/unexpected-family']],

    ['multicast that is none', DX, { [`${N}multicast.subnets.ipv4`]: '192.168.203.0/28' }, ['starlingx/multicast-subnet']],
    ['multicast of both families', DX, { [`${N}multicast.subnets.ipv6`]: 'ff08::1:1:0/124' }, []],
    ['a second multicast that is none', DX, { [`${N}multicast.subnets.ipv6`]: 'fd00:203::/124' }, ['starlingx/multicast-subnet']],
    ['multicast of 8', DX, { [`${N}multicast.subnets.ipv4`]: '239.1.1.0/29' }, []],
    ['multicast of 4', DX, { [`${N}multicast.subnets.ipv4`]: '239.1.1.0/30' }, ['starlingx/subnet-size']],
    ['Pods of 65,536', DX, { [`${N}clusterPod.subnets.ipv6`]: 'fd00:172::/112', [`${S}calico`]: undefined }, []],
    ['Pods of 32,768', DX, { [`${N}clusterPod.subnets.ipv4`]: '172.16.0.0/17' }, ['starlingx/subnet-size']],
    ['Services of 65,536', DX, { [`${N}clusterService.subnets.ipv4`]: '10.96.0.0/16' }, []],
    ['Services of 32,768', DX, { [`${N}clusterService.subnets.ipv4`]: '10.96.0.0/17' }, ['starlingx/subnet-size']],
    ['Services of 1,048,576', DX, { [`${N}clusterService.subnets.ipv6`]: 'fd00:96::/108' }, []],
    ['Services of 2,097,152', DX, { [`${N}clusterService.subnets.ipv6`]: 'fd00:96::/107' }, ['kubernetes/service-cidr-too-large']],
    ['management of 8 on duplex', DX, { [`${N}management.subnets.ipv4`]: '192.168.204.0/29' }, []],
    ['management of 4 on duplex', DX, { [`${N}management.subnets.ipv4`]: '192.168.204.0/30' }, ['starlingx/subnet-size']],
    ['management of 4 on simplex', SX, { [`${N}management.subnets.ipv4`]: '192.168.204.0/30' }, []],
    ['management of 2 on simplex', SX, { [`${N}management.subnets.ipv6`]: 'fd00:204::/127' }, ['starlingx/subnet-size']],
    ['OAM of 4 on simplex', SX, { [`${N}oam.subnets.ipv4`]: '10.20.5.0/30', [`${N}oam.floating.ipv4`]: '10.20.5.2' }, ['starlingx/subnet-size']],
    ['small Pods of a running system', CONVERT, { [`${N}clusterPod.subnets.ipv4`]: '172.16.0.0/20' }, []],
    ...(['management', 'clusterHost', 'oam'] as const).flatMap((name): [string, string, Changes, string[]][] => [
      [`${name} of 4 of a running system with two controllers`, CONVERT, { [`${N}${name}`]: { subnets: { ipv4: '10.20.6.0/30', ipv6: SECOND_OF[name] }, ...(name === 'oam' && { floating: { ipv4: '10.20.6.1' } }) } }, ['starlingx/subnet-size']],
      [`${name} of 4 of a running AIO-SX`, CONVERT, { [`${S}systemType`]: 'aio-sx', [`${N}${name}`]: { subnets: { ipv4: '10.20.6.0/30', ipv6: SECOND_OF[name] }, ...(name === 'oam' && { floating: { ipv4: '10.20.6.1' } }) } }, []],
    ]),
    ['management of 4 in IPv6 of a running system with two controllers', CONVERT, { ...IPV6_SECOND, [`${N}management.subnets.ipv6`]: 'fd00:204::/126' }, []],
    ['a pool of 2 of a running system', CONVERT, { [`${N}management.subnets.ipv4`]: '192.168.204.0/31' }, ['starlingx/subnet-size']],
    ['management of /63 with IPv6 first', V6, { [`${N}management.subnets.ipv6`]: 'fd00:204::/63' }, ['starlingx/ipv6-prefix']],
    ['management of /63 with IPv6 second', DX, { [`${N}management.subnets.ipv6`]: 'fd00:204::/63' }, []],
    ['management of /63 of a subcloud', SUB, { ...byManagement, 'spec.ipFamily': 'IPv4+IPv6', [`${S}systemControllerGateway`]: '192.168.1.1', [`${N}management.subnets.ipv6`]: 'fd00:204::/63', [`${N}multicast.subnets`]: { ipv4: '239.1.1.0/28' } }, ['starlingx/ipv6-prefix']],

    ['PXE boot and hosts on one range', DX, { [`${N}clusterHost.subnets.ipv4`]: '169.254.202.0/24' }, ['starlingx/link-local', 'starlingx/network-overlap']],
    ['OAM inside management', DX, { [`${N}management.subnets.ipv4`]: '10.20.0.0/16' }, ['starlingx/network-overlap']],
    ['Pods inside management', DX, { [`${N}clusterPod.subnets.ipv4`]: '192.168.0.0/16' }, ['kubernetes/node-network-overlap']],
    ['Pods and Services on one range', DX, { [`${N}clusterPod.subnets.ipv4`]: '10.96.0.0/16' }, ['kubernetes/pods-services-overlap']],
    ['a reserved range on OAM', DX, { 'spec.reservedCidrs': ['10.20.0.0/16'] }, ['kubernetes/reserved-cidr-overlap']],

    ['a gateway of the host network', DX, { [`${N}clusterHost.gateway`]: { ipv4: '192.168.206.1' } }, ['starlingx/no-such-address']],
    ['a floating address of Pods', DX, { [`${N}clusterPod.floating`]: { ipv4: '172.16.0.1' } }, ['starlingx/no-such-address']],
    ['controllers of management, new', DX, { [`${N}management.node0`]: { ipv4: '192.168.204.9' } }, ['starlingx/no-such-address']],
    ['controllers of management, converted', CONVERT, { [`${N}management.node0`]: { ipv4: '192.168.204.9' } }, []],
    ['controllers of OAM on simplex', SX, { [`${N}oam.node0`]: { ipv4: '10.20.5.4', ipv6: '2a05:d014:937:5::4' } }, ['starlingx/no-such-address']],
    ['a start without subnet', DX, { [`${N}multicast.start`]: { ipv6: 'ff08::1:1:1' } }, ['starlingx/address-without-subnet']],
    ['an OAM without gateway', DX, { [`${N}oam.gateway.ipv6`]: undefined }, ['starlingx/missing-address']],
    ['an OAM without floating address', DX, { [`${N}oam.floating.ipv4`]: undefined }, ['starlingx/missing-address']],
    ['an OAM pool without gateway, converted', CONVERT, { [`${N}oam.gateway.ipv4`]: undefined }, []],
    ['an OAM pool without floating address, converted', CONVERT, { [`${N}oam.floating.ipv4`]: undefined }, ['starlingx/missing-address']],
    ['an OAM without addresses, reverted', REVERT, { [`${N}oam`]: { subnets: { ipv4: '10.20.5.0/24', ipv6: '2a05:d014:937:5::/64' } } }, []],
    ['management with one of two gateways', DX, { [`${N}management.gateway`]: { ipv4: '192.168.204.254' } }, ['starlingx/gateway-families']],
    ['management with two gateways', DX, { [`${N}management.gateway`]: { ipv4: '192.168.204.254', ipv6: 'fd00:204::ff' } }, []],
    ['a range backwards', DX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.100' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.50' } }, ['starlingx/address-range']],
    ['a range of one address on duplex', DX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.100' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.100' } }, ['starlingx/address-range']],
    ['a range of one address on simplex', SX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.100' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.100' } }, []],
    ['a range of one address of OAM', SX, { [`${N}oam.start`]: { ipv4: '10.20.5.3' }, [`${N}oam.end`]: { ipv4: '10.20.5.3' } }, ['starlingx/address-range']],
    ['OAM whose second controller would lie beyond its subnet', DX, { [`${N}oam.floating.ipv6`]: '2a05:d014:937:5:ffff:ffff:ffff:fffe' }, ['starlingx/address-outside-range']],
    ['OAM whose first controller would lie beyond its subnet', DX, { [`${N}oam.floating.ipv6`]: '2a05:d014:937:5:ffff:ffff:ffff:ffff' }, ['starlingx/address-outside-range']],
    ['management whose second controller would lie beyond its subnet, converted', CONVERT, { ...IPV6_SECOND, [`${N}management.floating`]: { ipv6: 'fd00:204::ffff:ffff:ffff:fffe' } }, ['starlingx/address-outside-range']],
    ['OAM of 4 whose controllers would lie beyond it, converted', CONVERT, { ...IPV6_SECOND, [`${N}oam`]: { subnets: { ipv4: '10.20.5.0/24', ipv6: '2a05:d014:937:5::/126' }, floating: { ipv6: '2a05:d014:937:5::2' } } }, ['starlingx/address-outside-range']],
    ['an admin range whose second controller would lie beyond its subnet, converted', CONVERT, { ...IPV6_SECOND, [`${S}distributedCloudRole`]: 'subcloud', [`${N}admin`]: { subnets: { ipv4: '192.168.208.0/24', ipv6: 'fd00:208::/126' }, gateway: { ipv6: 'fd00:208::1' }, start: { ipv6: 'fd00:208::2' } } }, ['starlingx/address-outside-range']],
    ['a floating address at the end of a new range', DX, { [`${N}clusterHost.floating`]: { ipv4: '192.168.206.254' } }, ['starlingx/assumed-addresses']],
    ['a floating address at the start of a new range', DX, { [`${N}clusterHost.floating`]: { ipv4: '192.168.206.1' } }, []],
    ['a floating address off the start of AIO-SX', SX, { [`${N}clusterHost.floating`]: { ipv4: '192.168.206.9', ipv6: 'fd00:206::9' } }, []],
    ['a gateway where the range begins', DX, { [`${N}management.gateway`]: { ipv4: '192.168.204.1', ipv6: 'fd00:204::ff' } }, ['starlingx/assumed-addresses']],
    ['a gateway that leaves no room for the controllers', DX, { [`${N}management`]: { subnets: { ipv4: '192.168.204.0/24', ipv6: 'fd00:204::/64' }, gateway: { ipv4: '192.168.204.9', ipv6: 'fd00:204::ff' }, start: { ipv4: '192.168.204.7' }, end: { ipv4: '192.168.204.9' } } }, ['starlingx/address-range']],
    ['a gateway beside the range', DX, { [`${N}management`]: { subnets: { ipv4: '192.168.204.0/24', ipv6: 'fd00:204::/64' }, gateway: { ipv4: '192.168.204.9', ipv6: 'fd00:204::ff' }, start: { ipv4: '192.168.204.6' }, end: { ipv4: '192.168.204.8' } } }, []],
    ['addresses of a running system that nobody sends', REVERT, { [`${N}management.node0`]: { ipv4: '192.168.204.1' }, [`${N}clusterHost.start`]: { ipv6: 'fd00:206::9' }, [`${N}clusterHost.end`]: { ipv6: 'fd00:206::2' } }, []],

    ['a range of three with a worker', CONVERT, { [`${S}systemType`]: 'standard', [`${S}hosts`]: { worker: 1 }, [`${N}management.end`]: { ipv4: '192.168.204.3' } }, ['starlingx/host-room']],
    ['a range of three of a running Standard system', CONVERT, { [`${S}systemType`]: 'standard', [`${N}clusterHost.end`]: { ipv4: '192.168.206.3' } }, ['starlingx/host-room']],
    ['a range of three of a running AIO-DX', CONVERT, { [`${N}clusterHost.end`]: { ipv4: '192.168.206.3' } }, []],
    ['a range of four with a worker', CONVERT, { [`${S}systemType`]: 'standard', [`${S}hosts`]: { worker: 1 }, [`${N}management.end`]: { ipv4: '192.168.204.4' } }, []],
    ['a range of four with a worker and storage', CONVERT, { [`${S}systemType`]: 'standard', [`${S}hosts`]: { worker: 1, storage: 1 }, [`${N}management.end`]: { ipv4: '192.168.204.4' } }, ['starlingx/host-room']],
    ['a range of four with a worker and a gateway', CONVERT, { [`${S}systemType`]: 'standard', [`${S}hosts`]: { worker: 1 }, [`${N}management.gateway`]: { ipv4: '192.168.204.4' }, [`${N}management.end`]: { ipv4: '192.168.204.4' } }, ['starlingx/host-room']],
    ['more hosts than a subnet', DX, { [`${S}hosts`]: { worker: 252 } }, ['starlingx/host-room']],
    ['as many hosts as a subnet', DX, { [`${S}hosts`]: { worker: 251 } }, []],
    ['hosts that get their addresses by hand', DX, { [`${S}hosts`]: { worker: 252 }, [`${S}dynamicAddressAllocation`]: { management: false, clusterHost: false } }, []],
    ['a short range of a new Standard system that says nothing of hosts', V4, { [`${N}clusterHost.end`]: { ipv4: '192.168.206.3' } }, []],
    ['hosts beside AIO-SX', SX, { [`${S}hosts`]: { worker: 1 } }, ['starlingx/host-room']],
    ['a range of three addresses', DX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.100' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.102' } }, []],
    ['a range of Pods that is too short', DX, { [`${N}clusterPod.end`]: { ipv4: '172.16.254.254' } }, ['starlingx/address-range']],
    ['that range on a running system', CONVERT, { [`${N}clusterPod.end`]: { ipv4: '172.16.254.254' } }, []],

    ['a subcloud without gateway', SUB, { ...byManagement, [`${N}management.gateway`]: undefined }, ['starlingx/subcloud-gateway']],
    ['a subcloud by management', SUB, byManagement, []],
    ['a subcloud with two gateways', SUB, { [`${N}management.gateway`]: { ipv4: '192.168.204.254', ipv6: 'fd00:204::ff' } }, ['starlingx/subcloud-gateway']],
    ['a subcloud gateway among its hosts', SUB, { [`${N}admin.gateway.ipv4`]: '192.168.208.9' }, ['starlingx/subcloud-gateway']],
    ['a subcloud whose floating address is not the start', SUB, { [`${N}admin.floating`]: { ipv4: '192.168.208.9' } }, ['starlingx/subcloud-floating']],
    ['a subcloud management of 4 on duplex', SUB, { ...byManagement, [`${S}systemType`]: 'aio-dx', [`${N}management.subnets.ipv4`]: '192.168.204.0/30' }, ['starlingx/subnet-size', 'starlingx/address-range']],
    ['a subcloud that knows no controller', SUB, { [`${S}systemControllerGateway`]: undefined }, ['starlingx/system-controller-gateway']],
    ['a controller of the other family', SUB, { [`${S}systemControllerGateway`]: '192.168.1.1' }, ['starlingx/system-controller-gateway']],
    ['a controller in the own management', SUB, { [`${S}systemControllerGateway`]: 'fd00:204::9' }, ['starlingx/system-controller-gateway']],
    ['a controller gateway of no subcloud', DX, { [`${S}systemControllerGateway`]: '192.168.1.1' }, ['starlingx/system-controller-gateway']],
    ['a system controller that leaves no room', V6, { [`${N}management.start`]: undefined, [`${N}management.end`]: undefined }, ['starlingx/gateway-room']],

    ['documentation ranges', DX, { [`${N}clusterHost.subnets.ipv4`]: '198.51.100.0/24' }, ['kubernetes/documentation-range']],
    ['spec.network', DX, { 'spec.network': {} }, ['schema/unrecognized-keys']],
  ];

  it.each(cases)('%s (%s)', (_, example, changes, rules) => {
    expect(broken(examplePlan(example, changes)).sort()).toEqual([...rules].sort());
  });

  it.each(cases.filter(([, , , rules]) => !rules.some((rule) => rule.startsWith('schema/'))))('%s: what is said has a source, ends, and its fix cures (%s)', (_, example, changes) => {
    expect(flaws(examplePlan(example, changes))).toEqual([]);
  });

  it('are each broken by a case', () => {
    const seen = new Set(cases.flatMap(([, , , rules]) => rules));
    const silent = STARLINGX_RULES.filter(({ severity }) => severity !== 'info').map(({ id }) => id).filter((id) => !seen.has(id));
    expect(silent).toEqual(['starlingx/address', 'starlingx/addresses-distinct']);
  });
});

/** The unit tests of StarlingX's address pool API (test_address_pool.py, TestPostMixin), restated on the pool that a conversion adds. */
describe('the tests of the address pool API agree', () => {
  const CASES: [what: string, family: 'ipv4' | 'ipv6', changes: Changes, rules: string[]][] = (['ipv4', 'ipv6'] as const).flatMap((family): [string, 'ipv4' | 'ipv6', Changes, string[]][] => {
    const is4 = family === 'ipv4';
    const at = (index: number | 'last' | 'last but one') => (is4 ? `192.168.204.${index === 'last' ? 255 : index === 'last but one' ? 254 : index}` : `fd00:204::${index === 'last' ? 'ffff:ffff:ffff:ffff' : index === 'last but one' ? 'ffff:ffff:ffff:fffe' : index.toString(16)}`);
    const elsewhere = is4 ? '10.20.5.9' : '2a05:d014:937:5::9';
    const field = (name: string, text: string): Changes => ({ [`${N}management.${name}.${family}`]: text });
    const each = (name: string): [string, 'ipv4' | 'ipv6', Changes, string[]][] => [
      [`${name} is not in the subnet`, family, field(name, elsewhere), name === 'gateway' ? ['starlingx/address'] : ['starlingx/address', 'starlingx/address-outside-range']],
      [`${name} has the other family`, family, field(name, is4 ? '1111::1' : '1.1.1.1'), ['starlingx/address']],
      [`${name} is the network address`, family, field(name, at(0)), name === 'gateway' ? ['starlingx/address'] : ['starlingx/address', 'starlingx/address-outside-range']],
      [`${name} is the broadcast address`, family, { ...field(name, at('last')), ...(name === 'floating' && field('node0', at(5))), ...(name === 'floating' && field('node1', at(6))) }, is4 ? (name === 'gateway' ? ['starlingx/address'] : ['starlingx/address', 'starlingx/address-outside-range']) : []],
      [`${name} is out of the range`, family, { ...field('start', at(1)), ...field('end', at(10)), ...field(name, at('last but one')), ...(name === 'floating' && field('node0', at(5))), ...(name === 'floating' && field('node1', at(6))) }, name === 'gateway' ? [] : ['starlingx/address-outside-range']],
    ];
    const four = ['gateway', 'floating', 'node0', 'node1'];
    const apart: Changes = { ...field('gateway', at(101)), ...field('floating', at(102)), ...field('node0', at(103)), ...field('node1', at(104)) };
    return [
      ['a pool', family, {}, []],
      ['a range backwards', family, { ...field('start', at('last but one')), ...field('end', at(1)) }, ['starlingx/address-range']],
      ['a range that starts outside', family, field('start', elsewhere), ['starlingx/address']],
      ['a range that ends outside', family, field('end', elsewhere), ['starlingx/address']],
      ['a range with the network address', family, field('start', at(0)), ['starlingx/address']],
      ['a range with the broadcast address', family, field('end', at('last')), is4 ? ['starlingx/address'] : []],
      ...['floating', 'node0', 'node1', 'gateway'].flatMap(each),
      ...four.flatMap((first, index) => four.slice(index + 1).map((second): [string, 'ipv4' | 'ipv6', Changes, string[]] => [`${second} is ${first}`, family, { ...apart, ...field(first, at(120)), ...field(second, at(120)) }, ['starlingx/addresses-distinct']])),
    ];
  });

  it.each(CASES)('%s, %s', (_, family, changes, rules) => {
    const base = examplePlan(CONVERT, { 'spec.ipFamily': family === 'ipv4' ? 'IPv6+IPv4' : 'IPv4+IPv6', [`${N}multicast.subnets`]: family === 'ipv4' ? { ipv6: 'ff08::1:1:0/124' } : { ipv4: '239.1.1.0/28' } });
    const plan = Object.entries(changes).reduce((each, [path, value]) => withValueAt(each, toPath(path), value), base);
    /** An address in another subnet is out of the range as well, where its order can be told; the API stops at the first. */
    const said = broken(plan);
    expect(said).toEqual(expect.arrayContaining(rules.slice(0, 1)));
    expect(rules).toEqual(expect.arrayContaining(said.filter((rule) => rule !== 'starlingx/address-range' && rule !== 'starlingx/address-outside-range')));
    if (rules.length === 0) expect(said).toEqual([]);
    expect(flaws(plan)).toEqual([]);
  });
});

/** The bootstrap example of the StarlingX documentation, as it stands there. */
const DOCUMENTED = {
  apiVersion: 'dualstack.dev/v1',
  kind: 'ClusterPlan',
  metadata: { name: 'documented' },
  spec: {
    provider: 'starlingx',
    ipFamily: 'IPv6+IPv4',
    starlingx: {
      mode: 'install',
      systemType: 'aio-dx',
      distributedCloudRole: 'none',
      dnsServers: ['fd00::53'],
      networks: {
        pxeboot: { subnets: { ipv4: '198.51.100.0/24' } },
        management: { subnets: { ipv6: 'fd01::/64', ipv4: '198.51.0.0/24' }, start: { ipv6: 'fd01::2', ipv4: '198.51.0.2' }, end: { ipv6: 'fd01::ffff', ipv4: '198.51.0.200' }, gateway: { ipv6: 'fd01::1', ipv4: '198.51.0.1' } },
        oam: { subnets: { ipv6: 'fd00::/64', ipv4: '10.20.5.0/24' }, gateway: { ipv6: 'fd00::1', ipv4: '10.20.5.1' }, floating: { ipv6: 'fd00::3', ipv4: '10.20.5.3' }, node0: { ipv6: 'fd00::4', ipv4: '10.20.5.4' }, node1: { ipv6: 'fd00::5', ipv4: '10.20.5.5' } },
        clusterHost: { subnets: { ipv6: 'aefd:100::/64', ipv4: '198.51.100.0/24' } },
        clusterPod: { subnets: { ipv6: 'aefd:206::/64', ipv4: '172.16.0.0/16' } },
        clusterService: { subnets: { ipv6: 'aefd:207::/112', ipv4: '10.96.0.0/12' } },
      },
    },
  },
};

describe("the documentation's own example", () => {
  it('is refused: two networks on one range, named with a fix, and no multicast of the primary family', () => {
    const errors = problems(DOCUMENTED).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, path, fix }) => [rule, formatPath(path), fix?.value])).toEqual([
      ['starlingx/missing-subnet', `${N}multicast.subnets.ipv6`, 'ff08::1:1:0/124'],
      ['starlingx/network-overlap', `${N}clusterHost.subnets.ipv4`, '192.168.206.0/24'],
    ]);
    expect(errors[1] && english.message(errors[1])).toMatch(/198\.51\.100\.0\/24 is that of the PXE boot network too/);
  });

  it('is valid once its fixes are applied', () => {
    const corrected = problems(DOCUMENTED).reduce<unknown>((plan, { fix }) => (fix ? applyFix(plan, fix) : plan), DOCUMENTED);
    expect(problems(corrected).map(({ rule }) => rule)).toEqual(['kubernetes/documentation-range']);
    expect(validatePlan(corrected).valid).toBe(true);
  });
});

describe('defaults', () => {
  const minimal = (ipFamily: string) => ({ apiVersion: 'dualstack.dev/v1', kind: 'ClusterPlan', metadata: { name: 'x' }, spec: { provider: 'starlingx', ipFamily, starlingx: { mode: 'install', systemType: 'aio-sx', distributedCloudRole: 'none' } } });

  it('are those of the playbook where IPv4 comes first', () => {
    const { read, findings } = validatePlan(minimal('IPv4'));
    const plan = read?.plan as StarlingxPlan;
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    for (const [name, subnet] of Object.entries(PLAYBOOK_SUBNETS)) expect(asDocument(valueAt(plan, ['spec', 'starlingx', 'networks', name, 'subnets']))).toEqual({ ipv4: subnet });
    expect(asDocument(plan.spec.starlingx.networks.oam)).toMatchObject({ gateway: { ipv4: '10.10.10.1' }, floating: { ipv4: '10.10.10.2' } });
    expect(asDocument(plan.spec.starlingx.dnsServers)).toEqual(['8.8.8.8', '8.8.4.4']);
    expect(read?.filled.map(({ path }) => formatPath(path))).toContain(`${N}management.subnets.ipv4`);
  });

  it('are none where IPv6 comes first, and each is asked for', () => {
    const reading = readPlan(minimal('IPv6'));
    expect(reading.ok && Object.keys((reading.value.plan as StarlingxPlan).spec.starlingx.networks)).toEqual(['pxeboot']);
    expect(problems(minimal('IPv6')).filter(({ rule }) => rule.endsWith('missing-subnet') || rule.endsWith('missing-range')).map(({ path, fix }) => [path[3], typeof fix?.value])).toEqual([
      ['clusterPod', 'string'], ['clusterService', 'string'], ['management', 'string'], ['oam', 'undefined'], ['clusterHost', 'string'], ['multicast', 'string'],
    ]);
  });

  it('never change the plan that they are given', () => {
    const plan = minimal('IPv4');
    const before = structuredClone(plan);
    readPlan(plan);
    expect(plan).toEqual(before);
  });
});

describe('derived addresses', () => {
  const derived = (example: string, changes: Changes, name: string, family: string) => {
    const reading = readPlan(examplePlan(example, changes));
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    const subnet = platformOf(reading.value.plan as StarlingxPlan).find((each) => each.name === name && each.family === family);
    return Object.fromEntries(Object.values(subnet?.addresses ?? {}).map(({ field, text }) => [field, text]));
  };

  it.each<[string, string, Changes, string, string, Record<string, string>]>([
    ['IPv4 leaves the broadcast address out', DX, {}, 'management', 'ipv4', { start: '192.168.204.1', end: '192.168.204.254', floating: '192.168.204.1', node0: '192.168.204.2', node1: '192.168.204.3' }],
    ['IPv6 has none', DX, {}, 'management', 'ipv6', { start: 'fd00:204::1', end: 'fd00:204::ffff:ffff:ffff:ffff', floating: 'fd00:204::1', node0: 'fd00:204::2', node1: 'fd00:204::3' }],
    ['simplex has no second address', SX, {}, 'management', 'ipv4', { start: '192.168.204.1', end: '192.168.204.254', floating: '192.168.204.1' }],
    ['the floating address follows the start', DX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.50' } }, 'clusterHost', 'ipv4', { start: '192.168.206.50', end: '192.168.206.254', floating: '192.168.206.50', node0: '192.168.206.51', node1: '192.168.206.52' }],
    ['OAM follows its floating address', DX, {}, 'oam', 'ipv4', { start: '10.20.5.1', end: '10.20.5.254', gateway: '10.20.5.1', floating: '10.20.5.3', node0: '10.20.5.4', node1: '10.20.5.5' }],
    ['Pods have a range alone', DX, {}, 'clusterPod', 'ipv4', { start: '172.16.0.1', end: '172.16.255.254' }],
  ])('%s', (_, example, changes, name, family, expected) => {
    expect(derived(example, changes, name, family)).toEqual(expected);
  });
});

describe('the address plan', () => {
  const planOf = (changes: Changes) => {
    const { read } = validatePlan(examplePlan(DX, changes));
    if (!read) throw new Error('not read');
    return buildAddressPlan(read.facts());
  };

  it('has every network, and what Pods and Services can have', () => {
    const { families, capacity } = planOf({});
    expect(families[0]?.ranges.map(({ name, role }) => [name, role])).toEqual([['PXE boot', 'platform'], ['Management', 'platform'], ['OAM', 'platform'], ['Cluster host', 'platform'], ['Cluster pod', 'pods'], ['Cluster service', 'services'], ['Multicast', 'platform']]);
    expect(capacity).toMatchObject({ pods: '65536', services: '65535' });
  });

  it('shows two platform networks on one range as an overlap', () => {
    expect(planOf({ [`${N}clusterHost.subnets.ipv4`]: '192.168.204.0/25' }).families[0]?.overlaps).toEqual([{ a: `${N}management.subnets.ipv4`, b: `${N}clusterHost.subnets.ipv4`, shared: '192.168.204.0/25' }]);
  });
});

describe('a new plan', () => {
  it('lacks only its name and what OAM is', () => {
    expect(new Set(problems(newPlan()).map(({ rule, path }) => `${rule} ${path.slice(0, 4).join('.')}`))).toEqual(new Set(['kubernetes/invalid-cidr spec.starlingx.networks.oam', 'starlingx/name metadata.name', 'starlingx/missing-address spec.starlingx.networks.oam']));
  });

  it('has networks without overlap in every family and role', () => {
    for (const ipFamily of ['IPv4', 'IPv6', 'IPv4+IPv6', 'IPv6+IPv4'] as const) {
      for (const role of ROLES) expect(broken(withValueAt(withValueAt(withValueAt(newPlan(), ['spec', 'ipFamily'], ipFamily), ['spec', 'starlingx', 'networks'], newNetworks(ipFamily, role)), ['spec', 'starlingx', 'distributedCloudRole'], role)).filter((rule) => rule.includes('overlap') || rule.includes('size') || rule.includes('family'))).toEqual([]);
    }
  });
});

describe('names of systems and hosts', () => {
  it.each([['Edge 1', 'Edge-1'], ['', undefined], ['--x--', 'x'], ['42', undefined], ['RegionOne', undefined]])('%j becomes %j', (text, name) => {
    expect(toSystemName(text)).toBe(name);
  });
  it.each([['registry.example.net', true], ['registry.example.net:5000', true], ['registry.example.net/path', true], ['10.0.0.1', true], ['10.0.0.1:5000', true], ['fd01::100', true], ['[fd01::100]:5000', true], ['10.0.0.256', false], ['https://x', false], ['a b', false], ['x:99999', false], ['my_reg', true], ['localhost:5000', true], ['registry.example.net.', true], ['1.2.3.44', true], ['my_reg.example.net', false], ['reg_1.local', false], ['r.a_b', false], ['reg.x', false], ['registry.l/p', false], ['x-.y', false], ['1.2.3.4.5', false], ['registry.example.net:port', false], ['', false], ['$(id)', false]])('%j is a place of images: %s', (text, isOne) => {
    expect(isDomainOrIp(text)).toBe(isOne);
  });
  it.each([['http://proxy:3128', true], ['https://[fd00::1]:3128/', true], ['proxy:3128', false], ['http://', false], ['http://a b', false], ['ftp://proxy', true], ['http://my_proxy.example.net:3128', true], ['http://proxy.example.net/path', true], ['http://10.0.0.300', false], ['http://user:secret@proxy', false], ['http://proxy:port', false]])('%j is a proxy: %s', (text, isOne) => {
    expect(isUrl(text)).toBe(isOne);
  });
});

describe('properties', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const subnet = { ipv4: fc.tuple(fc.constantFrom(10, 172, 192, 169, 239, 198), octet, octet, fc.constantFrom(8, 12, 16, 20, 24, 28, 29, 30, 31)).map(([a, b, c, prefix]) => `${a}.${b}.${c}.0/${prefix}`), ipv6: fc.tuple(fc.constantFrom('fd00', 'fd01', 'aefd', 'ff08', '2001', 'fe80'), fc.integer({ min: 0, max: 0x300 }), fc.constantFrom(48, 63, 64, 107, 108, 112, 124, 126, 127)).map(([a, b, prefix]) => `${a}:${b.toString(16)}::/${prefix}`) };
  const address = { ipv4: fc.tuple(fc.constantFrom('192.168.204', '10.20.5', '192.168.206'), octet).map(([net, host]) => `${net}.${host}`), ipv6: fc.tuple(fc.constantFrom('fd00:204', '2a05:d014:937:5', 'fd00:206'), fc.integer({ min: 0, max: 300 })).map(([net, host]) => `${net}::${host.toString(16)}`) };
  const family = fc.constantFrom('ipv4' as const, 'ipv6' as const);
  const change = fc.oneof(
    fc.tuple(fc.constantFrom(...NETWORKS), family).chain(([name, each]) => subnet[each].map((text): [string, unknown] => [`${N}${name}.subnets.${each}`, text])),
    fc.tuple(fc.constantFrom(...NETWORKS), fc.constantFrom('start', 'end', 'gateway', 'floating', 'node0', 'node1'), family).chain(([name, field, each]) => address[each].map((text): [string, unknown] => [`${N}${name}.${field}.${each}`, text])),
    fc.tuple(fc.constantFrom(...NETWORKS), family).map(([name, each]): [string, unknown] => [`${N}${name}.subnets.${each}`, undefined]),
    fc.constantFrom('IPv4', 'IPv6', 'IPv4+IPv6', 'IPv6+IPv4').map((value): [string, unknown] => ['spec.ipFamily', value]),
    fc.constantFrom('install', 'convert', 'revert').map((value): [string, unknown] => [`${S}mode`, value]),
    fc.constantFrom(...SYSTEM_TYPES).map((value): [string, unknown] => [`${S}systemType`, value]),
    fc.constantFrom(...ROLES).map((value): [string, unknown] => [`${S}distributedCloudRole`, value]),
  );

  it('whatever is said has a source and a full stop, and its fix cures without harm', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES.map(({ id }) => id)), fc.array(change, { minLength: 1, maxLength: 4 }), (id, changes) => {
        expect(flaws(changes.reduce<unknown>((plan, [path, value]) => withValueAt(plan, toPath(path), value), examplePlan(id)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('no controller is counted from a range that begins outside its subnet', () => {
    const reading = readPlan(examplePlan('starlingx-aio-sx-dual-ipv6-primary', { 'spec.starlingx.systemType': 'standard', 'spec.starlingx.networks.management.start.ipv4': '10.20.5.0' }));
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    const management = platformOf(reading.value.plan as StarlingxPlan).find(({ name, family }) => name === 'management' && family === 'ipv4');
    expect(Object.keys(management?.addresses ?? {})).toEqual(expect.not.arrayContaining(['node0', 'node1']) as unknown);
  });

  it('derived addresses lie in their subnet, and controllers that follow a floating address at most two beyond', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES.map(({ id }) => id)), fc.array(change, { maxLength: 3 }), (id, changes) => {
        const reading = readPlan(changes.reduce<unknown>((plan, [path, value]) => withValueAt(plan, toPath(path), value), examplePlan(id)));
        if (!reading.ok) return;
        for (const { cidr, addresses, name } of platformOf(reading.value.plan as StarlingxPlan)) {
          for (const each of Object.values(addresses)) {
            expect(NETWORK[name]).toBeDefined();
            const beyond = each.field === 'node0' || each.field === 'node1' ? 2n : 0n;
            if (each.isDerived) expect(cidr && each.address && each.address.value >= cidr.first && each.address.value <= cidr.last + beyond).toBe(true);
          }
        }
      }),
      { numRuns: 300, examples: [['starlingx-aio-sx-dual-ipv6-primary', [['spec.starlingx.systemType', 'standard'], ['spec.starlingx.networks.management.start.ipv4', '10.20.5.0']]]] },
    );
  });
});
