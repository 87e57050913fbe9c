import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { noWording } from './scripts/no-wording.mjs';

/**
 * Who may import whom. An element is a folder; the first pattern that a file matches decides.
 * Tests are left out: they may look at everything.
 */
const ELEMENTS = [
  { type: 'address', pattern: 'packages/schema/src/address' },
  { type: 'findings', pattern: 'packages/schema/src/findings' },
  { type: 'facts', pattern: 'packages/schema/src/facts' },
  { type: 'messages', pattern: 'packages/schema/src/messages' },
  { type: 'rules', pattern: 'packages/schema/src/rules' },
  { type: 'plan', pattern: 'packages/schema/src/plan' },
  { type: 'provider', pattern: 'packages/schema/src/providers/*', capture: ['name'] },
  { type: 'mistakes', pattern: 'packages/schema/src/mistakes' },
  { type: 'schema', pattern: 'packages/schema/src' },
  { type: 'format', pattern: 'packages/manifests/src/format' },
  { type: 'kit', pattern: 'packages/manifests/src/kit' },
  { type: 'emitter', pattern: 'packages/manifests/src/providers/*', capture: ['name'] },
  { type: 'manifests', pattern: 'packages/manifests/src' },
  { type: 'server', pattern: 'apps/server/src' },
  { type: 'base', pattern: 'apps/web/src/base' },
  { type: 'i18n', pattern: 'apps/web/src/i18n' },
  { type: 'ui', pattern: 'apps/web/src/ui' },
  { type: 'forms', pattern: 'apps/web/src/providers/*', capture: ['name'] },
  { type: 'api-client', pattern: 'apps/web/src/api' },
  { type: 'map', pattern: 'apps/web/src/map' },
  { type: 'plans', pattern: 'apps/web/src/plans' },
  { type: 'rules-page', pattern: 'apps/web/src/rules' },
  { type: 'wizard', pattern: 'apps/web/src/wizard' },
  { type: 'web', pattern: 'apps/web/src' },
];

/** `address ← findings ← facts ← rules ← plan ← providers ← manifests ← server`; the pages use the schema and talk to the server. */
const ALLOWED = {
  address: ['address'],
  findings: ['address', 'findings'],
  messages: ['address', 'findings', 'messages'],
  facts: ['address', 'findings', 'messages', 'facts'],
  rules: ['address', 'findings', 'messages', 'facts', 'rules'],
  plan: ['address', 'findings', 'messages', 'facts', 'rules', 'plan'],
  provider: ['address', 'findings', 'messages', 'facts', 'rules', 'plan'],
  mistakes: ['address', 'findings', 'messages', 'facts', 'rules', 'plan', 'provider', 'mistakes'],
  schema: ['address', 'findings', 'messages', 'facts', 'rules', 'plan', 'provider', 'mistakes', 'schema'],
  format: ['format'],
  kit: ['format', 'kit', 'schema'],
  emitter: ['format', 'kit', 'schema'],
  manifests: ['kit', 'emitter', 'manifests', 'schema'],
  server: ['server', 'schema', 'mistakes', 'manifests'],
  base: ['base'],
  i18n: ['base', 'i18n', 'schema'],
  ui: ['base', 'ui', 'i18n', 'schema'],
  'api-client': ['base', 'i18n', 'api-client', 'schema', 'server'],
  map: ['base', 'i18n', 'ui', 'map', 'schema'],
  plans: ['base', 'i18n', 'ui', 'api-client', 'map', 'plans', 'schema'],
  'rules-page': ['base', 'i18n', 'ui', 'api-client', 'rules-page', 'schema'],
  wizard: ['base', 'i18n', 'ui', 'api-client', 'map', 'plans', 'wizard', 'schema'],
  forms: ['base', 'ui', 'i18n', 'map', 'wizard', 'schema'],
  web: ['base', 'ui', 'i18n', 'api-client', 'map', 'plans', 'rules-page', 'wizard', 'web', 'schema'],
};


export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.cache/**', '**/test-results/**', '**/playwright-report/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // What an object inherits is no entry of a record: "toString" in {} is true.
      'no-restricted-syntax': ['error', { selector: 'BinaryExpression[operator="in"]', message: 'Use Object.hasOwn or a Map: `in` finds what an object inherits, such as toString.' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts', '**/testing.ts', '**/testing/*.ts', '**/cases.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': ELEMENTS,
      'import/resolver': { typescript: { project: './tsconfig.json' } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: '{{from.element.type}} may not import {{to.element.type}}: see "Who may import whom" in CONTRIBUTING.md',
          policies: [
            ...Object.entries(ALLOWED).map(([from, to]) => ({ from: { element: { type: from } }, allow: { to: { element: { types: { anyOf: to } } } } })),
            // A provider may import itself, and no other; its emitter and its forms the public names of their own.
            ...['emitter', 'forms'].map((type) => ({ from: { element: { type } }, allow: { to: { element: { type: 'provider', captured: { name: '{{from.element.captured.name}}' } } } } })),
            ...['provider', 'emitter', 'forms'].map((type) => ({ from: { element: { type } }, allow: { to: { element: { type, captured: { name: '{{from.element.captured.name}}' } } } } })),
          ],
        },
      ],
      'max-lines': ['error', { max: 320, skipComments: true, skipBlankLines: true }],
    },
  },
  // Sources are called what they call themselves, and a catalog has proper names, which are the same in every language.
  {
    files: ['packages/schema/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing.ts', '**/testing/*.ts', '**/cases.ts', 'packages/schema/src/corpus/**', '**/messages/**', '**/examples/**', '**/sources.ts', '**/catalog.ts'],
    plugins: { local: { rules: { 'no-wording': noWording } } },
    rules: { 'local/no-wording': 'error' },
  },
  // Tests look into parsed JSON and at examples of any provider.
  { files: ['**/*.test.ts', 'e2e/**/*.ts'], rules: Object.fromEntries(['assignment', 'member-access', 'argument', 'call', 'return'].map((each) => [`@typescript-eslint/no-unsafe-${each}`, 'off'])) },
  { files: ['packages/**/*.ts'], ignores: ['**/*.test.ts', '**/testing.ts', '**/testing/*.ts', '**/cases.ts'], rules: { 'no-restricted-globals': ['error', 'window', 'document', 'process', 'fetch', 'localStorage'], 'no-restricted-imports': ['error', { patterns: ['node:*', 'hono*', 'react*'] }] } },
  { files: ['apps/web/src/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: { ...reactHooks.configs.flat['recommended-latest'].rules, 'react-hooks/exhaustive-deps': 'error' } },
  // The hook of the library is asked once for the whole page, see i18n/useTranslation.ts.
  { files: ['apps/web/src/**/*.{ts,tsx}'], ignores: ['apps/web/src/i18n/**'], rules: { 'no-restricted-imports': ['error', { paths: ['react-i18next'] }] } },
  // What a browser may lack or forbid is asked for in one place each, which knows what to do then.
  { files: ['apps/web/src/**/*.{ts,tsx}'], ignores: ['apps/web/src/base/**', 'apps/web/src/ui/copyText.ts'], rules: { 'no-restricted-globals': ['error', 'localStorage', 'sessionStorage'], 'no-restricted-properties': ['error', ...[['window', 'localStorage'], ['window', 'sessionStorage'], ['navigator', 'clipboard'], ['crypto', 'randomUUID']].map(([object, property]) => ({ object, property }))] } },
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: globals.node } },
  { files: ['bench/keypress.mjs'], languageOptions: { globals: globals.browser } },
);
