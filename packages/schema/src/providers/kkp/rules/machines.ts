import type { Path, Source } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import type { KkpNodePool } from '../plan.js';
import { SOURCES } from '../sources.js';
import { DURATION, isOn, type KkpRule, label, rule } from './rule.js';

const at = (index: number, ...rest: (string | number)[]): Path => ['spec', 'nodePools', index, ...rest];

/** Since 2016 seventeen hexadecimal digits, before that eight. */
const AMI = /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
const PRICE = /^\d+(?:\.\d+)?$/;

const awsMachine = rule('kkp/aws-machine', {
  severity: 'error',
  source: SOURCES.awsIds,
  appliesTo: isOn('aws'),
  *check({ spec: { nodePools } }, say) {
    for (const [index, { aws: { ami, spotInstanceMaxPrice: price } = {} }] of nodePools.entries()) {
      if (ami !== undefined && !AMI.test(ami)) yield { path: at(index, 'aws', 'ami'), ...say('ami', { ami }) };
      if (price !== undefined && (!PRICE.test(price) || Number(price) === 0)) yield { path: at(index, 'aws', 'spotInstanceMaxPrice'), ...say('price', { price }), source: SOURCES.awsSpot };
    }
  },
});

/** What clouds take of tags and labels; keys of maps, entries of lists, and the values where those are limited. */
const TAGS: readonly { readonly variant: 'aws' | 'azure' | 'digitalocean' | 'gcp' | 'gcp-label'; readonly source: Source; readonly of: (pool: KkpNodePool) => { readonly path: readonly string[]; readonly tags: Readonly<Record<string, string>> | readonly string[] | undefined }; readonly isTaken: (tag: string, value: string) => boolean }[] = [
  { variant: 'aws', source: SOURCES.awsTags, of: ({ aws }) => ({ path: ['aws', 'tags'], tags: aws?.tags }), isTaken: (tag) => tag.length <= 128 && !/^aws:/i.test(tag) },
  { variant: 'azure', source: SOURCES.azureTags, of: ({ azure }) => ({ path: ['azure', 'tags'], tags: azure?.tags }), isTaken: (tag) => !/[<>%&\\?/]/.test(tag) },
  { variant: 'digitalocean', source: SOURCES.digitaloceanTags, of: ({ digitalocean }) => ({ path: ['digitalocean', 'tags'], tags: digitalocean?.tags }), isTaken: (tag) => /^[\w:-]{1,255}$/.test(tag) },
  { variant: 'gcp', source: SOURCES.gcpTags, of: ({ gcp }) => ({ path: ['gcp', 'tags'], tags: gcp?.tags }), isTaken: (tag) => /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(tag) },
  { variant: 'gcp-label', source: SOURCES.gcpLabels, of: ({ gcp }) => ({ path: ['gcp', 'labels'], tags: gcp?.labels }), isTaken: (tag, value) => /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u.test(tag) && /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u.test(value) },
];

const providerTags = rule('kkp/provider-tag', {
  severity: 'error',
  source: SOURCES.awsTags,
  *check({ spec: { nodePools } }, say) {
    for (const [index, pool] of nodePools.entries()) {
      for (const { variant, source, of, isTaken } of TAGS) {
        const { path, tags = [] } = of(pool);
        const entries = Array.isArray(tags) ? (tags as readonly string[]).map((tag, number) => [number, tag, ''] as const) : Object.entries(tags as Readonly<Record<string, string>>).map(([key, value]) => [key, key, value] as const);
        for (const [key, tag, value] of entries) {
          const place = at(index, ...path, key);
          if (!isTaken(tag, value)) yield { path: place, ...say(variant, { tag: value === '' || variant !== 'gcp-label' ? tag : `${tag}=${value}` }), source, fixes: () => [{ path: place, label: label('remove', { value: tag }) }] };
        }
      }
    }
  },
});

const readyCheck = rule('kkp/openstack-ready-check', {
  severity: 'error',
  source: SOURCES.openstackReadyCheck,
  appliesTo: isOn('openstack'),
  *check({ spec: { nodePools } }, say) {
    for (const [index, { openstack }] of nodePools.entries()) {
      for (const field of ['instanceReadyCheckPeriod', 'instanceReadyCheckTimeout'] as const) {
        const given = openstack?.[field];
        const path = at(index, 'openstack', field);
        if (given !== undefined && !DURATION.test(given)) yield { path, ...say({ given }), fixes: () => (/^\d+$/.test(given) ? [use(path, `${given}s`)] : [{ path, label: label('leave-empty') }]) };
      }
    }
  },
});

const vsphereTag = rule('kkp/vsphere-machine-tag', {
  severity: 'error',
  source: SOURCES.vsphereMachineTags,
  appliesTo: isOn('vsphere'),
  *check({ spec: { nodePools } }, say) {
    for (const [index, { vsphere }] of nodePools.entries()) {
      for (const [number, { name, categoryID }] of (vsphere?.tags ?? []).entries()) {
        if (name === '') yield { path: at(index, 'vsphere', 'tags', number, 'name'), ...say('name') };
        if (categoryID === '') yield { path: at(index, 'vsphere', 'tags', number, 'categoryID'), ...say('category', { name }) };
      }
    }
  },
});

/** Rules about what each cloud provider takes of a machine. */
export const MACHINE_RULES: readonly KkpRule[] = [awsMachine, providerTags, readyCheck, vsphereTag];
