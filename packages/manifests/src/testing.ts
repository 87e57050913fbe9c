/** Helpers of the tests of emitters: what every provider's files are held against. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderManifests } from './manifests.js';
import { output } from './testing/launch.js';

export type Json = Record<string, unknown>;

interface Example {
  readonly id: string;
  readonly plan: unknown;
}

/** The files of a plan by their paths; a plan that is not valid is a failure of the test. */
export function render(document: unknown): Record<string, string> {
  const rendering = renderManifests(document);
  if (!rendering.ok) throw new Error(JSON.stringify(rendering.findings));
  return Object.fromEntries(rendering.files.map((each) => [each.path, each.content]));
}

/** A file of a rendering; missing is a failure of the test. */
export function file(files: Record<string, string>, name: string): string {
  const content = files[name];
  if (content === undefined) throw new Error(`no ${name} among ${Object.keys(files).join(', ')}`);
  return content;
}

/** A YAML file of a rendering, as a YAML 1.1 parser reads it. */
export const yaml = (files: Record<string, string>, name: string) => parse(file(files, name), { version: '1.1' }) as Json;

/** Words that would run, end a string or be markup, in each format that we print. */
export const HOSTILE = ['"; rm -rf / #', "'; rm -rf / #", '$(touch /tmp/dualstack-hostile)', '`id`', '${HOME}', '$${HOME}', '%{if true}', '%%{if true}', '${var.region}', '<<EOF\nx\nEOF', '"\n}\nresource "x" "y" {', '</script><script>alert(1)</script>', 'a\nkind: Secret', 'a\r\n---\nkind: Secret', '{{ .Values.x }}', '\u2028', 'EOF', '*a', '!!python/object/apply:os.system', '| cat', '](javascript:alert(1))', '😀', '-n', '--', '\\', 'yes', '0x10', '~'];

/** Whether a program is installed. */
export function has(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A document with every IPv6 address and range in another spelling: in capitals, with every group. */
function respelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(respelled);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, respelled(each)]));
  const [address = '', ...prefix] = typeof value === 'string' ? value.split('/') : [];
  return ipaddr.IPv6.isValid(address) ? [ipaddr.IPv6.parse(address).toNormalizedString().toUpperCase(), ...prefix].join('/') : value;
}

/** Holds the files of every example against what they were, and against a second rendering from their own plan.yaml. */
export function checkSnapshots(examples: readonly Example[], folder: string): void {
  describe('files of the examples', () => {
    it.each(examples)('$id', async ({ id, plan }) => {
      const files = render(plan);
      await expect(Object.entries(files).map(([name, content]) => `===== ${name}\n${content}`).join('\n')).toMatchFileSnapshot(path.join(folder, `__snapshots__/${id}.txt`));
    });

    it('are the same whatever the spelling of the addresses in the plan', () => {
      for (const { plan } of examples) {
        const { 'plan.yaml': _, ...files } = render(plan);
        const { 'plan.yaml': __, ...others } = render(respelled(plan));
        expect(others).toEqual(files);
      }
    });

    it('are rendered again from their own plan.yaml to the same files', () => {
      for (const { plan } of examples) {
        const files = render(plan);
        expect(render(parse(file(files, 'plan.yaml')))).toEqual(files);
      }
    });
  });
}

/** Has bash read scripts, and run nothing of them; one that cannot be read is a failure of the test. */
export async function readByBash(scripts: readonly string[]): Promise<void> {
  await output(['bash', '-c', 'for script; do bash -n -c "$script" || exit; done', 'bash', ...scripts]);
}

/** Every script of every example is read by bash, and by shellcheck where it is installed: once, where several have the same. */
export function checkScripts(examples: readonly Example[]): void {
  describe('scripts', () => {
    const scripts = examples.flatMap(({ id, plan }) => Object.entries(render(plan)).filter(([name]) => name.endsWith('.sh')).map(([name, content]) => ({ id, name, content })));

    const passed = new Set<string>();

    it.each(scripts)('$name of $id passes bash -n', ({ content }) => readByBash([content]));

    it.skipIf(!has('shellcheck')).each(scripts)('$name of $id passes shellcheck (skipped where it is not installed)', async ({ content }) => {
      if (!passed.has(content)) await output(['shellcheck', '--shell=bash', '-'], { input: content });
      passed.add(content);
    });
  });
}

/** A CRD schema as ajv takes it, with every field that it does not name refused. */
function strictSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { properties, ...rest } = schema as { properties?: Json } & Json;
  const copy: Json = Object.fromEntries(Object.entries(rest).filter(([key]) => !['default', 'example', 'description'].includes(key)).map(([key, each]) => [key, strictSchema(each)]));
  if (copy['x-kubernetes-int-or-string']) delete copy['type'];
  if (!properties) return copy;
  copy['properties'] = Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, strictSchema(each)]));
  if (copy['additionalProperties'] === undefined && !copy['x-kubernetes-preserve-unknown-fields']) copy['additionalProperties'] = false;
  return copy;
}

/** Checks objects against the schema of a CustomResourceDefinition, fields that it does not name refused. */
export function crdValidator(file: string): ValidateFunction {
  const document = parse(readFileSync(file, 'utf8')) as { spec: { versions: { schema: { openAPIV3Schema: Json } }[] } };
  return new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false }).compile(strictSchema(document.spec.versions[0]?.schema.openAPIV3Schema) as Json);
}
