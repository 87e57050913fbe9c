import { describe, expect, it } from 'vitest';
import { isNumbered, numbered, problemsOf, readNames } from './readNames.js';

const named = (text: string) => readNames(text).lines.map(({ line, name }) => `${line} ${name}`);

describe('names', () => {
  it('stand one a line, and what is blank between them is none', () => {
    expect(named('edge-1\n\n  edge-2 \r\nedge-3\r\n')).toEqual(['1 edge-1', '3 edge-2', '4 edge-3']);
    expect(named('')).toEqual([]);
    expect(named('\n \n')).toEqual([]);
  });

  it.each([',', ';', '\t'])('stand in the first column of a table with %j between', (between) => {
    expect(readNames(`name${between}site\nedge-1${between}Paris\nedge-2${between}Madrid`)).toEqual({ head: { line: 1, name: 'name' }, lines: [{ line: 2, name: 'edge-1' }, { line: 3, name: 'edge-2' }] });
  });

  it('may be in quotation marks, with line breaks in other columns', () => {
    expect(named('"edge-1","Paris\nNord"\n"edge-2","a ""b"", c"\nedge-3')).toEqual(['1 edge-1', '3 edge-2', '4 edge-3']);
    expect(named('"edge-1\nedge-2')).toEqual(['1 "edge-1', '2 edge-2']);
  });

  it.each(['Name', 'cluster name', 'cluster_name', 'Clusters', 'site', '集群名称', '\uFEFFname', '"Name"'])('have a head in %j', (head) => {
    expect(named(`${head}\nedge-1`)).toEqual(['2 edge-1']);
  });

  it('have none where nothing comes behind, or where it is a name like others', () => {
    expect(named('name')).toEqual(['1 name']);
    expect(named('site-1\nsite-2')).toEqual(['1 site-1', '2 site-2']);
  });

  it('are refused with their line: without a name, twice, by the system, too many', () => {
    const { lines } = readNames('name,site\nedge-1,a\n,b\nBad,c\nedge-1,d\nBad,e\nedge-2,f');
    const refusal = (name: string) => (/[A-Z]/.test(name) ? `${name} has capitals` : undefined);
    expect(problemsOf(lines, 10, refusal)).toEqual([
      { kind: 'empty', line: 3 },
      { kind: 'refused', line: 4, name: 'Bad', reason: 'Bad has capitals' },
      { kind: 'twice', line: 5, name: 'edge-1', first: 2 },
      { kind: 'twice', line: 6, name: 'Bad', first: 4 },
    ]);
    expect(problemsOf(lines.filter(({ name }) => name.startsWith('edge')), 2, refusal)).toEqual([
      { kind: 'twice', line: 5, name: 'edge-1', first: 2 },
      { kind: 'many', line: 7, count: 3 },
    ]);
  });

  it('are numbered like that of the plan where only a count is given', () => {
    expect(numbered('prod-eu-2', 3)).toEqual(['prod-eu-1', 'prod-eu-3', 'prod-eu-4']);
    expect(numbered('edge', 2)).toEqual(['edge-1', 'edge-2']);
    expect(numbered('', 1)).toEqual(['cluster-1']);
    expect([isNumbered('prod-eu-2', 'prod-eu-17'), isNumbered('prod-eu-2', 'prod-eu-x'), isNumbered('prod.eu', 'prodxeu-1')]).toEqual([true, false, false]);
  });
});
