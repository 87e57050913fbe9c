import type { Language } from '@dualstack/schema';
import { shellQuote } from '../format/shell.js';
import type { NextStep } from './file.js';
import { KIT_TEXTS } from './messages/texts.js';

/** The command that checks a cluster, from the folder of the files. */
export const VERIFY_COMMAND = './verify/verify.sh';

/** The first step with the files of any plan: they are unpacked. The ZIP and the folder in it are called like the cluster. */
export function unpack(name: string, language: Language): NextStep {
  return { text: KIT_TEXTS[language].next.unpack, commands: [`unzip ${shellQuote(`${name}.zip`)}`, `cd ${shellQuote(name)}`] };
}

/** The last one: Pods and Services are asked, in each family. */
export function verify(language: Language, before: readonly string[] = []): NextStep {
  return { text: KIT_TEXTS[language].next.verify, commands: [...before, VERIFY_COMMAND] };
}
