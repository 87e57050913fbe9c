import { z } from 'zod';
import { addressText, MAX_NAME, nameText, optionalText, shortText } from '../../plan/document.js';
import { type FieldSpec, type FieldTable, listOf, wholeNumber } from '../../plan/fields.js';

/** `system_mode` of a system of two controllers: by a switch, or by a cable between them. */
export const SYSTEM_MODES = ['duplex', 'duplex-direct'] as const;
/** `kernel`. */
export const KERNELS = ['standard', 'lowlatency'] as const;

const SIZE = { min: 1, max: 10_000 } as const;
/** Seconds that dnsmasq lets others remember a record (`--host-record`): what fits into 31 bits (RFC 2181, section 8). */
const TTL = { min: 0, max: 2_147_483_647 } as const;

/** The fields of what only a new system is told, beside its networks: names of its own, certificates, images, Kubernetes and disks. */
export const BOOTSTRAP_FIELDS = {
  'spec.starlingx.systemMode': { step: 'system' },
  'spec.starlingx.kernel': { step: 'system' },
  'spec.starlingx.userDnsHostRecords': { step: 'services', maxEntries: 256 },
  'spec.starlingx.userDnsHostRecords.*': {},
  'spec.starlingx.userDnsHostRecords.*.name': { required: true, maxLength: MAX_NAME },
  'spec.starlingx.userDnsHostRecords.*.domains': { required: true, maxEntries: 16 },
  'spec.starlingx.userDnsHostRecords.*.domains.*': { maxLength: 253 },
  'spec.starlingx.userDnsHostRecords.*.ipv4': {},
  'spec.starlingx.userDnsHostRecords.*.ipv6': {},
  'spec.starlingx.userDnsHostRecords.*.ttl': TTL,
  'spec.starlingx.sslCaCert': { step: 'services', maxLength: 1024 },
  'spec.starlingx.additionalLocalRegistryImages': { step: 'services', maxEntries: 256 },
  'spec.starlingx.additionalLocalRegistryImages.*': { maxLength: 512 },
  'spec.starlingx.apiserverOidc': { step: 'services' },
  'spec.starlingx.apiserverOidc.issuerUrl': { maxLength: 1024 },
  'spec.starlingx.apiserverOidc.clientId': { maxLength: 256 },
  'spec.starlingx.apiserverOidc.usernameClaim': { maxLength: 256 },
  'spec.starlingx.apiserverOidc.groupsClaim': { maxLength: 256 },
  'spec.starlingx.apiserverExtraArgs': { step: 'services', maxEntries: 128 },
  'spec.starlingx.apiserverExtraArgs.*': {},
  'spec.starlingx.apiserverExtraArgs.*.name': { required: true, maxLength: MAX_NAME },
  'spec.starlingx.apiserverExtraArgs.*.value': { maxLength: 1024 },
  'spec.starlingx.kubeletConfigurations': { step: 'services', maxEntries: 128 },
  'spec.starlingx.kubeletConfigurations.*': {},
  'spec.starlingx.kubeletConfigurations.*.name': { required: true, maxLength: MAX_NAME },
  'spec.starlingx.kubeletConfigurations.*.value': { required: true, maxLength: 1024 },
  'spec.starlingx.networkingConfigurations': { step: 'services' },
  'spec.starlingx.networkingConfigurations.dnsDomain': { maxLength: 253 },
  'spec.starlingx.dockerFsSize': { step: 'services', ...SIZE },
  'spec.starlingx.dockerDistributionFsSize': { step: 'services', ...SIZE },
} as const satisfies FieldTable;

const F = BOOTSTRAP_FIELDS;
/** The length that the table has for a text. */
function limit(field: keyof typeof F): number {
  const { maxLength = MAX_NAME }: FieldSpec = F[field];
  return maxLength;
}
const named = (list: 'apiserverExtraArgs' | 'kubeletConfigurations') =>
  listOf(z.strictObject({ name: nameText(), value: shortText(limit(`spec.starlingx.${list}.*.value`)) }), F[`spec.starlingx.${list}`]).optional();

/** Their shape. Each is called as its variable is in default.yml. */
export const bootstrapShape = {
  systemMode: z.enum(SYSTEM_MODES).optional().meta({ description: 'system_mode of AIO-DX: its controllers are connected by a switch (duplex) or directly' }),
  kernel: z.enum(KERNELS).optional().meta({ description: 'The kernel of controller-0, for AIO systems' }),
  userDnsHostRecords: listOf(
    z.strictObject({
      name: nameText(),
      domains: listOf(shortText(limit('spec.starlingx.userDnsHostRecords.*.domains.*')), F['spec.starlingx.userDnsHostRecords.*.domains']),
      ipv4: addressText().optional(),
      ipv6: addressText().optional(),
      ttl: wholeNumber(TTL).optional(),
    }),
    F['spec.starlingx.userDnsHostRecords'],
  )
    .optional()
    .meta({ description: 'Names that the system answers by itself' }),
  sslCaCert: optionalText(limit('spec.starlingx.sslCaCert')).meta({ description: 'Path on controller-0 of the certificate of a CA to trust, in PEM' }),
  additionalLocalRegistryImages: listOf(shortText(limit('spec.starlingx.additionalLocalRegistryImages.*')), F['spec.starlingx.additionalLocalRegistryImages']).optional(),
  apiserverOidc: z
    .strictObject({
      issuerUrl: optionalText(limit('spec.starlingx.apiserverOidc.issuerUrl')),
      clientId: optionalText(limit('spec.starlingx.apiserverOidc.clientId')),
      usernameClaim: optionalText(limit('spec.starlingx.apiserverOidc.usernameClaim')),
      groupsClaim: optionalText(limit('spec.starlingx.apiserverOidc.groupsClaim')),
    })
    .optional(),
  apiserverExtraArgs: named('apiserverExtraArgs'),
  kubeletConfigurations: named('kubeletConfigurations'),
  networkingConfigurations: z.strictObject({ dnsDomain: optionalText(limit('spec.starlingx.networkingConfigurations.dnsDomain')) }).optional(),
  dockerFsSize: wholeNumber(SIZE).optional().meta({ description: 'Gibibytes of /var/lib/docker' }),
  dockerDistributionFsSize: wholeNumber(SIZE).optional().meta({ description: 'Gibibytes of /var/lib/docker-distribution' }),
};
