import type { ComponentType } from 'react';

/** The sign of every provider: a folder in providers/ with a Glyph.tsx is all that it takes. */
const modules = import.meta.glob<{ Glyph: ComponentType }>('../providers/*/Glyph.tsx', { eager: true });

/** How many providers the pages have forms for. */
export const GLYPHS = Object.keys(modules).length;

/** The sign of a provider; nothing is read out. */
export function ProviderGlyph({ provider }: { provider: string }) {
  const Glyph = modules[`../providers/${provider}/Glyph.tsx`]?.Glyph;
  return Glyph ? <Glyph /> : null;
}
