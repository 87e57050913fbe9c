import { formatPath } from '@dualstack/schema';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import type { RenderedFile } from '../../api/client.js';
import { fetchCode } from '../../base/code.js';
import { CopyButton } from '../../ui/CopyButton.js';
import { useFieldName } from '../WizardContext.js';
import { CodeView } from './CodeView.js';
import { FieldLink } from './FieldLink.js';
import { type FileGroup, groupFiles } from './fileTree.js';
import type { Trace, Traces } from './lines.js';
import '../../ui/lists.css';

const GuideView = lazy(() => fetchCode('guide', () => import('./GuideView.js')).then((module) => ({ default: module.GuideView })));

interface FilesProps {
  files: readonly RenderedFile[];
  traces: Traces;
  /** The value whose lines are lit up. */
  lit: Trace | undefined;
  onLight: (id: string | undefined) => void;
  urlOf: (step: string) => string;
}

/** The files in the order of use on the left, the chosen one on the right: guides as they are read, and every file as it is. */
export function Files({ files, traces, lit, onLight, urlOf }: FilesProps) {
  const { t } = useTranslation();
  const groups = useMemo(() => groupFiles(files), [files]);
  const [chosen, setChosen] = useState<{ path: string; lit: Trace | undefined }>();
  // A value that was just chosen leads to the first file that holds it; a file that was chosen after it stays.
  const path = chosen && chosen.lit === lit ? chosen.path : lit && !lit.files.some(({ file }) => file === chosen?.path) ? lit.files[0]?.file : chosen?.path;
  const file = files.find((each) => each.path === path) ?? files[0];
  if (!file) return null;
  return (
    <section className="ds-review-card ds-files" id="review-files" tabIndex={-1} aria-label={t('review.fileTree')}>
      <nav className="ds-tree" aria-label={t('review.fileTree')}>
        <h2>
          {t('review.files')} <span>{t('review.filesCount', { count: files.length })}</span>
        </h2>
        {groups.map((group) => (
          <Group key={group.group} group={group} current={file.path} lit={lit} onChoose={(each) => setChosen({ path: each, lit })} />
        ))}
      </nav>
      <Document key={file.path} file={file} traces={traces} lit={lit} onLight={onLight} urlOf={urlOf} />
    </section>
  );
}

function Group({ group: { group, number, ways, parts }, current, lit, onChoose }: { group: FileGroup; current: string; lit: Trace | undefined; onChoose: (path: string) => void }) {
  const { t } = useTranslation();
  const title = t(`review.groups.${group}`);
  const [only] = parts;
  return (
    <>
      <h3>
        {number === undefined ? title : `${number}. ${title}`}
        <i>{ways > 0 ? t('review.oneOf', { count: ways }) : parts.length === 1 ? only?.folder : ''}</i>
      </h3>
      {parts.map(({ way, folder, files }) => (
        <div key={way ?? files[0]?.path} className={way === undefined ? undefined : 'ds-way'}>
          {way !== undefined && (
            <h4>
              {way}
              <i>{folder}</i>
            </h4>
          )}
          <ul>
            {files.map((file) => {
              const lines = lit?.files.find((each) => each.file === file.path)?.lines.length;
              return (
                <li key={file.path}>
                  <button type="button" aria-current={file.path === current} data-lit={lines !== undefined || undefined} onClick={() => onChoose(file.path)}>
                    <code>{file.path.slice(folder.length)}</code>
                    <span>
                      {file.purpose}
                      {lines !== undefined && <em> {t('review.litLines', { count: lines })}</em>}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </>
  );
}

function Document({ file, traces, lit, onLight, urlOf }: Omit<FilesProps, 'files'> & { file: RenderedFile }) {
  const { t } = useTranslation();
  const isGuide = file.mediaType === 'text/markdown';
  const litLines = lit?.files.find((each) => each.file === file.path)?.lines;
  const [view, setView] = useState<{ isSource: boolean; lit: Trace | undefined }>({ isSource: false, lit: undefined });
  const [isWrapped, setWrapped] = useState(true);
  const [line, setLine] = useState<number>();
  // Lines can be lit in the source only, until somebody asks for the guide again.
  const isSource = !isGuide || (view.lit === lit ? view.isSource : view.isSource || litLines !== undefined);
  return (
    <div className="ds-file">
      <div className="ds-file-head">
        <p>
          <code>{file.path}</code>
          <span>{file.purpose}</span>
        </p>
        <div>
          {isGuide && (
            <span className="ds-toggle" role="group" aria-label={t('review.view')}>
              <button type="button" aria-pressed={!isSource} onClick={() => setView({ isSource: false, lit })}>
                {t('review.rendered')}
              </button>
              <button type="button" aria-pressed={isSource} onClick={() => setView({ isSource: true, lit })}>
                {t('review.source')}
              </button>
            </span>
          )}
          {isSource && (
            <label className="ds-wrap">
              <input type="checkbox" checked={isWrapped} onChange={(event) => setWrapped(event.target.checked)} /> {t('review.wrap')}
            </label>
          )}
          <CopyButton text={() => file.content} label={t('review.copy')} />
        </div>
      </div>
      {isSource && <Origin file={file.path} line={line} traces={traces} lit={lit} onLight={onLight} urlOf={urlOf} />}
      {isSource ? (
        <CodeView text={file.content} mediaType={file.mediaType} label={file.path} isWrapped={isWrapped} onLine={setLine} {...(litLines && { litLines })} />
      ) : (
        <Suspense fallback={<div className="ds-md" aria-busy="true" />}>
          <GuideView text={file.content} label={file.path} />
        </Suspense>
      )}
    </div>
  );
}

/** From a field to its lines, and from a line to its fields. */
function Origin({ file, line, traces, lit, onLight, urlOf }: Omit<FilesProps, 'files'> & { file: string; line: number | undefined }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const name = ({ path }: Trace) => nameOf(path) ?? formatPath(path);
  const found = line === undefined ? [] : traces.at(file, line);
  return (
    <div className="ds-origin">
      <label>
        {t('review.lit')}{' '}
        <select value={lit?.id ?? ''} onChange={(event) => onLight(event.target.value === '' ? undefined : event.target.value)}>
          <option value="">{t('review.litNone')}</option>
          {traces.all.map((trace) => (
            <option key={trace.id} value={trace.id}>{`${name(trace)} · ${trace.value}`}</option>
          ))}
        </select>
      </label>
      <p role="status">
        {line === undefined && t('review.chooseLine')}
        {line !== undefined && found.length === 0 && t('review.fromNone', { line })}
        {found.length > 0 && (
          <>
            {t('review.fromField', { line })}{' '}
            {found.map((trace, index) => (
              <span key={trace.id}>
                {index > 0 && t('marks.comma')}
                <FieldLink path={trace.path} urlOf={urlOf}>
                  {name(trace)}
                </FieldLink>
              </span>
            ))}
          </>
        )}
      </p>
    </div>
  );
}
