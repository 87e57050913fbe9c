import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { isWithin, type Path } from '@dualstack/schema';
import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { useWizard } from './WizardContext.js';

/** Rows on a page: few enough that a browser draws them at once. */
const ROWS = 25;
/** Rows that are drawn with the step; those below them come right after it, so many at a time: whoever goes on meanwhile never waits for more. */
const AT_ONCE = 2;
const SLICE = 5;

interface PagedRowsProps {
  /** Where the list is in the plan; a link to a field in it brings its page up. */
  path: Path;
  count: number;
  /** What the rows are. */
  label: string;
  /** The rows of a page by their positions. */
  children: (rows: readonly number[]) => ReactNode;
}

/** A list of rows, a page at a time where there are many. */
export function PagedRows({ path, count, label, children }: PagedRowsProps) {
  const { t } = useTranslation();
  const { store } = useWizard();
  const [chosen, setChosen] = useState(0);
  const [isWanted, setWanted] = useState(false);
  const [slices, setSlices] = useState(0);
  const depth = path.length;
  const list = JSON.stringify(path);
  const pages = Math.max(1, Math.ceil(count / ROWS));
  const page = Math.min(chosen, pages - 1);
  const first = page * ROWS;
  const last = Math.min(count, first + ROWS);
  const drawn = isWanted ? last : Math.min(last, first + AT_ONCE + slices * SLICE);

  useEffect(() => {
    if (drawn >= last) return undefined;
    const timer = setTimeout(() => startTransition(() => setSlices((count) => count + 1)));
    return () => clearTimeout(timer);
  }, [drawn, last]);
  useEffect(
    () =>
      store.onReveal((target) => {
        const index = target[depth];
        if (typeof index !== 'number' || !isWithin(target, JSON.parse(list) as Path)) return;
        setChosen(Math.floor(index / ROWS));
        setWanted(true);
      }),
    [store, depth, list],
  );
  // What is said of a row that is not here has its place there: a link to it brings it up.
  useEffect(() => {
    const keys = JSON.parse(list) as Path;
    const leave = Array.from({ length: count }, (_, index) => index).flatMap((index) => (index >= first && index < drawn ? [] : [store.place([...keys, index], true)]));
    return () => leave.forEach((each) => each());
  }, [store, list, count, first, drawn]);

  return (
    <>
      {children(Array.from({ length: drawn - first }, (_, row) => first + row))}
      {pages > 1 && (
        <nav className="ds-pages" aria-label={t('rows.pages', { label })}>
          <Button variant="secondary" size="sm" isDisabled={page === 0} onClick={() => setChosen(page - 1)}>
            {t('rows.before')}
          </Button>
          <label>
            {t('rows.page')}{' '}
            <select value={page} onChange={(event) => setChosen(Number(event.target.value))}>
              {Array.from({ length: pages }, (_, each) => (
                <option key={each} value={each}>
                  {t('rows.range', { first: each * ROWS + 1, last: Math.min(count, (each + 1) * ROWS) })}
                </option>
              ))}
            </select>
          </label>
          <Button variant="secondary" size="sm" isDisabled={page === pages - 1} onClick={() => setChosen(page + 1)}>
            {t('rows.after')}
          </Button>
          <span aria-live="polite">{t('rows.shown', { first: first + 1, last, count })}</span>
        </nav>
      )}
    </>
  );
}
