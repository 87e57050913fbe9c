import type { Given, SecretKind } from '../en.js';

/** What secrets are called that a plan may carry by mistake. */
export const SECRETS = {
  'private-key': 'a private key',
  'aws-access-key': 'an AWS access key',
  'github-token': 'a GitHub token',
  'gitlab-token': 'a GitLab token',
  'slack-token': 'a Slack token',
  'google-api-key': 'a Google API key',
  'google-oauth-token': 'a Google OAuth token',
  'digitalocean-token': 'a DigitalOcean token',
  'registry-token': 'a token of a package registry',
  'service-key': 'a key of a service',
  'vault-token': 'a HashiCorp Vault token',
  'json-web-token': 'a JSON Web Token',
  'bearer-token': 'a bearer token',
  'kubeadm-token': 'a bootstrap token of kubeadm',
  password: 'a password',
  'url-password': 'a URL with a password',
} as const;
const given = (value: Given) => (typeof value === 'string' ? value : Object.hasOwn(value, 'entries') ? `A list of ${(value as { entries: number }).entries}` : 'An object');

type Bound = { readonly given: Given; readonly of: 'text' | 'list' | 'number'; readonly limit: number };
const unit = ({ of, limit }: Bound) => ({ text: limit === 1 ? ' character' : ' characters', list: limit === 1 ? ' entry' : ' entries', number: '' })[of];
const oneOf = (values: readonly string[]) => `it is one of ${values.join(', ')}`;

/** What is asked of every document, and of its shape. */
export const document = {
  'plan/secret': {
    title: 'A plan carries no secret',
    why: 'The patterns are those that code hosts scan for. A text that matches is taken for a live credential there, reported to its issuer, and often revoked.',
    says: ({ kind }: { kind: SecretKind }) => `This looks like ${SECRETS[kind]}. A plan is saved, shared and written into files in clear text, so it only refers to secrets by name, or leaves their place to whoever runs the files. Take it out, and revoke it if it was real.`,
  },
  'schema/invalid-value': {
    title: 'A value is one of those that are known',
    says: {
      missing: ({ values }: { values: readonly string[] }) => `This field is missing; ${oneOf(values)}.`,
      unknown: ({ given: value, values }: { given: Given; values: readonly string[] }) => `${given(value)} is not known here; ${oneOf(values)}.`,
    },
  },
  'schema/invalid-type': {
    title: 'A value is of its type',
    says: {
      missing: () => 'This field is missing.',
      type: ({ given: value, expected }: { given: Given; expected: string }) => `${given(value)} is of the wrong type; expected ${expected}.`,
    },
  },
  'schema/too-big': { title: 'A value is not larger than its limit', says: (bound: Bound) => `${given(bound.given)} is too ${bound.of === 'number' ? 'large' : 'long'}; at most ${bound.limit}${unit(bound)}.` },
  'schema/too-small': { title: 'A value is not smaller than its limit', says: (bound: Bound) => `${given(bound.given)} is too ${bound.of === 'number' ? 'small' : 'short'}; at least ${bound.limit}${unit(bound)}.` },
  'schema/unrecognized-keys': { title: 'A plan has no unknown fields', says: ({ field }: { field: string }) => `There is no field ${field} here. Remove it, or check its spelling.` },
  'schema/unprintable': {
    title: 'A text has no characters that nobody sees',
    says: ({ character, place }: { character: string; place: number }) => `There is a character in this text that cannot be seen (${character}, at place ${place}). Names, scripts and logs take none of them: type the text anew without it.`,
  },
  'schema/too-many-entries': {
    title: 'Nothing in a plan is larger than any real cluster needs',
    says: {
      anywhere: ({ entries, most }: { entries: number; most: number }) => `There are ${entries} entries here; nothing in a plan has more than ${most}.`,
      map: ({ entries, most }: { entries: number; most: number }) => `There are ${entries} entries here; at most ${most} are taken, more than any system does.`,
    },
  },
  'schema/more-findings': {
    title: 'No more findings are listed than a person reads',
    says: ({ more, most }: { more: number; most: number }) => `${more} more findings are not listed; at most ${most} are, errors first. Mend these, and the others show.`,
  },
  'schema/invalid': { title: 'A plan has the shape of one', says: ({ given: value, code }: { given: Given; code: string }) => `${given(value)} is refused here (${code}).` },
};
