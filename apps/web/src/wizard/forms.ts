import type { ComponentType } from 'react';
import { fetchCode } from '../base/code.js';
import { loadTexts } from '../i18n/i18n.js';
import { loadSpeaker } from '../i18n/speaker.js';

/** What a provider brings to the pages: the form of each of its steps, and what its fields are called. */
export interface ProviderForms {
  /** By step id; the summary is the shell's own. */
  readonly steps: Readonly<Record<string, ComponentType>>;
  /** One line under the title of every step, for example `KKP · AWS · prod-eu-1`. */
  readonly useSubtitle: () => string;
}

type Module = { forms: ProviderForms };

/** The forms of every provider: a folder in providers/ with a forms.tsx is all that it takes. */
const modules = import.meta.glob<Module>('../providers/*/forms.tsx');

const loaded = new Map<string, Promise<ProviderForms>>();

/**
 * The forms of a provider with their texts, loaded when its wizard opens.
 *
 * @throws MissingCode when they cannot be fetched; only a reload of the page tries again
 */
export function loadForms(provider: string): Promise<ProviderForms> {
  const known = loaded.get(provider);
  if (known) return known;
  const load = modules[`../providers/${provider}/forms.tsx`];
  if (!load) throw new Error(`provider ${provider} has no forms`);
  const forms = Promise.all([fetchCode(`forms/${provider}`, load), loadTexts(provider), loadTexts('size'), loadSpeaker()]).then(([module]) => module.forms);
  loaded.set(provider, forms);
  return forms;
}
