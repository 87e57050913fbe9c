import { z } from 'zod';
import { rangeText as readRange, type RangeText } from '../address/text.js';
import { type RangeFact, rangeFact } from '../facts/facts.js';
import { DNS64_BY, NAT64_GATEWAYS, type Nat64Facts, WELL_KNOWN_PREFIX } from '../facts/nat64.js';
import { nameOf } from '../facts/names.js';
import type { Path, Source } from '../findings/finding.js';
import type { Choices, Chosen, Kept } from './choices.js';
import type { Defaulter } from './defaults.js';
import { optionalText, rangeText } from './document.js';
import type { FieldTable } from './fields.js';
import { isMap, valueAt, withValueAt } from './path.js';

/** Where a plan says how machines of IPv6 alone reach addresses of IPv4. */
export const NAT64_PATH: Path = ['spec', 'nat64'];
export const NAT64_PREFIX_PATH: Path = [...NAT64_PATH, 'prefix'];

/** The fields of `spec.nat64`, for the table of a provider, edited on a step of its own choice. */
export const nat64Fields = <Step extends string>(step: Step) =>
  ({
    'spec.nat64': { step },
    'spec.nat64.dns64': {},
    'spec.nat64.prefix': {},
    'spec.nat64.gateway': {},
    'spec.nat64.gatewayName': { maxLength: 128 },
  }) as const satisfies FieldTable;

const FIELDS = nat64Fields('');

/** `spec.nat64`: how a cluster of IPv6 alone reaches addresses of IPv4, by DNS64 and a gateway that translates. */
export const nat64Schema = () =>
  z
    .strictObject({
      dns64: z.enum(DNS64_BY).meta({ description: 'Who makes AAAA records out of A records' }),
      prefix: rangeText().optional().meta({ description: 'What stands before an IPv4 address in those records (RFC 6052)' }),
      gateway: z.enum(NAT64_GATEWAYS).meta({ description: 'What translates packets to addresses behind the prefix' }),
      gatewayName: optionalText(FIELDS['spec.nat64.gatewayName'].maxLength).meta({ description: 'What the gateway is called; it is written in the guide' }),
    })
    .optional();

/** `spec.nat64` once it was read. */
export type Nat64 = NonNullable<z.output<ReturnType<typeof nat64Schema>>>;

/** Where CoreDNS says which prefix it takes by itself. */
const DEFAULT_SOURCE: Source = { title: 'CoreDNS: dns64Parse', url: 'https://github.com/coredns/coredns/blob/4b26cced32717eac6dd725e308d7415c8b9db147/plugin/dns64/setup.go' };

/** The prefix of a plan, or the one that it takes. */
export const nat64Prefix = ({ prefix }: Pick<Nat64, 'prefix'>): RangeText => prefix ?? readRange(WELL_KNOWN_PREFIX);

/** Fills in the prefix that is taken where a plan with NAT64 names none. */
export function fillNat64(defaulter: Pick<Defaulter<{ readonly spec: { readonly nat64?: Nat64 | undefined } }>, 'plan' | 'fill'>): void {
  if (defaulter.plan.spec.nat64) defaulter.fill(NAT64_PREFIX_PATH, readRange(WELL_KNOWN_PREFIX), DEFAULT_SOURCE);
}

/** The range of addresses that stand for those of IPv4. */
export function nat64Ranges(settings: Nat64 | undefined): RangeFact[] {
  return settings ? [rangeFact('nat64', nameOf('nat64'), NAT64_PREFIX_PATH, nat64Prefix(settings), { family: 'ipv6' })] : [];
}

/** What the rules need to know of it. */
export function nat64Facts({ dns64, gateway }: Nat64, own: Pick<Nat64Facts, 'cilium' | 'pluginPath'>): Nat64Facts {
  return { ...own, path: NAT64_PATH, dns64, gateway };
}

/** What is put aside while a plan has no NAT64. */
const ASIDE = 'nat64';

/** Who does DNS64. Without it there is nothing more to say; with it again, it is what it was. */
function chooseDns64<Document>(document: Document, value: unknown, kept: Kept): Chosen<Document> {
  const before = valueAt(document, NAT64_PATH);
  if (value === undefined) return before === undefined ? { document, kept } : { document: withValueAt(document, NAT64_PATH, undefined), kept: { ...kept, [ASIDE]: before } };
  const known = isMap(before) ? before : kept[ASIDE];
  return { document: withValueAt(document, NAT64_PATH, { ...(isMap(known) ? known : { gateway: 'external' }), dns64: value }), kept };
}

/** The choice of NAT64, for a provider that has it. */
export function nat64Choices<Document>(): Choices<Document> {
  return { 'spec.nat64.dns64': chooseDns64 };
}
