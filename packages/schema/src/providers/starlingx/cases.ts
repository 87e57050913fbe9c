/** Plans that break rules of StarlingX, and plans that just do not. */
import { ANNOUNCEMENTS, BALANCERS } from '../../facts/load-balancers.js';
import { IP_FAMILIES } from '../../address/family.js';
import { variantAt } from '../../testing.js';
import { type Case, type Changes, OF_RANGES, type ProviderCases } from '../../testing/cases.js';
import { CALICO_CHOICES, MODES, REGISTRIES, RELEASES, ROLES, SYSTEM_TYPES } from './catalog.js';

export const S = 'spec.starlingx.';
export const N = `${S}networks.`;

export const DX = 'starlingx-aio-dx-dual';
export const SX = 'starlingx-aio-sx-dual-ipv6-primary';
export const V4 = 'starlingx-standard-ipv4';
export const V6 = 'starlingx-standard-ipv6';
export const SUB = 'starlingx-subcloud-dual';
export const CONVERT = 'starlingx-convert-aio-dx';
export const REVERT = 'starlingx-revert-standard';

/** The subnets of the first family of the conversion. */
const SECOND_OF = { management: 'fd00:204::/64', clusterHost: 'fd00:206::/64', oam: '2a05:d014:937:5::/64' } as const;
/** The conversion the other way round. */
const IPV6_SECOND: Changes = { 'spec.ipFamily': 'IPv4+IPv6', [`${N}multicast.subnets`]: { ipv4: '239.1.1.0/28' } };

/** A subcloud that is linked by its management network. */
const byManagement: Changes = { [`${N}admin`]: undefined, [`${N}management`]: { subnets: { ipv4: '192.168.204.0/24', ipv6: 'fd00:204::/64' }, gateway: { ipv4: '192.168.204.1', ipv6: 'fd00:204::1' }, start: { ipv4: '192.168.204.2', ipv6: 'fd00:204::2' } } };

/** Texts that are no address, with what is said of them. */
const TEXTS: readonly (readonly [text: string, variant: string])[] = [
  ['', 'empty'],
  ['10.0.0. 9', 'whitespace'],
  ['fe80::9%eth0', 'zone-id'],
  ['10.0.0.09', 'leading-zero'],
  ['10.0.0.256', 'octet-out-of-range'],
  ['controller', 'syntax'],
  ['::ffff:10.0.0.9', 'ipv4-mapped'],
];

