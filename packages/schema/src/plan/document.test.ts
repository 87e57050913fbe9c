import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../registry.js';
import { examplePlan } from '../testing.js';
import { english } from '../speak.js';
import { validatePlan } from '../validate.js';
import { secretIn } from './document-rules.js';
import { MAX_FINDINGS } from './issues.js';
import { valueAt, withValueAt } from './path.js';

/** What is said of a document, in English. */
const validate = (document: unknown) => {
  const validation = validatePlan(document);
  return { ...validation, findings: validation.findings.map(english.finding) };
};

const rulesOf = (plan: unknown) => validate(plan).findings.map(({ rule }) => rule);
const many = (count: number, key: (index: number) => string) => Object.fromEntries(Array.from({ length: count }, (_, index) => [key(index), '']));

describe('limits of a plan', () => {
  it('labels: 64 are taken, 65 are a finding that names the limit', () => {
    expect(rulesOf(examplePlan('kubeadm-calico-dual', { 'metadata.labels': many(64, (index) => `k${index}`) }))).not.toContain('schema/too-many-entries');
    const { findings } = validate(examplePlan('kubeadm-calico-dual', { 'metadata.labels': many(65, (index) => `k${index}`) }));
    expect(findings).toMatchObject([{ rule: 'schema/too-many-entries', path: ['metadata', 'labels'], message: expect.stringContaining('at most 64') as string }]);
  });

  it.each(PROVIDERS.flatMap(({ examples }) => examples.slice(0, 1)).map(({ id }) => id))('70,000 labels or unknown fields answer with less than they are (%s)', (id) => {
    for (const plan of [examplePlan(id, { 'metadata.labels': many(70_000, (index) => `-${index}`) }), { ...(examplePlan(id) as object), ...many(70_000, (index) => `x${index}`) }]) {
      const { findings } = validate(plan);
      expect(findings.length).toBeLessThanOrEqual(MAX_FINDINGS + 1);
      expect(JSON.stringify(findings).length).toBeLessThan(JSON.stringify(plan).length / 4);
    }
  });

  it.each([
    ['a text in the place of a list', 'spec.cce.masters', 'eu-de-01'],
    ['an object that says how long it is', 'spec.cce.masters', { length: 9 }],
    ['one whose length is no number', 'spec.cce.masters', { length: { toString: 1, valueOf: 1 } }],
    ['the same in the place of a text', 'metadata.name', { length: { toString: 1, valueOf: 1 } }],
    ['the same in the place of a text that may be left out', 'spec.starlingx.location', { length: { toString: 1, valueOf: 1 } }],
  ])('%s is of another type, and not too long too', (_, path, value) => {
    expect(rulesOf(examplePlan(path.includes('starlingx') ? 'starlingx-aio-sx-dual-ipv6-primary' : 'cce-standard-tunnel-dual', { [path]: value }))).toEqual(['schema/invalid-type']);
  });

  it.each([['metadata.labels'], ['spec.kkp'], ['metadata'], ['']])('a key __proto__ is no field, in %j neither', (where) => {
    const inside = where === '' ? [] : where.split('.');
    const document = withValueAt(examplePlan('kkp-aws-dual'), [...inside, '__proto__'], 'x');
    expect(validate(document)).toMatchObject({ valid: false, findings: [{ rule: 'schema/unrecognized-keys', path: [...inside, '__proto__'] }] });
    expect(Object.getPrototypeOf(inside.length > 0 ? valueAt(document, inside) : document)).toBe(Object.prototype);
    expect(validate(withValueAt(document, [...inside, '__proto__'], undefined)).valid).toBe(true);
  });

  it('says how many findings it does not list', () => {
    const { findings } = validate({ ...(examplePlan('kkp-aws-dual') as object), ...many(MAX_FINDINGS + 12, (index) => `x${index}`) });
    expect(findings.at(-1)).toMatchObject({ rule: 'schema/more-findings', severity: 'error', message: expect.stringContaining('12 more findings') as string });
  });

  it('keeps errors among the findings that are listed', () => {
    const nodes = Array.from({ length: 499 }, (_, index) => ({ name: `w${index}`, role: 'worker', ipv4: `192.0.${index >> 8}.${index & 255}`, ipv6: `fd00::${index.toString(16)}` }));
    const { findings, valid } = validate(examplePlan('kubeadm-calico-dual', { 'spec.kubeadm.nodes': nodes }));
    expect(valid).toBe(false);
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(findings.length).toBe(MAX_FINDINGS + 1);
  });

  it('nodes: 500 are taken, 501 are a finding that names the limit', () => {
    const nodes = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `n${index}`, role: index === 0 ? 'control-plane' : 'worker' }));
    expect(rulesOf(examplePlan('kubeadm-calico-dual', { 'spec.kubeadm.nodes': nodes(500) }))).not.toContain('schema/too-big');
    expect(validate(examplePlan('kubeadm-calico-dual', { 'spec.kubeadm.nodes': nodes(501) })).findings).toMatchObject([{ rule: 'schema/too-big', message: expect.stringContaining('at most 500 entries') as string }]);
  });

  it('depth: a document of any depth is a finding, and nothing overflows', () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 50_000; depth += 1) deep = { deep };
    expect(rulesOf(examplePlan('kkp-aws-dual', { 'metadata.name': deep }))).toEqual(['schema/invalid-type']);
  });
});

