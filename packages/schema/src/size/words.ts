import type { Finding } from '../findings/finding.js';
import type { Language } from '../findings/language.js';
import type { AnyWording, Message, Params, Translation, Wording } from '../findings/message.js';
import { sizing as en } from '../messages/en/sizing.js';
import type { Speaker } from '../speak.js';

const CATALOGS: Readonly<Record<Language, () => Promise<Translation<typeof en>>>> = {
  en: () => Promise.resolve(en),
  'zh-CN': async () => (await import('../messages/zh-CN/sizing.js')).sizing,
};

/** Says how the ranges of a plan come, and why there is none. */
export interface SizingSpeaker {
  readonly sum: (message: Message) => string;
  readonly limit: (why: Message, finding?: Finding) => string;
}

/** Who says that in the language of a speaker. The texts are loaded when somebody first asks for them. */
export async function sizingSpeaker(speaker: Speaker): Promise<SizingSpeaker> {
  const { sums, limits } = await CATALOGS[speaker.language]();
  const read = (wordings: Readonly<Record<string, string | AnyWording>>, { code, params = {} }: Message) => {
    const wording = wordings[code] ?? code;
    return typeof wording === 'string' ? wording : (wording as Wording<Params>)(params, speaker);
  };
  return {
    sum: (message) => read(sums, message),
    limit: ({ code, params }, finding) => read(limits, { code, params: { ...params, ...(finding && { message: speaker.message(finding) }) } }),
  };
}
