/** Helpers of the tests: how what is said reads in each language. */
import { validatePlan } from '../validate.js';
import type { Finding } from '../findings/finding.js';
import { type Language, LANGUAGES } from '../findings/language.js';
import type { Param, Params } from '../findings/message.js';
import { curePlan } from '../cures.js';
import { type Speaker, speakerOf } from '../speak.js';

/** Proper names, which are the same in every language. */
const PROPER = new Set(['Kubernetes', 'Pod', 'Service', 'Ingress', 'Calico', 'Cilium', 'Canal', 'Terraform', 'Operator', 'Helm', 'Azure', 'Hetzner', 'Kubermatic', 'Platform', 'Linux', 'Windows', 'Ubuntu', 'Docker', 'Secret', 'Kata', 'Konnectivity', 'Admin', 'Open', 'Telekom', 'Cloud']);
const HAN = /\p{Script=Han}/u;
/** Whether every word of a text is a proper name, or spelled as no word of a sentence is: `IPv4`, `v1.34`; or the text is one small word, such as `kubeadm`. */
const isIdentifier = (text: string) => /^\p{Ll}+$/u.test(text) || text.split(/[\s/]+/).every((word) => PROPER.has(word) || !/^\p{Lu}?\p{Ll}+$/u.test(word));

/** What is wrong with a rendered text, in words. */
export function flawsOf(text: string, language: Language, isSentence: boolean): string[] {
  const isChinese = language.startsWith('zh');
  return [
    ...(text.trim() === '' ? ['is empty'] : []),
    ...(/undefined|\[object|NaN|\bnull\b/.test(text) ? ['holds what is no text'] : []),
    ...(isChinese || !HAN.test(text) ? [] : ['holds Chinese']),
    ...(isChinese && !HAN.test(text) && (isSentence || !isIdentifier(text)) ? ['holds no Chinese'] : []),
    ...(isChinese && /\p{Script=Han}[\w/]|[\w/]\p{Script=Han}/u.test(text) ? ['lacks a space between Chinese and Latin'] : []),
    ...(isChinese && /\p{Script=Han}[,;:!?]|\p{Script=Han}\.$|[，。；：（）、]\s/u.test(text) ? ['is set with Latin punctuation'] : []),
    ...(isSentence && !text.endsWith(isChinese ? '。' : '.') ? ['does not end'] : []),
  ].map((flaw) => `${language}: ${JSON.stringify(text)} ${flaw}`);
}

/** Params that remember which of them were read; those inside an object too, by their dotted names. */
export function recording(params: Params, reads: Set<string>, within = ''): Params {
  return new Proxy(params, {
    get: (target, key) => {
      const value: Param = Object.hasOwn(target, key) ? target[key as string] : undefined;
      if (typeof key !== 'string') return value;
      reads.add(within + key);
      return typeof value === 'object' && !Array.isArray(value) ? recording(value as Params, reads, `${within}${key}.`) : value;
    },
  });
}

const speakers: Promise<readonly Speaker[]> = Promise.all(LANGUAGES.map(speakerOf));

/**
 * What is wrong with how the findings of plans, and their ways out, read in each language: no sentence, something in it that is
 * no text, or params that a message of one language is made of and that of another is not.
 *
 * @param plans those of the cases of a provider, so that every message is among them
 */
export async function wordFlaws(plans: readonly unknown[]): Promise<string[]> {
  const speaking = await speakers;
  const byMessage = new Map<string, Finding[]>();
  const flaws = new Set<string>();
  for (const plan of plans) {
    for (const finding of curePlan(plan, validatePlan(plan)).findings) {
      const key = [finding.rule, finding.variant].filter((each) => each !== undefined).join(': ');
      byMessage.set(key, [...(byMessage.get(key) ?? []), finding]);
    }
  }
  /** What a person wrote may be in any language: a message that repeats it is no measure of its own. */
  const isPlain = ({ params }: Finding) => !HAN.test(JSON.stringify(params));
  for (const [key, all] of byMessage) {
    const findings = all.some(isPlain) ? all.filter(isPlain) : all;
    const reads = speaking.map((speaker) => {
      const read = new Set<string>();
      for (const finding of findings) {
        const { message, fix } = speaker.finding({ ...finding, params: recording(finding.params, read) });
        for (const flaw of [...flawsOf(message, speaker.language, true), ...(fix ? flawsOf(fix.label, speaker.language, false) : [])]) flaws.add(`${key}: ${flaw}`);
      }
      return [...read].sort();
    });
    for (const each of reads) if (String(each) !== String(reads[0])) flaws.add(`${key} is made of ${String(reads[0])} in English, and of ${String(each)} elsewhere`);
    const given = new Set(findings.flatMap(({ params }) => Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [name]))));
    for (const name of given) if (!reads[0]?.includes(name)) flaws.add(`${key} is given ${name}, and no language reads it`);
  }
  return [...flaws];
}