const BROKEN: readonly Case[] = [
  ['a load balancer with the floating address of OAM', 'starlingx-metallb-dual', { 'spec.loadBalancers.pools.0.ipv4': '10.20.5.0/29' }, [['kubernetes/load-balancer-hosts', undefined, 'spec.loadBalancers.pools.0.ipv4']]],
  ['a load balancer with the address that a controller will have', 'starlingx-metallb-dual', { 'spec.loadBalancers.pools.0.ipv4': '10.20.5.4/31' }, [['kubernetes/load-balancer-hosts', undefined, 'spec.loadBalancers.pools.0.ipv4']]],
  ['load balancers outside of every platform network', 'starlingx-metallb-dual', { 'spec.loadBalancers.pools.0.ipv4': '10.20.6.0/27' }, [['kubernetes/load-balancer-network', 'layer2', 'spec.loadBalancers.pools.0.ipv4']]],
  ['load balancers of Cilium, which StarlingX has not', 'starlingx-metallb-dual', { 'spec.loadBalancers.implementation': 'cilium' }, [['kubernetes/load-balancer-cilium', 'plugin', 'spec.loadBalancers.implementation']]],
  ['no name', DX, { 'metadata.name': '' }, [['starlingx/name', 'missing', 'metadata.name']]],
  ['a name with a space', DX, { 'metadata.name': 'edge 1' }, [['starlingx/name', 'syntax', 'metadata.name']]],
  ['a name of digits', SUB, { 'metadata.name': '42' }, [['starlingx/name', 'syntax', 'metadata.name']]],
  ['a name of digits, for no subcloud', DX, { 'metadata.name': '42' }, []],
  ['a name of 63 characters', DX, { 'metadata.name': 'a'.repeat(63) }, []],
  ['a name of 64 characters', DX, { 'metadata.name': 'a'.repeat(64) }, [['starlingx/name', 'syntax', 'metadata.name']]],
  ['the name of a region', SUB, { 'metadata.name': 'RegionOne' }, [['starlingx/name', 'region', 'metadata.name']]],
  ['the name of a region, for no subcloud', DX, { 'metadata.name': 'RegionOne' }, []],
  ['a system controller on simplex', V6, { [`${S}systemType`]: 'aio-sx' }, [['starlingx/controller-on-simplex', undefined, `${S}systemType`], ['starlingx/controller-on-simplex', undefined, `${S}distributedCloudRole`]]],
  ['a system controller on duplex', V6, { [`${S}systemType`]: 'aio-dx' }, []],
  ['converting to one family', CONVERT, { 'spec.ipFamily': 'IPv6' }, [['kubernetes/unexpected-family', 'range', `${N}clusterPod.subnets.ipv4`], ['kubernetes/unexpected-family', 'range', `${N}clusterService.subnets.ipv4`], ['starlingx/mode-families', 'convert', 'spec.ipFamily'], ['starlingx/unexpected-family', undefined, `${N}management.subnets.ipv4`], ['starlingx/unexpected-family', undefined, `${N}oam.subnets.ipv4`], ['starlingx/unexpected-family', undefined, `${N}clusterHost.subnets.ipv4`]]],
  ['reverting one family', REVERT, { 'spec.ipFamily': 'IPv4' }, [['kubernetes/unexpected-family', 'range', `${N}clusterPod.subnets.ipv6`], ['kubernetes/unexpected-family', 'range', `${N}clusterService.subnets.ipv6`], ['starlingx/mode-families', 'revert', 'spec.ipFamily'], ['starlingx/unexpected-family', undefined, `${N}management.subnets.ipv6`], ['starlingx/unexpected-family', undefined, `${N}oam.subnets.ipv6`], ['starlingx/unexpected-family', undefined, `${N}clusterHost.subnets.ipv6`]]],

  ['no DNS server', DX, { [`${S}dnsServers`]: [] }, [['starlingx/dns-servers', 'missing', `${S}dnsServers`]]],
  ['no DNS server on a running system', CONVERT, { [`${S}dnsServers`]: [] }, []],
  ['three DNS servers', DX, { [`${S}dnsServers`]: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] }, []],
  ['four DNS servers', DX, { [`${S}dnsServers`]: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] }, [['starlingx/dns-servers', 'too-many', `${S}dnsServers`]]],
  ['a DNS server by name', DX, { [`${S}dnsServers`]: ['dns.example.net'] }, [['starlingx/dns-servers', 'syntax', `${S}dnsServers.0`]]],
  ['IPv4 DNS servers alone with IPv6 alone', V6, { [`${S}dnsServers`]: ['10.0.0.1'] }, [['starlingx/dns-family', undefined, `${S}dnsServers`]]],
  ['the DNS servers of the playbook with IPv6 alone', V6, { [`${S}dnsServers`]: undefined }, [['starlingx/dns-family', undefined, `${S}dnsServers`]]],
  ['IPv6 DNS servers alone after a revert to IPv4', REVERT, { [`${S}dnsServers`]: ['fd00::53'] }, [['starlingx/dns-family', undefined, `${S}dnsServers`]]],

  ['settings of Calico in a release without them', DX, { [`${S}release`]: 'stx.12' }, [['starlingx/calico-release', undefined, `${S}release`]]],
  ['settings of Calico where no release is named', DX, { [`${S}release`]: undefined }, []],
  ['a release that nobody knows', DX, { [`${S}release`]: 'stx.9' }, [['schema/invalid-value', 'unknown', `${S}release`]]],
  ['a proxy without scheme', V4, { [`${S}dockerProxy.http`]: 'proxy.example.net:3128' }, [['starlingx/docker-proxy', 'url', `${S}dockerProxy.http`]]],
  ['a proxy with credentials', V4, { [`${S}dockerProxy.http`]: 'http://user:secret@proxy.example.net:3128' }, [['plan/secret', undefined, `${S}dockerProxy.http`], ['starlingx/docker-proxy', 'url', `${S}dockerProxy.http`]]],
  ['a proxy over FTP', V4, { [`${S}dockerProxy.http`]: 'ftp://proxy.example.net:3128' }, [['starlingx/docker-proxy-scheme', undefined, `${S}dockerProxy.http`]]],
  ['a proxy with underscores and a path', V4, { [`${S}dockerProxy.http`]: 'http://my_proxy.example.net:3128/path' }, []],
  ['a wildcard past the proxy', V4, { [`${S}dockerProxy.noProxy`]: ['*.example.net'] }, [['starlingx/docker-proxy', 'past', `${S}dockerProxy.noProxy.0`]]],
  ['a range past the proxy', V4, { [`${S}dockerProxy.noProxy`]: ['10.0.0.0/8'] }, [['starlingx/docker-proxy', 'past', `${S}dockerProxy.noProxy.0`]]],
  ['an address past the proxy', V4, { [`${S}dockerProxy.noProxy`]: ['10.0.0.8', 'fd00::8'] }, []],
  ['a list past no proxy', V4, { [`${S}dockerProxy`]: { noProxy: ['10.0.0.8'] } }, [['starlingx/docker-proxy', 'past-none', `${S}dockerProxy.noProxy`]]],
  ['a registry with a scheme', V4, { [`${S}dockerRegistries.defaults.url`]: 'https://registry.example.net' }, [['starlingx/docker-registry', undefined, `${S}dockerRegistries.defaults.url`]]],
  ['a registry of IPv6 with a port', V4, { [`${S}dockerRegistries.defaults.url`]: '[fd01::100]:5000' }, []],
  ['a registry that nobody knows', V4, { [`${S}dockerRegistries`]: { 'example.net': {} } }, [['schema/unrecognized-keys', undefined, `${S}dockerRegistries.example.net`]]],

  ['a time zone', DX, { [`${S}timezone`]: 'America/Argentina/Buenos_Aires' }, []],
  ['a second name of a time zone', DX, { [`${S}timezone`]: 'US/Pacific' }, []],
  ['a place on Mars', DX, { [`${S}timezone`]: 'Mars/Phobos' }, [['starlingx/timezone', undefined, `${S}timezone`]]],
  ['a time zone in small letters', DX, { [`${S}timezone`]: 'utc' }, [['starlingx/timezone', undefined, `${S}timezone`]]],
  ['a time zone with a space', DX, { [`${S}timezone`]: 'UTC ' }, [['starlingx/timezone', undefined, `${S}timezone`]]],
  ['an offset for a time zone', DX, { [`${S}timezone`]: 'GMT+1' }, [['starlingx/timezone', undefined, `${S}timezone`]]],
  ['a time zone outside its folder', DX, { [`${S}timezone`]: '../UTC' }, [['starlingx/timezone', undefined, `${S}timezone`]]],
  ['a time zone that nobody looks at', CONVERT, { [`${S}timezone`]: 'utc' }, []],

  ['an MTU of 575', DX, { [`${S}calico.mtu`]: 575 }, [['starlingx/calico-settings', 'mtu', `${S}calico.mtu`]]],
  ['an MTU of 576', DX, { [`${S}calico.mtu`]: 576 }, []],
  ['an MTU of 9216', DX, { [`${S}calico.mtu`]: 9216 }, []],
  ['an MTU of 9217', DX, { [`${S}calico.mtu`]: 9217 }, [['starlingx/calico-settings', 'mtu', `${S}calico.mtu`]]],
  ['IPv4 blocks of /19', DX, { [`${S}calico.blockSize.ipv4`]: 19 }, [['starlingx/calico-settings', 'block-size', `${S}calico.blockSize.ipv4`]]],
  ['IPv4 blocks of /20', DX, { [`${S}calico.blockSize.ipv4`]: 20 }, []],
  ['IPv4 blocks of /33', DX, { [`${S}calico.blockSize.ipv4`]: 33 }, [['starlingx/calico-settings', 'block-size', `${S}calico.blockSize.ipv4`]]],
  ['blocks larger than the Pods of a running system', CONVERT, { [`${S}calico.blockSize.ipv4`]: 20, [`${N}clusterPod.subnets.ipv4`]: '172.16.0.0/24' }, [['starlingx/calico-settings', 'block-beyond-pods', `${S}calico.blockSize.ipv4`]]],
  ['IPv6 blocks of /115', DX, { [`${S}calico.blockSize.ipv6`]: 115 }, [['starlingx/calico-settings', 'block-size', `${S}calico.blockSize.ipv6`]]],
  ['IPv6 blocks of /116', DX, { [`${S}calico.blockSize.ipv6`]: 116 }, []],
  ['IPv6 blocks of /129', DX, { [`${S}calico.blockSize.ipv6`]: 129 }, [['starlingx/calico-settings', 'block-size', `${S}calico.blockSize.ipv6`]]],
  ['a relative plugin path', DX, { [`${S}calico.kubeletVolumePluginPath`]: 'var/lib/kubelet' }, [['starlingx/calico-settings', 'path', `${S}calico.kubeletVolumePluginPath`]]],
  ['an encapsulation that nobody knows', DX, { [`${S}calico.encapsulation`]: 'GRE' }, [['schema/invalid-value', 'unknown', `${S}calico.encapsulation`]]],

  ['PXE boot in IPv6', DX, { [`${N}pxeboot.subnets.ipv6`]: 'fd00:202::/64' }, [['starlingx/pxeboot-ipv4', undefined, `${N}pxeboot.subnets.ipv6`]]],
  ['PXE boot in IPv6 alone', V6, { [`${N}pxeboot.subnets`]: { ipv6: 'fd00:202::/64' } }, [['starlingx/pxeboot-ipv4', undefined, `${N}pxeboot.subnets.ipv6`], ['starlingx/missing-subnet', 'pxeboot', `${N}pxeboot.subnets.ipv4`]]],
  ['PXE boot in a routed range', DX, { [`${N}pxeboot.subnets.ipv4`]: '192.168.202.0/24' }, []],
  ['PXE boot in loopback', DX, { [`${N}pxeboot.subnets.ipv4`]: '127.0.1.0/24' }, [['kubernetes/reserved-range', undefined, `${N}pxeboot.subnets.ipv4`]]],
  ['management in link-local', DX, { [`${N}management.subnets.ipv4`]: '169.254.204.0/24' }, [['starlingx/link-local', undefined, `${N}management.subnets.ipv4`]]],
  ['management in link-local of IPv6', DX, { [`${N}management.subnets.ipv6`]: 'fe80::/64' }, [['kubernetes/reserved-range', undefined, `${N}management.subnets.ipv6`]]],
  ['Pods in link-local', DX, { [`${N}clusterPod.subnets.ipv4`]: '169.254.0.0/17' }, [['kubernetes/reserved-range', undefined, `${N}clusterPod.subnets.ipv4`], ['starlingx/subnet-size', 'system', `${N}clusterPod.subnets.ipv4`]]],
  ['an admin network without distributed cloud', DX, { [`${N}admin`]: { subnets: { ipv4: '192.168.208.0/24' } } }, [['starlingx/admin-unused', undefined, `${N}admin`]]],
  ['that network without a subnet of the first family', DX, { [`${N}admin`]: { subnets: { ipv6: 'fd00:208::/64' } } }, [['starlingx/missing-subnet', 'network', `${N}admin.subnets.ipv4`], ['starlingx/admin-unused', undefined, `${N}admin`]]],
  ['an admin network of a system controller', V6, { [`${N}admin`]: { subnets: { ipv6: 'fd00:208::/64' } } }, [['starlingx/admin-network', undefined, `${N}admin`]]],
  ['management of the second family alone', DX, { [`${N}management.subnets`]: { ipv6: 'fd00:204::/64' } }, [['starlingx/missing-subnet', 'network', `${N}management.subnets.ipv4`]]],
  ['management of the first family alone', DX, { [`${N}management.subnets`]: { ipv4: '192.168.204.0/24' } }, []],
  ['no multicast with IPv6 first', SX, { [`${N}multicast`]: undefined }, [['starlingx/missing-subnet', 'wrong-default', `${N}multicast.subnets.ipv6`]]],
  ['no multicast with IPv4 first', DX, { [`${N}multicast`]: undefined }, []],
  ['no Pods in the second family', DX, { [`${N}clusterPod.subnets.ipv6`]: undefined }, [['kubernetes/missing-range', undefined, `${N}clusterPod.subnets.ipv6`]]],
  ['no Services in the second family', DX, { [`${N}clusterService.subnets.ipv6`]: undefined }, [['kubernetes/missing-range', undefined, `${N}clusterService.subnets.ipv6`]]],
  ['no hosts in the second family', DX, { [`${N}clusterHost.subnets.ipv6`]: undefined }, [['starlingx/dual-stack-together', 'others', `${N}clusterHost.subnets.ipv6`]]],
  ['no cluster in the second family', DX, { [`${N}clusterHost.subnets.ipv6`]: undefined, [`${N}clusterPod.subnets.ipv6`]: undefined, [`${N}clusterService.subnets.ipv6`]: undefined }, [['kubernetes/missing-range', undefined, `${N}clusterPod.subnets.ipv6`], ['kubernetes/missing-range', undefined, `${N}clusterService.subnets.ipv6`], ['starlingx/dual-stack-together', 'none', `${N}clusterHost.subnets.ipv6`]]],
  ['no OAM in the second family', DX, { [`${N}oam`]: { subnets: { ipv4: '10.20.5.0/24' }, gateway: { ipv4: '10.20.5.1' }, floating: { ipv4: '10.20.5.3' } } }, [['starlingx/dual-stack-together', 'others', `${N}oam.subnets.ipv6`]]],
  ['hosts in two families of a system with one', V4, { [`${N}clusterHost.subnets.ipv6`]: 'fd00:206::/64' }, [['starlingx/unexpected-family', undefined, `${N}clusterHost.subnets.ipv6`]]],

  ['multicast that is none', DX, { [`${N}multicast.subnets.ipv4`]: '192.168.203.0/28' }, [['starlingx/multicast-subnet', undefined, `${N}multicast.subnets.ipv4`]]],
  ['multicast of both families', DX, { [`${N}multicast.subnets.ipv6`]: 'ff08::1:1:0/124' }, []],
  ['a second multicast that is none', DX, { [`${N}multicast.subnets.ipv6`]: 'fd00:203::/124' }, [['starlingx/multicast-subnet', undefined, `${N}multicast.subnets.ipv6`]]],
  ['multicast of 8', DX, { [`${N}multicast.subnets.ipv4`]: '239.1.1.0/29' }, []],
  ['multicast of 4', DX, { [`${N}multicast.subnets.ipv4`]: '239.1.1.0/30' }, [['starlingx/subnet-size', 'system', `${N}multicast.subnets.ipv4`]]],
  ['Pods of 65,536', DX, { [`${N}clusterPod.subnets.ipv6`]: 'fd00:172::/112', [`${S}calico`]: undefined }, []],
  ['Pods of 32,768', DX, { [`${N}clusterPod.subnets.ipv4`]: '172.16.0.0/17' }, [['starlingx/subnet-size', 'system', `${N}clusterPod.subnets.ipv4`]]],
  ['Services of 65,536', DX, { [`${N}clusterService.subnets.ipv4`]: '10.96.0.0/16' }, []],
  ['Services of 32,768', DX, { [`${N}clusterService.subnets.ipv4`]: '10.96.0.0/17' }, [['starlingx/subnet-size', 'system', `${N}clusterService.subnets.ipv4`]]],
  ['Services of 1,048,576', DX, { [`${N}clusterService.subnets.ipv6`]: 'fd00:96::/108' }, []],
  ['Services of 2,097,152', DX, { [`${N}clusterService.subnets.ipv6`]: 'fd00:96::/107' }, [['starlingx/subnet-size', 'large', `${N}clusterService.subnets.ipv6`]]],
  ['Services of 2,097,152 of a running system, which kubeadm refuses', CONVERT, { [`${N}clusterService.subnets.ipv6`]: 'fd00:96::/107' }, [['kubernetes/service-cidr-too-large', undefined, `${N}clusterService.subnets.ipv6`]]],
  ['Services of 8, of which there is one thing to say', DX, { [`${N}clusterService.subnets.ipv4`]: '10.96.0.0/29' }, [['starlingx/subnet-size', 'system', `${N}clusterService.subnets.ipv4`]]],
  ['a floating address outside its subnet', DX, { [`${N}oam.floating.ipv4`]: '10.99.5.3' }, [['starlingx/address', 'outside', `${N}oam.floating.ipv4`]]],
  ['management of 8 on duplex', DX, { [`${N}management.subnets.ipv4`]: '192.168.204.0/29' }, []],
  ['management of 4 on duplex', DX, { [`${N}management.subnets.ipv4`]: '192.168.204.0/30' }, [['starlingx/subnet-size', 'system', `${N}management.subnets.ipv4`]]],
  ['management of 4 on simplex', SX, { [`${N}management.subnets.ipv4`]: '192.168.204.0/30' }, []],
  ['management of 2 on simplex', SX, { [`${N}management.subnets.ipv6`]: 'fd00:204::/127' }, [['starlingx/subnet-size', 'system', `${N}management.subnets.ipv6`]]],
  ['OAM of 4 on simplex', SX, { [`${N}oam.subnets.ipv4`]: '10.20.5.0/30', [`${N}oam.floating.ipv4`]: '10.20.5.2' }, [['starlingx/subnet-size', 'system', `${N}oam.subnets.ipv4`]]],
  ['small Pods of a running system', CONVERT, { [`${N}clusterPod.subnets.ipv4`]: '172.16.0.0/20' }, []],
  ...(['management', 'clusterHost', 'oam'] as const).flatMap((name): Case[] => [
    [`${name} of 4 of a running system with two controllers`, CONVERT, { [`${N}${name}`]: { subnets: { ipv4: '10.20.6.0/30', ipv6: SECOND_OF[name] }, ...(name === 'oam' && { floating: { ipv4: '10.20.6.1' } }) } }, [...(name === 'oam' ? ([['starlingx/oam-gateway', undefined, `${N}oam.gateway.ipv4`]] as const) : []), ['starlingx/subnet-size', 'system', `${N}${name}.subnets.ipv4`]]],
    [`${name} of 4 of a running AIO-SX`, CONVERT, { [`${S}systemType`]: 'aio-sx', [`${N}${name}`]: { subnets: { ipv4: '10.20.6.0/30', ipv6: SECOND_OF[name] }, ...(name === 'oam' && { floating: { ipv4: '10.20.6.1' }, gateway: { ipv4: '10.20.6.2' } }) } }, []],
  ]),
  ['management of 4 in IPv6 of a running system with two controllers', CONVERT, { ...IPV6_SECOND, [`${N}management.subnets.ipv6`]: 'fd00:204::/126' }, []],
  ['a pool of 2 of a running system', CONVERT, { [`${N}management.subnets.ipv4`]: '192.168.204.0/31' }, [['starlingx/subnet-size', 'system', `${N}management.subnets.ipv4`]]],
  ['management of /63 with IPv6 first', V6, { [`${N}management.subnets.ipv6`]: 'fd00:204::/63' }, [['starlingx/ipv6-prefix', 'system', `${N}management.subnets.ipv6`]]],
  ['management of /63 with IPv6 second', DX, { [`${N}management.subnets.ipv6`]: 'fd00:204::/63' }, []],
  ['management of /63 of a subcloud', SUB, { ...byManagement, 'spec.ipFamily': 'IPv4+IPv6', [`${S}systemControllerGateway`]: '192.168.1.1', [`${N}management.subnets.ipv6`]: 'fd00:204::/63', [`${N}multicast.subnets`]: { ipv4: '239.1.1.0/28' } }, [['starlingx/ipv6-prefix', 'subcloud', `${N}management.subnets.ipv6`]]],

  ['PXE boot and hosts on one range', DX, { [`${N}clusterHost.subnets.ipv4`]: '169.254.202.0/24' }, [['starlingx/network-overlap', 'same', `${N}clusterHost.subnets.ipv4`], ['starlingx/link-local', undefined, `${N}clusterHost.subnets.ipv4`]]],
  ['OAM inside management', DX, { [`${N}management.subnets.ipv4`]: '10.20.0.0/16' }, [['starlingx/network-overlap', 'inside', `${N}oam.subnets.ipv4`]]],
  ['OAM around management', DX, { [`${N}oam`]: { subnets: { ipv4: '192.168.204.0/23', ipv6: '2a05:d014:937:5::/64' }, gateway: { ipv4: '192.168.204.1', ipv6: '2a05:d014:937:5::1' }, floating: { ipv4: '192.168.204.3', ipv6: '2a05:d014:937:5::3' } } }, [['starlingx/network-overlap', 'around', `${N}oam.subnets.ipv4`]]],
  ['Pods inside management', DX, { [`${N}clusterPod.subnets.ipv4`]: '192.168.0.0/16' }, [['kubernetes/node-network-overlap', 'named', `${N}clusterPod.subnets.ipv4`]]],
  ['Pods and Services on one range', DX, { [`${N}clusterPod.subnets.ipv4`]: '10.96.0.0/16' }, [['kubernetes/pods-services-overlap', 'plain', `${N}clusterService.subnets.ipv4`]]],
  ['a reserved range on OAM', DX, { 'spec.reservedCidrs': ['10.20.0.0/16'] }, [['kubernetes/reserved-cidr-overlap', 'nodes', `${N}oam.subnets.ipv4`]]],

  ['a gateway of the host network', DX, { [`${N}clusterHost.gateway`]: { ipv4: '192.168.206.1' } }, [['starlingx/no-such-address', 'other', `${N}clusterHost.gateway.ipv4`]]],
  ['a floating address of Pods', DX, { [`${N}clusterPod.floating`]: { ipv4: '172.16.0.1' } }, [['starlingx/no-such-address', 'other', `${N}clusterPod.floating.ipv4`]]],
  ['controllers of management, new', DX, { [`${N}management.node0`]: { ipv4: '192.168.204.9' } }, [['starlingx/no-such-address', 'controller', `${N}management.node0.ipv4`]]],
  ['controllers of management, converted', CONVERT, { [`${N}management.node0`]: { ipv4: '192.168.204.9' } }, []],
  ['controllers of OAM on simplex', SX, { [`${N}oam.node0`]: { ipv4: '10.20.5.4', ipv6: '2a05:d014:937:5::4' } }, [['starlingx/no-such-address', 'simplex', `${N}oam.node0.ipv4`], ['starlingx/no-such-address', 'simplex', `${N}oam.node0.ipv6`]]],
  ['a start without subnet', DX, { [`${N}multicast.start`]: { ipv6: 'ff08::1:1:1' } }, [['starlingx/address-without-subnet', undefined, `${N}multicast.start.ipv6`]]],
  ['an OAM without gateway', DX, { [`${N}oam.gateway.ipv6`]: undefined }, [['starlingx/missing-address', undefined, `${N}oam.gateway.ipv6`]]],
  ['an OAM without floating address', DX, { [`${N}oam.floating.ipv4`]: undefined }, [['starlingx/missing-address', undefined, `${N}oam.floating.ipv4`]]],
  ['an OAM pool without gateway, converted', CONVERT, { [`${N}oam.gateway.ipv4`]: undefined }, [['starlingx/oam-gateway', undefined, `${N}oam.gateway.ipv4`]]],
  ['an OAM pool of IPv6 without gateway, converted', CONVERT, { ...IPV6_SECOND, [`${N}oam.gateway.ipv6`]: undefined }, [['starlingx/oam-gateway', undefined, `${N}oam.gateway.ipv6`]]],
  ['the OAM pool of a running system, whose gateway is not named', CONVERT, { [`${N}oam.gateway.ipv6`]: undefined }, []],
  ['an OAM pool without floating address, converted', CONVERT, { [`${N}oam.floating.ipv4`]: undefined }, [['starlingx/missing-address', undefined, `${N}oam.floating.ipv4`]]],
  ['an OAM without addresses, reverted', REVERT, { [`${N}oam`]: { subnets: { ipv4: '10.20.5.0/24', ipv6: '2a05:d014:937:5::/64' } } }, []],
  ['management with one of two gateways', DX, { [`${N}management.gateway`]: { ipv4: '192.168.204.254' } }, [['starlingx/gateway-families', undefined, `${N}management.gateway.ipv6`]]],
  ['management with two gateways', DX, { [`${N}management.gateway`]: { ipv4: '192.168.204.254', ipv6: 'fd00:204::ff' } }, []],
  ['a range backwards', DX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.100' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.50' } }, [['starlingx/address-range', 'backwards', `${N}clusterHost.end.ipv4`]]],
  ['a range of one address on duplex', DX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.100' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.100' } }, [['starlingx/address-range', 'small', `${N}clusterHost.end.ipv4`]]],
  ['a range of one address on simplex', SX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.100' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.100' } }, []],
  ['a range of one address of OAM', SX, { [`${N}oam.start`]: { ipv4: '10.20.5.3' }, [`${N}oam.end`]: { ipv4: '10.20.5.3' } }, [['starlingx/address-range', 'single', `${N}oam.end.ipv4`]]],
  ['OAM whose second controller would lie beyond its subnet', DX, { [`${N}oam.floating.ipv6`]: '2a05:d014:937:5:ffff:ffff:ffff:fffe' }, [['starlingx/address-outside-range', 'following-subnet', `${N}oam.floating.ipv6`]]],
  ['OAM whose first controller would lie beyond its subnet', DX, { [`${N}oam.floating.ipv6`]: '2a05:d014:937:5:ffff:ffff:ffff:ffff' }, [['starlingx/address-outside-range', 'following-subnet', `${N}oam.floating.ipv6`]]],
  ['management whose second controller would lie beyond its subnet, converted', CONVERT, { ...IPV6_SECOND, [`${N}management.floating`]: { ipv6: 'fd00:204::ffff:ffff:ffff:fffe' } }, [['starlingx/address-outside-range', 'following-subnet', `${N}management.floating.ipv6`]]],
  ['OAM of 4 whose controllers would lie beyond it, converted', CONVERT, { ...IPV6_SECOND, [`${N}oam`]: { subnets: { ipv4: '10.20.5.0/24', ipv6: '2a05:d014:937:5::/126' }, floating: { ipv6: '2a05:d014:937:5::2' } } }, [['starlingx/oam-gateway', undefined, `${N}oam.gateway.ipv6`], ['starlingx/address-outside-range', 'following-subnet', `${N}oam.floating.ipv6`]]],
  ['an admin range whose second controller would lie beyond its subnet, converted', CONVERT, { ...IPV6_SECOND, [`${S}distributedCloudRole`]: 'subcloud', [`${N}admin`]: { subnets: { ipv4: '192.168.208.0/24', ipv6: 'fd00:208::/126' }, gateway: { ipv6: 'fd00:208::1' }, start: { ipv6: 'fd00:208::2' } } }, [['starlingx/address-outside-range', 'following-subnet', `${N}admin.floating.ipv6`]]],
  ['a floating address at the end of a new range', DX, { [`${N}clusterHost.floating`]: { ipv4: '192.168.206.254' } }, [['starlingx/assumed-addresses', 'duplex', `${N}clusterHost.floating.ipv4`]]],
  ['a floating address at the start of a new range', DX, { [`${N}clusterHost.floating`]: { ipv4: '192.168.206.1' } }, []],
  ['a floating address off the start of AIO-SX', SX, { [`${N}clusterHost.floating`]: { ipv4: '192.168.206.9', ipv6: 'fd00:206::9' } }, []],
  ['a gateway where the range begins', DX, { [`${N}management.gateway`]: { ipv4: '192.168.204.1', ipv6: 'fd00:204::ff' } }, [['starlingx/assumed-addresses', 'duplex', `${N}management.gateway.ipv4`]]],
  ['a gateway that leaves no room for the controllers', DX, { [`${N}management`]: { subnets: { ipv4: '192.168.204.0/24', ipv6: 'fd00:204::/64' }, gateway: { ipv4: '192.168.204.9', ipv6: 'fd00:204::ff' }, start: { ipv4: '192.168.204.7' }, end: { ipv4: '192.168.204.9' } } }, [['starlingx/address-range', 'gateway', `${N}management.end.ipv4`]]],
  ['a gateway beside the range', DX, { [`${N}management`]: { subnets: { ipv4: '192.168.204.0/24', ipv6: 'fd00:204::/64' }, gateway: { ipv4: '192.168.204.9', ipv6: 'fd00:204::ff' }, start: { ipv4: '192.168.204.6' }, end: { ipv4: '192.168.204.8' } } }, []],
  ['a gateway that leaves no room in the subnet', DX, { [`${N}management`]: { subnets: { ipv4: '192.168.204.0/24', ipv6: 'fd00:204::/126' }, gateway: { ipv4: '192.168.204.254', ipv6: 'fd00:204::3' } } }, [['starlingx/subnet-size', 'system', `${N}management.subnets.ipv6`], ['starlingx/address-range', 'gateway-in-subnet', `${N}management.gateway.ipv6`]]],
  ['a gateway where the range of AIO-SX begins', SX, { [`${N}management.gateway`]: { ipv4: '192.168.204.1', ipv6: 'fd00:204::ff' } }, [['starlingx/assumed-addresses', 'simplex', `${N}management.gateway.ipv4`]]],
  ['a floating address beyond its range', CONVERT, { [`${N}management.end`]: { ipv4: '192.168.204.10' }, [`${N}management.floating`]: { ipv4: '192.168.204.20' }, [`${N}management.node0`]: { ipv4: '192.168.204.5' }, [`${N}management.node1`]: { ipv4: '192.168.204.6' } }, [['starlingx/address-outside-range', 'range', `${N}management.floating.ipv4`]]],
  ['a second controller beyond its range', CONVERT, { [`${N}management.end`]: { ipv4: '192.168.204.10' }, [`${N}management.floating`]: { ipv4: '192.168.204.9' } }, [['starlingx/address-outside-range', 'following-range', `${N}management.floating.ipv4`]]],
  ['addresses of a running system that nobody sends', REVERT, { [`${N}management.node0`]: { ipv4: '192.168.204.1' }, [`${N}clusterHost.start`]: { ipv6: 'fd00:206::9' }, [`${N}clusterHost.end`]: { ipv6: 'fd00:206::2' } }, []],

  ['a range of three with a worker', CONVERT, { [`${S}systemType`]: 'standard', [`${S}hosts`]: { worker: 1 }, [`${N}management.end`]: { ipv4: '192.168.204.3' } }, [['starlingx/host-room', 'hosts', `${N}management.end.ipv4`]]],
  ['a range of three of a running Standard system', CONVERT, { [`${S}systemType`]: 'standard', [`${N}clusterHost.end`]: { ipv4: '192.168.206.3' } }, [['starlingx/host-room', 'worker', `${N}clusterHost.end.ipv4`]]],
  ['a range of three of a running AIO-DX', CONVERT, { [`${N}clusterHost.end`]: { ipv4: '192.168.206.3' } }, []],
  ['a range of four with a worker', CONVERT, { [`${S}systemType`]: 'standard', [`${S}hosts`]: { worker: 1 }, [`${N}management.end`]: { ipv4: '192.168.204.4' } }, []],
  ['a range of four with a worker and storage', CONVERT, { [`${S}systemType`]: 'standard', [`${S}hosts`]: { worker: 1, storage: 1 }, [`${N}management.end`]: { ipv4: '192.168.204.4' } }, [['starlingx/host-room', 'hosts', `${N}management.end.ipv4`]]],
  ['a range of four with a worker and a gateway', CONVERT, { [`${S}systemType`]: 'standard', [`${S}hosts`]: { worker: 1 }, [`${N}management.gateway`]: { ipv4: '192.168.204.4' }, [`${N}management.end`]: { ipv4: '192.168.204.4' } }, [['starlingx/host-room', 'hosts', `${N}management.end.ipv4`]]],
  ['more hosts than a subnet', DX, { [`${S}hosts`]: { worker: 252 } }, [['starlingx/host-room', 'hosts', `${N}management.subnets.ipv4`], ['starlingx/host-room', 'hosts', `${N}clusterHost.subnets.ipv4`]]],
  ['as many hosts as a subnet', DX, { [`${S}hosts`]: { worker: 251 } }, []],
  ['hosts that get their addresses by hand', DX, { [`${S}hosts`]: { worker: 252 }, [`${S}dynamicAddressAllocation`]: { management: false, clusterHost: false } }, []],
  ['a short range of a new Standard system that says nothing of hosts', V4, { [`${N}clusterHost.end`]: { ipv4: '192.168.206.3' } }, []],
  ['hosts beside AIO-SX', SX, { [`${S}hosts`]: { worker: 1 } }, [['starlingx/host-room', 'simplex', `${S}hosts.worker`]]],
  ['a range of three addresses', DX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.100' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.102' } }, []],
  ['a range of Pods that is too short', DX, { [`${N}clusterPod.end`]: { ipv4: '172.16.254.254' } }, [['starlingx/address-range', 'small', `${N}clusterPod.end.ipv4`]]],
  ['that range on a running system', CONVERT, { [`${N}clusterPod.end`]: { ipv4: '172.16.254.254' } }, []],

  ['a subcloud without gateway', SUB, { ...byManagement, [`${N}management.gateway`]: undefined }, [['starlingx/subcloud-gateway', 'missing', `${N}management.gateway.ipv6`], ['starlingx/subcloud-gateway', 'missing', `${N}management.gateway.ipv4`]]],
  ['a subcloud by management', SUB, byManagement, []],
  ['a subcloud with two gateways', SUB, { [`${N}management.gateway`]: { ipv4: '192.168.204.254', ipv6: 'fd00:204::ff' } }, [['starlingx/subcloud-gateway', 'beside-admin', `${N}management.gateway.ipv6`], ['starlingx/subcloud-gateway', 'beside-admin', `${N}management.gateway.ipv4`]]],
  ['a subcloud gateway among its hosts', SUB, { [`${N}admin.gateway.ipv4`]: '192.168.208.9' }, [['starlingx/subcloud-gateway', 'in-range', `${N}admin.gateway.ipv4`]]],
  ['a subcloud whose floating address is not the start', SUB, { [`${N}admin.floating`]: { ipv4: '192.168.208.9' } }, [['starlingx/subcloud-floating', undefined, `${N}admin.floating.ipv4`]]],
  ['a subcloud management of 4 on duplex', SUB, { ...byManagement, [`${S}systemType`]: 'aio-dx', [`${N}management.subnets.ipv4`]: '192.168.204.0/30' }, [['starlingx/subnet-size', 'subcloud', `${N}management.subnets.ipv4`], ['starlingx/address-range', 'small', `${N}management.start.ipv4`]]],
  ['a subcloud that knows no controller', SUB, { [`${S}systemControllerGateway`]: undefined }, [['starlingx/system-controller-gateway', 'missing', `${S}systemControllerGateway`]]],
  ['a controller of the other family', SUB, { [`${S}systemControllerGateway`]: '192.168.1.1' }, [['starlingx/system-controller-gateway', 'family', `${S}systemControllerGateway`]]],
  ['a controller in the own management', SUB, { [`${S}systemControllerGateway`]: 'fd00:204::9' }, [['starlingx/system-controller-gateway', 'own', `${S}systemControllerGateway`]]],
  ['a controller gateway of no subcloud', DX, { [`${S}systemControllerGateway`]: '192.168.1.1' }, [['starlingx/system-controller-gateway', 'no-subcloud', `${S}systemControllerGateway`]]],
  ['a system controller that leaves no room', V6, { [`${N}management.start`]: undefined, [`${N}management.end`]: undefined }, [['starlingx/gateway-room', undefined, `${N}management.start.ipv6`]]],

  ...TEXTS.flatMap(([text, variant]): Case[] => [
    [`${JSON.stringify(text)} as a DNS server`, DX, { [`${S}dnsServers`]: ['10.0.0.1', text] }, [['starlingx/dns-servers', variant, `${S}dnsServers.1`]]],
    [`${JSON.stringify(text)} as an end`, DX, { [`${N}management.end`]: { ipv4: text } }, [['starlingx/address', variant, `${N}management.end.ipv4`]]],
    [`${JSON.stringify(text)} as the gateway of a controller`, SUB, { [`${S}systemControllerGateway`]: text }, [['starlingx/system-controller-gateway', text === '' ? 'missing' : variant, `${S}systemControllerGateway`]]],
  ]),
  ['an end of the other family', DX, { [`${N}management.end`]: { ipv4: 'fd00::9' } }, [['starlingx/address', 'family', `${N}management.end.ipv4`]]],
  ['an end outside', DX, { [`${N}management.end`]: { ipv4: '10.0.0.9' } }, [['starlingx/address', 'outside', `${N}management.end.ipv4`]]],
  ['a start at the network itself', DX, { [`${N}management.start`]: { ipv4: '192.168.204.0' } }, [['starlingx/address', 'network', `${N}management.start.ipv4`]]],
  ['an end at the broadcast address', DX, { [`${N}management.end`]: { ipv4: '192.168.204.255' } }, [['starlingx/address', 'broadcast', `${N}management.end.ipv4`]]],
  ['a gateway where a controller is', CONVERT, { [`${N}management.gateway`]: { ipv4: '192.168.204.9' }, [`${N}management.node1`]: { ipv4: '192.168.204.9' } }, [['starlingx/addresses-distinct', 'given', `${N}management.node1.ipv4`]]],
  ['a gateway where a controller will be', CONVERT, { [`${N}management.gateway`]: { ipv4: '192.168.204.3' } }, [['starlingx/addresses-distinct', 'derived', `${N}management.gateway.ipv4`]]],

  ['documentation ranges', DX, { [`${N}clusterHost.subnets.ipv4`]: '198.51.100.0/24' }, [['kubernetes/documentation-range', 'range', `${N}clusterHost.subnets.ipv4`]]],
  ['spec.network', DX, { 'spec.network': {} }, [['schema/unrecognized-keys', undefined, 'spec.network']]],
];

