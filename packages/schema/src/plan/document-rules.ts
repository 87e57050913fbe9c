import type { Source } from '../findings/finding.js';
import type { en, SecretKind } from '../messages/en.js';
import { pathOf } from './path.js';
import { textsOf } from './texts.js';
import { label, type Rule, rulesOf } from '../rules/rule.js';

/** Whether a document has a text, or a key of a map, of a kind: {@link textsOf} without the places, which most documents are never asked for. */
function hasText(document: unknown, isOfKind: (text: string) => boolean): boolean {
  const open: unknown[] = [document];
  for (let node = open.pop(); node !== undefined || open.length > 0; node = open.pop()) {
    if (typeof node === 'string') {
      if (isOfKind(node)) return true;
    } else if (typeof node === 'object' && node !== null) {
      const isList = Array.isArray(node);
      for (const [key, value] of Object.entries(node)) {
        if (!isList && isOfKind(key)) return true;
        open.push(value);
      }
    }
  }
  return false;
}

const SECRET_SCANNING: Source = { title: 'GitHub: supported secret scanning patterns', url: 'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns' };

/** Words before a password, in the languages of those who write plans, as people write them in configuration and notes. */
// eslint-disable-next-line local/no-wording -- part of a pattern; what is looked for is in many languages
const PASSWORD_WORD = 'pass(?:word|wd|phrase|wort)?|pwd|(?:client_?|api_?|access_?|secret_?|account_?)*(?:secret|key|token)|密码|口令|пароль|contraseña|mot de passe';
/** What stands behind such a word and is no word of a sentence: six characters or more, a digit among them, no path and no reference. */
const PASSWORD_VALUE = '(?![\\w-]{1,64}:)(?!\\/)(?=[^\\s"\',;]{0,64}\\d)[^\\s"\',;]{6}';

/** What well-known secrets look like. Every pattern is linear in the text. */
const SECRETS: readonly (readonly [kind: SecretKind, pattern: RegExp])[] = [
  ['private-key', /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY|LS0tLS1CRUdJTi|AGE-SECRET-KEY-1/],
  ['aws-access-key', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/],
  ['github-token', /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})/],
  ['gitlab-token', /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat)-(?=[a-z0-9_-]{0,19}[A-Z])[A-Za-z0-9_-]{20}/],
  ['slack-token', /(?<![A-Za-z0-9])xox[abeoprs]-(?:\d-)?\d{8}|hooks\.slack\.com\/services\/[A-Z0-9]{8}/],
  ['google-api-key', /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/],
  ['google-oauth-token', /(?<![A-Za-z0-9])(?:ya29\.[A-Za-z0-9_-]{20}|GOCSPX-[A-Za-z0-9_-]{20})/],
  ['digitalocean-token', /(?<![A-Za-z0-9])do[opr]_v1_[a-f0-9]{64}/],
  ['registry-token', /(?<![A-Za-z0-9])(?:npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{32}|dckr_pat_[A-Za-z0-9_-]{20})/],
  ['service-key', /(?<![A-Za-z0-9])(?:sk|rk)_live_[A-Za-z0-9]{16}|(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{16}/],
  ['vault-token', /(?<![A-Za-z0-9])hv[sbr]\.[A-Za-z0-9_-]{24}/],
  ['json-web-token', /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{8,4096}\.eyJ[A-Za-z0-9_-]{8}/],
  ['bearer-token', /(?<![A-Za-z0-9])(?:[Bb]earer|[Bb]asic) (?=[A-Za-z._~+/=-]{0,63}\d)[A-Za-z0-9._~+/=-]{16}/],
  ['kubeadm-token', /token["']?[\s=:]{1,3}["']?[a-z0-9]{6}\.[a-z0-9]{16}(?![A-Za-z0-9.])/i],
  ['password', new RegExp(`(?:${PASSWORD_WORD})["']?\\s?[=:：]\\s{0,3}["']?${PASSWORD_VALUE}`, 'iu')],
  ['url-password', /:\/\/[^\s/:@]{0,256}:[^\s/@]{1,256}@/],
];

/** Texts shorter than this carry no secret. */
const SHORTEST_SECRET = 8;
/** What every secret has in it, whatever its rest: short and plain, so that a text without one is looked at once and quickly. */
const HINT = /-----BEGIN|LS0tLS1|AGE-SECRET|AKIA|ASIA|gh[pousr]_|github_pat_|gl[a-z]{2,5}-|xox[a-z]-|slack|AIza|ya29|GOCSPX|_v1_|npm_|pypi-|dckr_|_live_|sk-ant|hv[sbr]\.|eyJ|earer |asic |:\/\/|密码|口令/;
const HINT_OF_PASSWORD = /pass|pwd|secret|token|_?key[\s"']{0,2}[=:]|пароль|contraseña/iu;

/** What kind of secret a text carries; undefined where it looks like none. */
export function secretIn(text: string): SecretKind | undefined {
  if (text.length < SHORTEST_SECRET || !(HINT.test(text) || HINT_OF_PASSWORD.test(text))) return undefined;
  return SECRETS.find(([, pattern]) => pattern.test(text))?.[0];
}

const documentRule = rulesOf<typeof en.rules, unknown>();

const secret = documentRule('plan/secret', {
  severity: 'error',
  source: SECRET_SCANNING,
  *check(document, say) {
    if (!hasText(document, (text) => secretIn(text) !== undefined)) return;
    for (const { place, text } of textsOf(document)) {
      const kind = secretIn(text);
      if (kind === undefined) continue;
      const path = pathOf(place);
      yield { path, ...say({ kind }), fixes: () => [{ path, label: label('remove-it') }] };
    }
  },
});

/** What is asked of every document, whatever it plans: it is looked at as it was written. */
export const DOCUMENT_RULES: readonly Rule<unknown>[] = [secret];
