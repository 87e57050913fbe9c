import { LANGUAGES, PROVIDERS } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import type { ProviderForms } from './formModules.js';

const FORMS = import.meta.glob<{ forms: ProviderForms }>('../providers/*/forms.tsx');
const TEXTS = import.meta.glob('../providers/*/texts/*.ts');

describe.each(PROVIDERS.map((provider) => ({ id: provider.id, provider })))('the forms of $id', ({ id, provider }) => {
  it('are one for each step but the summary, which is the shell’s own', async () => {
    const module = await FORMS[`../providers/${id}/forms.tsx`]?.();
    expect(Object.keys(module?.forms.steps ?? {})).toEqual(provider.steps.slice(0, -1));
  });

  it('have their texts in every language', () => {
    expect(LANGUAGES.filter((language) => !TEXTS[`../providers/${id}/texts/${language}.ts`])).toEqual([]);
  });
});
