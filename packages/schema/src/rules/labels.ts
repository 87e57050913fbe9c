import type { Fix, Path, Source } from '../findings/finding.js';
import { type ClusterRule, clusterRule } from './cluster-rule.js';
import { label, use } from './rule.js';

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

/** Whether a text is a DNS subdomain in lower case, as the names of most objects are (IsDNS1123Subdomain). */
export const isSubdomain = (text: string): boolean => text.length <= MAX_PREFIX && SUBDOMAIN.test(text);

/** Whether a text is the key of a label or a taint: a name, and a DNS name with a slash before it if one likes. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop() ?? '';
  const [prefix] = parts;
  return parts.length <= 1 && name.length <= MAX_NAME && NAME.test(name) && (prefix === undefined || isSubdomain(prefix));
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

function renameKey(path: Path, key: string, value: string): Fix[] {
  const name = nearest(key.slice(key.lastIndexOf('/') + 1), MAX_NAME);
  const remove: Fix = { path: [...path, key], label: label('remove', { value: JSON.stringify(key) }) };
  return name === '' ? [remove] : [{ path: [...path, name], value, label: label('call-it', { name }), also: [{ path: [...path, key] }] }, remove];
}

/** The value of a label or a taint as it may be written, which is nothing where no letter is left. */
function respell(path: Path, value: string): Fix[] {
  const better = nearest(value, MAX_VALUE);
  return [better === '' ? { path, value: '', label: label('leave-empty') } : use(path, better)];
}

const labels = clusterRule('kubernetes/label-syntax', {
  severity: 'error',
  source: SOURCE,
  *check({ labels: maps = [] }, say) {
    for (const { path, entries } of maps) {
      for (const [key, value] of Object.entries(entries)) {
        if (!isQualifiedName(key)) yield { path: [...path, key], ...say('key', { key, most: MAX_NAME }), fixes: () => renameKey(path, key, value) };
        else if (!isLabelValue(value)) {
          yield { path: [...path, key], ...say('value', { value, most: MAX_VALUE }), fixes: () => respell([...path, key], value) };
        }
      }
    }
  },
});

const taints = clusterRule('kubernetes/taint-syntax', {
  severity: 'error',
  source: SOURCE,
  *check({ taints: list = [] }, say) {
    const seen = new Set<string>();
    for (const { path, key, value, effect } of list) {
      const at = (field: string) => [...path, field];
      if (!isQualifiedName(key)) {
        const better = nearest(key.slice(key.lastIndexOf('/') + 1), MAX_NAME);
        yield { path: at('key'), ...(key === '' ? say('no-key', { most: MAX_NAME }) : say('key', { key, most: MAX_NAME })), fixes: () => (better === '' ? [] : [use(at('key'), better)]) };
      } else if (!isLabelValue(value)) {
        yield { path: at('value'), ...say('value', { value, most: MAX_VALUE }), fixes: () => respell(at('value'), value) };
      }
      const identity = JSON.stringify([path.slice(0, -1), key, effect]);
      if (seen.has(identity)) yield { path, ...say('twice', { key, effect }), fixes: () => [{ path, label: label('remove-this') }] };
      seen.add(identity);
    }
  },
});

/** How labels and taints are written, whatever puts them on a node or a cluster. */
export const LABEL_RULES: readonly ClusterRule[] = [labels, taints];
