import { parseAddress } from '../../address/cidr.js';

/** A name of one label, in which sysinv takes underscores too. */
const LABEL = /^[A-Za-z0-9_](?:[-_A-Za-z0-9]{0,61}[A-Za-z0-9_])?$/;
/** A name of several labels: no underscores, and two characters at least in the last one. */
const DOMAIN = /^(?=.{1,253}$)(?:[A-Za-z0-9](?:[-A-Za-z0-9]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9][-A-Za-z0-9]{0,61}[A-Za-z0-9]\.?$/;

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

/** Whether a text is a host: a name or an address. What looks like an IPv4 address must be one. */
function isHost(text: string): boolean {
  return parseAddress(text).ok || ((LABEL.test(text) || DOMAIN.test(text)) && !/^[\d.]+$/.test(text));
}

/**
 * Whether the playbook takes a text as the place of a registry, or as something that goes past a proxy: a name or an
 * address, a port after it, a path after that. IPv6 with a port stands in brackets. Ports and paths are read more
 * strictly here than there, where a port of letters passes and then nothing answers.
 *
 * @see is_valid_domain_or_ip in https://github.com/starlingx/config/blob/b62963d4103ec55e330cc691311ee90bf9782f4d/sysinv/sysinv/sysinv/sysinv/common/utils.py
 */
export function isDomainOrIp(text: string): boolean {
  const [authority = '', ...path] = text.split('/');
  if (path.some((part) => !/^[-._~A-Za-z0-9]+$/.test(part))) return false;
  if (authority.includes(':') && parseAddress(authority).ok) return true;
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(authority);
  if (bracketed) return (bracketed[1] ?? '').includes(':') && parseAddress(bracketed[1] ?? '').ok && (bracketed[2] === undefined || isPort(bracketed[2]));
  const [host = '', port, ...more] = authority.split(':');
  return more.length === 0 && isHost(host) && (port === undefined || isPort(port));
}

/**
 * Whether the playbook takes a text as a domain of a host record: labels without underscores that neither begin nor end with a hyphen,
 * the last of 24 characters at most. Digits alone are read as how long the record is kept.
 *
 * @see is_valid_dns_hostname in https://github.com/starlingx/config/blob/b62963d4103ec55e330cc691311ee90bf9782f4d/sysinv/sysinv/sysinv/sysinv/common/utils.py
 */
export const isRecordDomain = (text: string): boolean => /^(?=.{1,253}$)(?:[A-Za-z0-9](?:[-A-Za-z0-9]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[-A-Za-z0-9]{0,22}[A-Za-z0-9])?$/.test(text) && !/^[\d.]+$/.test(text);

/** What a URL may call a host: a registered name, underscores included. */
const REGISTERED = /^[-._~A-Za-z0-9]{1,253}$/;

/**
 * Whether a text is the URL of a proxy as the playbook takes it: a scheme, a host, and maybe a port and a path. Nothing
 * that carries credentials, which a plan is no place for.
 *
 * @see is_url in https://github.com/starlingx/config/blob/b62963d4103ec55e330cc691311ee90bf9782f4d/sysinv/sysinv/sysinv/sysinv/common/utils.py
 */
export function isUrl(text: string): boolean {
  const [, authority = ''] = /^[A-Za-z][-+.A-Za-z0-9]*:\/\/([^/?#@\s]+)(?:\/[-._~%/A-Za-z0-9]*)?$/.exec(text) ?? [];
  if (authority === '') return false;
  const [host = '', port, ...more] = authority.startsWith('[') ? [] : authority.split(':');
  return isDomainOrIp(authority) || (more.length === 0 && REGISTERED.test(host) && !/^[\d.]+$/.test(host) && (port === undefined || isPort(port)));
}
