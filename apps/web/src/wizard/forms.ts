import { fetchCode } from '../base/code.js';
import { loadTexts } from '../i18n/i18n.js';
import { loadSpeaker } from '../i18n/speaker.js';
import { formModuleOf, type ProviderForms } from './formModules.js';

const loaded = new Map<string, Promise<ProviderForms>>();

/**
 * The forms of a provider with their texts, loaded when its wizard opens.
 *
 * @throws MissingCode when they cannot be fetched; only a reload of the page tries again
 */
export function loadForms(provider: string): Promise<ProviderForms> {
  const known = loaded.get(provider);
  if (known) return known;
  const load = formModuleOf(provider);
  if (!load) throw new Error(`provider ${provider} has no forms`);
  const forms = Promise.all([fetchCode(`forms/${provider}`, load), loadTexts(provider), loadTexts('size'), loadSpeaker()]).then(([module]) => module.forms);
  loaded.set(provider, forms);
  return forms;
}