/** Everything of their weight that is said of a plan. */
const NOTES: readonly Case[] = [
  ['the first family of a new system', DX, {}, [['kubernetes/ula-not-random', 'not-random', `${N}clusterPod.subnets.ipv6`], ['starlingx/primary-for-good', 'install', 'spec.ipFamily']]],
  ['the first family of a running system', CONVERT, {}, [['kubernetes/ula-not-random', 'not-random', `${N}clusterPod.subnets.ipv6`], ['starlingx/primary-for-good', 'running', 'spec.ipFamily']]],
  ['registries', V4, {}, [['starlingx/primary-for-good', 'install', 'spec.ipFamily'], ['starlingx/registry-credentials', undefined, `${S}dockerRegistries`]]],
  ['two multicast subnets of a new system', DX, { [`${N}multicast.subnets.ipv6`]: 'ff08::1:1:0/124' }, [['kubernetes/ula-not-random', 'not-random', `${N}clusterPod.subnets.ipv6`], ['starlingx/primary-for-good', 'install', 'spec.ipFamily'], ['starlingx/second-multicast', 'install', `${N}multicast.subnets.ipv6`]]],
  ['two multicast subnets of a running system', CONVERT, { [`${N}multicast.subnets.ipv4`]: '239.1.1.0/28' }, [['kubernetes/ula-not-random', 'not-random', `${N}clusterPod.subnets.ipv6`], ['starlingx/primary-for-good', 'running', 'spec.ipFamily'], ['starlingx/second-multicast', 'running', `${N}multicast.subnets.ipv4`]]],
  ['a short prefix of a Standard system', V4, { [`${N}oam.subnets.ipv4`]: '10.20.0.0/16' }, [['starlingx/primary-for-good', 'install', 'spec.ipFamily'], ['starlingx/registry-credentials', undefined, `${S}dockerRegistries`], ['starlingx/untypical-prefix', undefined, `${N}oam.subnets.ipv4`]]],
];

