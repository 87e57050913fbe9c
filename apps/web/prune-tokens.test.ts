import { describe, expect, it } from 'vitest';
import { pruneTokens } from './prune-tokens.js';

describe('pruneTokens', () => {
  it('takes out what nothing names, and what only that named', () => {
    expect(pruneTokens([':root{--pf-a:1px;--pf-b:var(--pf-a);--pf-c:2px}', '.x{margin:var(--pf-c)}'], [])).toEqual([':root{--pf-c:2px}', '.x{margin:var(--pf-c)}']);
  });

  it('keeps what another sheet or a script names, in fallbacks too, and what is not of PatternFly', () => {
    const sheets = [':root{--pf-a:1px;--pf-b:2px;--pf-c:3px;--ds-d:4px}.pf-dark{--pf-a:5px}', '.x{margin:var(--ds-e,var(--pf-a))}'];
    expect(pruneTokens(sheets, ['style.getPropertyValue("--pf-b")'])).toEqual([':root{--pf-a:1px;--pf-b:2px;--ds-d:4px}.pf-dark{--pf-a:5px}', '.x{margin:var(--ds-e,var(--pf-a))}']);
  });

  it('takes a longer name for another one', () => {
    expect(pruneTokens([':root{--pf-a:1px;--pf-a-b:2px}.x{margin:var(--pf-a-b)}'], [])).toEqual([':root{--pf-a-b:2px}.x{margin:var(--pf-a-b)}']);
  });

  it('leaves no empty rule, and one that names itself goes', () => {
    expect(pruneTokens(['.x{--pf-a:calc(var(--pf-a)*2)}.y{color:red}@media print{.z{--pf-b:1}}'], [])).toEqual(['.y{color:red}@media print{}']);
  });
});
