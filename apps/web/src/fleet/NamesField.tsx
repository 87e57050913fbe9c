import { MOST_FLEET, refusalOf } from '@dualstack/schema';
import { type ChangeEvent, useDeferredValue, useMemo, useState } from 'react';
import { useSpeaker } from '../i18n/speaker.js';
import { readTable } from '../spaces/readTable.js';
import { type NamedLine, type NameProblem, problemsOf, readNames, refusalsOf } from './readNames.js';
import { useFleetTexts } from './useFleetTexts.js';

/** Where the name of a cluster is written. */
const NAME = ['metadata', 'name'];
/** Characters of a list of names. */
const MOST_TEXT = 200_000;
/** Lines that are told of those with something wrong. */
const FEW = 10;

/** Names that were read, with what is wrong with them. */
export interface Names {
  readonly lines: readonly NamedLine[];
  readonly head?: NamedLine;
  readonly problems: readonly NameProblem[];
}

/** Reads names as they are typed, and asks the system of the plan about each of them, once. */
export function useNames(text: string, plan: unknown): Names {
  const speaker = useSpeaker();
  const deferred = useDeferredValue(text);
  const refusals = useMemo(() => refusalsOf((name) => refusalOf(plan, NAME, name), speaker.message), [plan, speaker]);
  return useMemo(() => {
    const read = readNames(deferred);
    return { ...read, problems: problemsOf(read.lines, MOST_FLEET, refusals) };
  }, [deferred, refusals]);
}

interface NamesFieldProps {
  text: string;
  read: Names;
  /** Whether somebody wanted to send it. */
  isTried: boolean;
  onText: (text: string) => void;
}

/** The names of the clusters as a list or a table, typed or out of a file; what is wrong is said with its line. */
export function NamesField({ text, read: { lines, head, problems }, isTried, onText }: NamesFieldProps) {
  const { t } = useFleetTexts();
  const [file, setFile] = useState({ text: '', isBad: false });
  const readFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    if (!chosen) return;
    const read = chosen.size > MOST_TEXT ? 'large' : await chosen.arrayBuffer().then((bytes) => readTable(new Uint8Array(bytes)), () => undefined);
    // Whoever mends the file and chooses it again means the mended one.
    target.value = '';
    if (read && read !== 'large') onText(read.text);
    const { name } = chosen;
    setFile({ text: read === 'large' ? t('fileLarge', { name }) : read ? t(read.encoding === 'utf-8' ? 'fileRead' : 'fileReadAs', { name, encoding: read.encoding.toUpperCase() }) : t('fileUnread', { name }), isBad: !read || read === 'large' });
  };
  const isBad = problems.length > 0 || (isTried && lines.length === 0);
  return (
    <>
      <div className="ds-fleet-field">
        <label htmlFor="fleet-names">{t('names')}</label>
        <textarea id="fleet-names" rows={8} value={text} maxLength={MOST_TEXT} placeholder={t('namesExample')} spellCheck={false} aria-invalid={isBad || undefined} aria-describedby="fleet-names-found fleet-names-problems" onChange={(event) => onText(event.target.value)} />
        <p id="fleet-names-found" role="status" data-bad={(isTried && lines.length === 0) || undefined}>
          {lines.length === 0 ? t('namesNone') : t('namesFound', { count: lines.length })} {head && t('head', { line: head.line, text: head.name })}
        </p>
      </div>
      <div id="fleet-names-problems" role="status">
        {problems.length > 0 && (
          <div className="ds-fleet-told" data-bad>
            <p>{t('problems', { count: problems.length })}</p>
            <ul className="ds-clashes">
              {problems.slice(0, FEW).map((problem, index) => (
                <li key={index}>
                  <Problem problem={problem} />
                </li>
              ))}
              {problems.length > FEW && <li>{t('more', { count: problems.length - FEW })}</li>}
            </ul>
          </div>
        )}
      </div>
      <div className="ds-fleet-field">
        <label htmlFor="fleet-file">{t('file')}</label>
        <input id="fleet-file" type="file" accept=".csv,text/csv,text/plain" onChange={(event) => void readFile(event)} />
        <p role="status" data-bad={file.isBad || undefined}>
          {file.text}
        </p>
      </div>
    </>
  );
}

function Problem({ problem }: { problem: NameProblem }) {
  const { t } = useFleetTexts();
  switch (problem.kind) {
    case 'empty':
      return t('problem.empty', { line: problem.line });
    case 'twice':
      return t('problem.twice', { line: problem.line, name: problem.name, first: problem.first });
    case 'refused':
      return t('problem.refused', { line: problem.line, reason: problem.reason });
    case 'many':
      return t('problem.many', { line: problem.line, count: problem.count, most: MOST_FLEET });
  }
}