/** A plan with something in every field that the examples leave open. */
export const FULL: readonly [example: string, changes: Changes] = ['starlingx-standard-ipv4', {
  'metadata.labels': { team: 'a' },
  'metadata.description': 'a',
  'spec.reservedCidrs': ['10.64.0.0/16'],
  'spec.starlingx.release': 'master',
  'spec.starlingx.hosts': { worker: 1, storage: 2 },
  'spec.starlingx.dynamicAddressAllocation': { management: true, clusterHost: true },
  'spec.starlingx.networks.oam.node0.ipv4': '10.20.5.4',
  'spec.starlingx.networks.oam.node1.ipv4': '10.20.5.5',
  'spec.starlingx.dockerRegistries': Object.fromEntries(REGISTRIES.map((key) => [key, { url: 'registry.example.net', type: 'docker', secure: true }])),
  'spec.starlingx.calico': { ...Object.fromEntries(Object.entries(CALICO_CHOICES).map(([key, [value]]) => [key, value])), mtu: 1450, blockSize: { ipv4: 26, ipv6: 122 }, kubeletVolumePluginPath: '/var/lib/kubelet' },
}];

export const CASES: ProviderCases = {
  cases: BROKEN,
  notes: NOTES,
  /** What is wrong with a prefix is never said of an address, and an empty gateway is a missing one; the wordings come with the others. */
  neverSaid: [...['starlingx/address', 'starlingx/dns-servers', 'starlingx/system-controller-gateway'].flatMap((rule) => OF_RANGES.map((variant) => variantAt([rule, variant, '']))), 'starlingx/system-controller-gateway: empty'],
  full: [FULL],
  asking: [],
  choices: [
    ['spec.ipFamily', IP_FAMILIES],
    [`${S}mode`, MODES],
    [`${S}release`, RELEASES],
    [`${S}systemType`, SYSTEM_TYPES],
    [`${S}distributedCloudRole`, ROLES],
    [`${N}admin`, [undefined, {}]],
    ['spec.loadBalancers.implementation', [undefined, ...BALANCERS]],
    ['spec.loadBalancers.announcement', ANNOUNCEMENTS],
  ],
};
