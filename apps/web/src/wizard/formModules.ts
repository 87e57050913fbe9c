import type { ComponentType } from 'react';

/** What a provider brings to the pages: the form of each of its steps, and what its fields are called. */
export interface ProviderForms {
  /** By step id; the summary is the shell's own. */
  readonly steps: Readonly<Record<string, ComponentType>>;
  /** One line under the title of every step, for example `KKP · AWS · prod-eu-1`. */
  readonly useSubtitle: () => string;
}

/** The forms of every provider: a folder in providers/ with a forms.tsx is all that it takes. */
const modules = import.meta.glob<{ forms: ProviderForms }>('../providers/*/forms.tsx');

/** What fetches the forms of a provider; undefined where there are none of that name. */
export const formModuleOf = (provider: string) => modules[`../providers/${provider}/forms.tsx`];

/** Begins to fetch the forms of a provider before anything draws them. Whoever draws them hears of what went wrong. */
export function fetchFormsAhead(provider: string): void {
  void formModuleOf(provider)?.().catch(() => undefined);
}
