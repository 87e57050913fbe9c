import type { Address } from '../../address/cidr.js';
import { addressText } from '../../address/text.js';

/** A DNS name as Kubernetes takes one: up to 253 characters, labels of up to 63 (IsDNS1123Subdomain). */
export const DNS_1123_SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)*$/;

/** Where the API server is reached: a name or an address, and a port where one is given. */
export interface HostPort {
  readonly host: string;
  readonly port?: number;
  /** The host, where it is an address. */
  readonly address?: Address;
}

/** Where a member of an etcd of its own is reached: the parts of its URL. */
export interface EtcdEndpoint extends HostPort {
  readonly scheme: string;
}

/**
 * Reads the URL of a member of etcd, an IPv6 address in it in brackets.
 *
 * @returns undefined where it is no URL with a scheme and a host
 */
export function parseEtcdEndpoint(text: string): EtcdEndpoint | undefined {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#@]+)\/?$/i.exec(text) ?? [];
  const read = host === undefined ? undefined : parseHostPort(host.toLowerCase());
  return scheme === undefined || !read ? undefined : { ...read, scheme: scheme.toLowerCase() };
}

/**
 * Reads `host`, `host:port` or `[address]:port` as kubeadm's ParseHostPort does. A colon without a port is no port.
 *
 * @returns undefined when kubeadm would refuse it
 * @see https://github.com/kubernetes/kubernetes/blob/00d24de699fe4409b5829a5e51b73c1fc7bcba12/cmd/kubeadm/app/util/endpoint.go
 */
export function parseHostPort(text: string): HostPort | undefined {
  const split = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(text);
  const host = split ? (split[1] ?? split[2] ?? '') : text;
  const digits = split?.[3] ?? '';
  const port = digits === '' ? undefined : Number(digits);
  if (port !== undefined && (!/^\d+$/.test(digits) || port < 1 || port > 65_535)) return undefined;
  const address = addressText(host).value;
  if (!address && !DNS_1123_SUBDOMAIN.test(host)) return undefined;
  return { host, ...(port !== undefined && { port }), ...(address && { address }) };
}
