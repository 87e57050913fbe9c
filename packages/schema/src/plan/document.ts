import { z } from 'zod';
import { canonicalText } from '../address/cidr.js';
import { IP_FAMILIES } from '../address/family.js';

/** The version of the plan document that this program writes. */
export const API_VERSION = 'dualstack.dev/v1';
/** The kind of every plan document. */
export const KIND = 'ClusterPlan';

/**
 * Text of a field that a plan must carry. It may be empty, because a plan under construction is one too:
 * that something is missing is then said by a rule, with its source.
 */
export const text = () => z.string().max(4096);
/** Text of a field that a plan may leave out. */
export const optionalText = () => z.string().min(1).max(4096).optional();
/** A range or an address: its shape is text, what it means is decided by the rules. One that can be read is kept in its canonical spelling. */
export const addressText = () => z.string().max(128).overwrite(canonicalText);

/** One value per family. */
export const perFamily = <Value extends z.ZodType>(value: Value) => z.strictObject({ ipv4: value.optional(), ipv6: value.optional() });

/** A list of ranges per family, for access lists. */
export const rangesPerFamily = () => perFamily(z.array(addressText()).max(256));

/** Name, labels and description of a plan. */
export const metadataSchema = z.strictObject({
  name: z.string().max(256).meta({ description: 'Name of the cluster, as the target system accepts it' }),
  labels: z.record(z.string().max(512), z.string().max(512)).optional(),
  description: z.string().max(4096).optional(),
});

/** `spec.network`: the ranges of Pods and Services, the node mask and the proxy mode. Everything may be left to the defaults. */
export const networkSchema = <Mode extends z.ZodType>(proxyMode: Mode) =>
  z.strictObject({
    podCidrs: perFamily(addressText()).optional(),
    serviceCidrs: perFamily(addressText()).optional(),
    nodeCidrMask: z.strictObject({ ipv4: z.int().min(1).max(32).optional(), ipv6: z.int().min(1).max(128).optional() }).optional(),
    proxyMode: proxyMode.optional(),
  });

/** The families of a cluster. */
export const ipFamilySchema = z.enum(IP_FAMILIES);

/** The envelope that every plan has, whatever its provider. */
export const envelope = <Spec extends z.ZodType>(spec: Spec) =>
  z.strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal(KIND),
    metadata: metadataSchema,
    spec,
  });

/** What is known of a plan before its provider has read it. */
export const anyPlanSchema = z.looseObject({
  apiVersion: z.literal(API_VERSION),
  kind: z.literal(KIND),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({ provider: z.string() }),
});
