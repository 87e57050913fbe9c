/** Helper of the tests: random plans with the verdict of the real system, where they are there. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { validatePlan } from '../validate.js';

interface Case {
  readonly plan: unknown;
  readonly accepted: boolean;
  /** What the real system said. */
  readonly says: readonly string[];
}

interface Judged extends Case {
  /** The rules of ours that refuse the plan. */
  readonly errors: readonly string[];
}

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/corpus');

/**
 * Holds our verdict on every plan of a corpus against that of the real system: what it refuses, we refuse; where only we
 * refuse, each rule that does stands in a list with its reason, and the list holds no rule that does not.
 *
 * @param provider whose corpus: `<provider>.json.gz`, `{validator, cases: [{plan, accepted, says}]}`
 * @param stricter the rules of ours that refuse what the real system takes, each with why
 */
export function checkCorpus(provider: string, stricter: Readonly<Record<string, string>>): void {
  const file = path.join(FOLDER, `${provider}.json.gz`);
  describe.skipIf(!existsSync(file))(`the verdicts of the real system (skipped where ../shared/corpus/${provider}.json.gz is missing)`, () => {
    let judged: readonly Judged[] = [];
    // Not while the tests are collected: that happens to skipped ones too.
    beforeAll(() => {
      const { cases } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { cases: readonly Case[] };
      judged = cases.map((each) => ({ ...each, errors: [...new Set(validatePlan(each.plan).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))] }));
    }, 60_000);

    it('are there, of both kinds', () => {
      expect(judged.filter(({ accepted }) => accepted).length).toBeGreaterThan(100);
      expect(judged.filter(({ accepted }) => !accepted).length).toBeGreaterThan(100);
    });

    it('what it refuses is an error here', () => {
      expect(judged.filter(({ accepted, errors }) => !accepted && errors.length === 0).map(({ says, plan }) => ({ says, plan }))).toEqual([]);
    });

    it('what only we refuse has its reason', () => {
      const reasonless = judged.filter(({ accepted }) => accepted).flatMap(({ errors, plan }) => errors.filter((rule) => !Object.hasOwn(stricter, rule)).map((rule) => ({ rule, plan })));
      expect(reasonless).toEqual([]);
    });

    it('no reason stands there for a rule that needs none', () => {
      const used = new Set(judged.filter(({ accepted }) => accepted).flatMap(({ errors }) => errors));
      expect(Object.keys(stricter).filter((rule) => !used.has(rule))).toEqual([]);
    });
  });
}
