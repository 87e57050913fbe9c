import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { english, type SpokenFinding, validatePlan } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { file, type Json, render } from '../../testing.js';

const FILE = path.resolve(import.meta.dirname, '../../../../../../shared/corpus/starlingx.json.gz');

interface Case {
  readonly plan: { readonly spec: { readonly starlingx: { readonly mode: string } } };
  readonly accepted: boolean;
  readonly says: readonly string[];
}

/**
 * Where we refuse what the playbook, dcmanager and sysinv take: rule, what its message says there, and why it stays.
 * Whatever is not in this list is no reason to refuse a plan.
 */
const STRICTER: readonly [rule: string, words: RegExp, why: string][] = [
  ['kubernetes/host-bits', /bits are set beyond/, 'A range with host bits is not what its author means; the system takes the network around it without a word.'],
  ['kubernetes/node-network-overlap', /traffic to nodes would be taken for cluster traffic/, 'sysinv lets the networks of the cluster overlap one another, and the cluster then does not work.'],
  ['starlingx/no-such-address', /would not be used/, 'The plan names an address that no file and no command can carry.'],
  ['starlingx/docker-registry', /^"10\.0\.0\.300"/, 'An address that does not exist; the playbook reads it as a name.'],
];

/** What the system refused in the file that was written then, and does not refuse in the one that is written now. */
const MENDED: readonly [says: RegExp, holds: (files: Record<string, string>) => boolean, what: string][] = [
  [/has no attribute 'management_end_address_secondary'/, (files) => (parse(file(files, 'localhost.yml'), { version: '1.1' }) as Json)['management_end_address'] !== undefined, 'Both ends of a range are written where one is named.'],
];

const isStricter = ({ rule, message }: SpokenFinding, index: number) => STRICTER[index]?.[0] === rule && STRICTER[index][1].test(message);

describe.skipIf(!existsSync(FILE))('the verdicts of StarlingX itself (skipped where ../shared/corpus is missing)', () => {
  const { cases } = existsSync(FILE) ? (JSON.parse(gunzipSync(readFileSync(FILE)).toString()) as { cases: Case[] }) : { cases: [] };
  const errorsOf = ({ plan }: Case) => validatePlan(plan).findings.map(english.finding).filter(({ severity }) => severity === 'error');

  it('what it refuses is an error, or the file that it refused is mended', () => {
    const missed = cases.filter((each) => {
      if (each.accepted || errorsOf(each).length > 0) return false;
      const mended = MENDED.find(([says]) => each.says.some((line) => says.test(line)));
      return !mended?.[1](render(each.plan));
    });
    expect(missed.map(({ says, plan }) => [says, plan.spec.starlingx])).toEqual([]);
  });

  it('what it takes is no error, but for what this list gives a reason for', () => {
    const refused = cases.filter(({ accepted }) => accepted).flatMap((each) => errorsOf(each).filter((finding) => !STRICTER.some((_, index) => isStricter(finding, index))).map((finding) => [each.plan.spec.starlingx.mode, finding.rule, finding.message]));
    expect(refused).toEqual([]);
  });

  it('no reason is given that no plan needs', () => {
    const errors = cases.filter(({ accepted }) => accepted).flatMap(errorsOf);
    expect(STRICTER.filter((_, index) => !errors.some((finding) => isStricter(finding, index)))).toEqual([]);
    expect(MENDED.filter(([says]) => !cases.some((each) => !each.accepted && errorsOf(each).length === 0 && each.says.some((line) => says.test(line))))).toEqual([]);
  });
});
