import type { ClusterFacts } from '../facts/facts.js';
import type { Fix, Path, Source } from '../findings/finding.js';
import type { Rule } from './rule.js';

/** Syntax of names in labels and taints, as apimachinery checks it (IsQualifiedName, IsValidLabelValue, IsDNS1123Subdomain). */
const SOURCE: Source = {
  title: 'Kubernetes: IsQualifiedName and IsValidLabelValue',
  url: 'https://github.com/kubernetes/kubernetes/blob/00d24de699fe4409b5829a5e51b73c1fc7bcba12/staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go',
};
const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
/** qualifiedNameMaxLength, DNS1123SubdomainMaxLength and LabelValueMaxLength. */
const MAX_NAME = 63;
const MAX_PREFIX = 253;
const MAX_VALUE = 63;

/** Whether a text is the key of a label or a taint: a name, and a DNS name with a slash before it if one likes. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop() ?? '';
  const [prefix] = parts;
  return parts.length <= 1 && name.length <= MAX_NAME && NAME.test(name) && (prefix === undefined || (prefix.length <= MAX_PREFIX && SUBDOMAIN.test(prefix)));
}

/** Whether a text is the value of a label or a taint; an empty one is. */
export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= MAX_VALUE && NAME.test(text));
}

/** What is close to a text and stands in a label: hyphens for what may not be there, letters or digits at both ends. */
function nearest(text: string, most: number): string {
  return text
    .replace(/[^-A-Za-z0-9_.]+/g, '-')
    .replace(/^[-_.]+/, '')
    .slice(0, most)
    .replace(/[-_.]+$/, '');
}

const KEY_HINT = `a name of up to ${MAX_NAME} letters, digits, hyphens, underscores and dots, with a letter or digit at both ends, and before it a DNS name with a slash if you like, such as example.com/team`;
const VALUE_HINT = `up to ${MAX_VALUE} letters, digits, hyphens, underscores and dots, with a letter or digit at both ends`;

function renameKey(path: Path, key: string, value: string): Fix[] {
  const name = nearest(key.slice(key.lastIndexOf('/') + 1), MAX_NAME);
  const remove: Fix = { path: [...path, key], label: `Remove ${JSON.stringify(key)}` };
  return name === '' ? [remove] : [{ path: [...path, name], value, label: `Call it ${name}`, also: [{ path: [...path, key] }] }, remove];
}

const labels: Rule<ClusterFacts> = {
  id: 'kubernetes/label-syntax',
  severity: 'error',
  title: 'Labels are ones that Kubernetes takes',
  source: SOURCE,
  *check({ labels: maps = [] }) {
    for (const { path, entries } of maps) {
      for (const [key, value] of Object.entries(entries)) {
        if (!isQualifiedName(key)) yield { path: [...path, key], message: `${JSON.stringify(key)} is no key of a label: ${KEY_HINT}.`, fixes: () => renameKey(path, key, value) };
        else if (!isLabelValue(value)) {
          const better = nearest(value, MAX_VALUE);
          yield { path: [...path, key], message: `${JSON.stringify(value)} is no value of a label: ${VALUE_HINT}, or nothing.`, fixes: () => [{ path: [...path, key], value: better, label: better === '' ? 'Leave it empty' : `Use ${better}` }] };
        }
      }
    }
  },
};

const taints: Rule<ClusterFacts> = {
  id: 'kubernetes/taint-syntax',
  severity: 'error',
  title: 'Taints are ones that Kubernetes takes',
  source: SOURCE,
  *check({ taints: list = [] }) {
    const seen = new Set<string>();
    for (const { path, key, value, effect } of list) {
      const at = (field: string) => [...path, field];
      if (!isQualifiedName(key)) {
        const better = nearest(key.slice(key.lastIndexOf('/') + 1), MAX_NAME);
        yield { path: at('key'), message: `${key === '' ? 'The taint has no key' : `${JSON.stringify(key)} is no key of a taint`}: ${KEY_HINT}.`, fixes: () => (better === '' ? [] : [{ path: at('key'), value: better, label: `Use ${better}` }]) };
      } else if (!isLabelValue(value)) {
        const better = nearest(value, MAX_VALUE);
        yield { path: at('value'), message: `${JSON.stringify(value)} is no value of a taint: ${VALUE_HINT}, or nothing.`, fixes: () => [{ path: at('value'), value: better, label: better === '' ? 'Leave it empty' : `Use ${better}` }] };
      }
      const identity = JSON.stringify([path.slice(0, -1), key, effect]);
      if (seen.has(identity)) yield { path, message: `The taint ${key} with the effect ${effect} is there twice: taints of a node are told apart by key and effect.`, fixes: () => [{ path, label: 'Remove this one' }] };
      seen.add(identity);
    }
  },
};

/** How labels and taints are written, whatever puts them on a node or a cluster. */
export const LABEL_RULES: readonly Rule<ClusterFacts>[] = [labels, taints];
