import { isDualStack } from '../../../address/family.js';
import { messagesOf } from '../../../findings/message.js';
import type { en as shared } from '../../../messages/en.js';
import { type Rule, rulesOf } from '../../../rules/rule.js';
import type { CloudProvider } from '../catalog.js';
import type { en } from '../messages/en.js';
import type { KkpPlan } from '../plan.js';

/** A rule of KKP. */
export type KkpRule = Rule<KkpPlan>;
/** Makes one. */
export const rule = rulesOf<typeof en.rules, KkpPlan>();

/** Labels of fixes. */
export const label = messagesOf<typeof en.fixes & typeof shared.fixes>();

/** Whether a plan is for a cloud provider. */
export const isOn =
  (cloud: CloudProvider) =>
  ({ spec }: KkpPlan): boolean =>
    spec.kkp.cloudProvider === cloud;

/** Whether a plan asks for both families. */
export const isDual = ({ spec }: KkpPlan): boolean => isDualStack(spec.ipFamily);

/** Whether a plan asks for both families on a cloud provider. */
export const isDualOn =
  (cloud: CloudProvider) =>
  (plan: KkpPlan): boolean =>
    isOn(cloud)(plan) && isDual(plan);

/** DNS label of RFC 1123, as names of machines, nodes, installations and namespaces are checked (IsDNS1123Label of apimachinery). */
export const DNS_1123_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** A duration as Go's ParseDuration reads it. */
export const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/;
/** DNS subdomain of RFC 1123, as names of most other objects are checked. */
export const DNS_1123_SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