describe('characters that cannot be seen', () => {
  const FIELDS = ['metadata.name', 'metadata.description', 'spec.kkp.projectId', 'spec.kkp.datacenter.name', 'spec.kkp.preset', 'spec.kkp.aws.vpcID', 'spec.nodePools.0.name', 'spec.nodePools.0.aws.instanceType', 'spec.network.podCidrs.ipv4', 'spec.kubernetesVersion'];
  const CHARACTERS = { newline: '\n', escape: '\u001b', 'C1 control': '\u009b', 'right-to-left override': '\u202e', 'right-to-left mark': '\u200f', 'half of a character': '\ud800', 'byte order mark': '\ufeff', 'space of no width': '\u200b', 'soft hyphen': '\u00ad', tag: '\u{e0041}', 'no character': '\uffff' };
  it.each(Object.entries(CHARACTERS))('%s is refused in every text', (_, character) => {
    for (const field of FIELDS) expect(validate(examplePlan('kkp-aws-dual', { [field]: `ab${character}c` })).findings, field).toMatchObject([{ rule: 'schema/unprintable', message: expect.not.stringContaining(character) as string }]);
  });

  it('but for line ends and tabs, are refused in a script too', () => {
    const script = (text: string) => validate(examplePlan('cce-turbo-console', { 'spec.nodePools.0.preInstall': text })).findings.filter(({ severity }) => severity === 'error');
    expect(script('#!/bin/bash\nset -e\n\n\tdate\n')).toEqual([]);
    for (const character of ['\r', '\u001b', '\u202e', '\u00a0\u200b']) expect(script(`date\n${character}date`), JSON.stringify(character)).toMatchObject([{ rule: 'schema/unprintable', params: { place: 5 + character.length } }]);
    expect(script('')).toMatchObject([{ rule: 'schema/too-small' }]);
  });

  it('leave every letter of every language and every sign where it is', () => {
    expect(rulesOf(examplePlan('kkp-aws-dual', { 'metadata.description': 'München – 双栈 – дв́ойной – 👩‍💻' }))).not.toContain('schema/unprintable');
  });
});

describe('secrets', () => {
  const SECRETS = [
    `AKIA${'ABCDEFGHIJKLMNOP'}`, `ghp_${'a1'.repeat(18)}`, `github_pat_${'a1'.repeat(20)}`, `glpat-${'aB1x'.repeat(5)}`, `xoxb-${'1'.repeat(12)}-a`, `AIza${'a1'.repeat(17)}b`, `npm_${'a1'.repeat(18)}`,
    '-----BEGIN RSA PRIVATE KEY-----', '-----BEGIN PRIVATE KEY-----', `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0In0'}.sig`, 'password=hunter2', 'pwd=hunter2', 'Passwort: hunter2abc', '密码: hunter2abc', 'пароль: hunter2abc', 'password:  hunter22', 'client_secret: abcd3f', 'AccountKey=a1b2c3d4e5', 'SECRET_KEY=a1b2c3d4e5', 'token=0123456789abcdef', `Bearer ${'a1'.repeat(12)}`, `Authorization: Basic ${'aW1'.repeat(8)}`,
    'https://user:pass1234@registry.example.net', 'http://:pw@host.example.net', 'kubeadm join --token abcdef.0123456789abcdef', `sk_live_${'a1'.repeat(10)}`, `dckr_pat_${'a1'.repeat(12)}`, `GOCSPX-${'a1'.repeat(12)}`, `pypi-${'a1'.repeat(20)}`, 'LS0tLS1CRUdJTiBQUklWQVRF',
  ];
  const FIELDS = ['metadata.name', 'metadata.description', 'spec.kkp.projectId', 'spec.kkp.preset', 'spec.kkp.datacenter.name', 'spec.kkp.humanReadableName', 'spec.kkp.aws.vpcID', 'spec.nodePools.0.aws.instanceType', 'spec.kkp.sshKeys.0'];
  it.each(SECRETS)('%s is refused wherever it stands, and never repeated', (secret) => {
    for (const field of FIELDS) {
      const { findings } = validate(examplePlan('kkp-aws-dual', { [field]: secret }));
      const found = findings.find(({ rule }) => rule === 'plan/secret');
      expect(found, field).toMatchObject({ severity: 'error' });
      expect(JSON.stringify(found?.params)).not.toContain(secret);
      expect(found && english.message(found)).not.toContain(secret);
    }
    expect(rulesOf(examplePlan('kkp-aws-dual', { 'metadata.labels': { [secret]: 'x' } }))).toContain('plan/secret');
  });

  it.each(['secretName', 'my-secret', 'password-policy', 'kubernetes.io/hostname', 'registry.example.net:5000/path', 'arn:aws:iam::123456789012:role/kubernetes', 'projects/p/regions/europe-west3/subnetworks/kkp-dual', 'Passwords are kept in the vault.', 'fd00:10:244::/48', 'master.internalnetworks', 'L7_flavor.elb.s1.small', 'Secret: kept in Vault', 'Password: none set', 'xoxo-production', 'node01.kubernetes12prod', 'glrt-frankfurt-region-test-node-01', 'client_secret=from-env', 'secret=vault:kv/data/prod', 'uses secret: kkp-credentials', 'my-secret: regcred', 'sealed-secret=true', 'pwd: /var/lib/kubelet', 'api_key: rotated yearly', 'Bearer authentication-required-everywhere'])('%s is none', (text) => {
    expect(secretIn(text)).toBeUndefined();
  });
});
