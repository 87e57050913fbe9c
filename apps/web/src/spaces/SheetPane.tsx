import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ADDRESS_BITS, type Cidr, formatCidr, RANGE_ROLES } from '@dualstack/schema';
import { Fragment, type RefObject, useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from '../ui/signs.js';
import { type Holding, isSame, pathTo } from './held.js';
import { type DrawnPool, type DrawnRange, type Filter, nameOf } from './pools.js';
import type { Sheet } from './sheet.js';
import { SheetView } from './SheetView.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Names that are shown of what all of a part lies in. */
const NAMED = 6;
/** Pools with something that is looked for, that are named. */
const PLACES = 8;

interface SheetPaneProps {
  sheet: Sheet<DrawnRange>;
  pool: DrawnPool | undefined;
  title: RefObject<HTMLHeadingElement | null>;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** What was found; nothing where nothing is looked for. */
  found: Found | undefined;
  /** Where Enter in the search goes. */
  target: { readonly label: string; readonly go: () => void } | undefined;
  chosen: string | undefined;
  clashes: ReadonlySet<string>;
  clashing: ReadonlySet<string>;
  onChoose: (id: string) => void;
  onGo: (range: string) => void;
  addressOf: (range: string) => string;
}

/** What a search has found. */
export interface Found {
  readonly ids: ReadonlySet<string>;
  readonly here: number;
  readonly places: readonly { readonly pool: Cidr; readonly count: number }[];
}

/** The sheet of a part of a space, with the way to it, and what is looked for in it. */
export function SheetPane({ sheet, pool, title, filter, onFilter, found, target, chosen, clashes, clashing, onChoose, onGo, addressOf }: SheetPaneProps) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const key = formatCidr(sheet.root);
  return (
    <section aria-labelledby="sheet-title">
      <div className="ds-space-way">
        <h2 id="sheet-title" ref={title} tabIndex={-1} className="pf-v6-screen-reader">
          {t('sheet', { range: key })}
        </h2>
        <nav aria-label={t('way')}>
          <ol>
            {(pool ? pathTo(pool.cidr, sheet.root) : [sheet.root]).map((each) => {
              const text = formatCidr(each);
              return <li key={text}>{isSame(each, sheet.root) ? <b aria-current="page">{text}</b> : <Link href={addressOf(text)}>{text}</Link>}</li>;
            })}
          </ol>
        </nav>
        <span>{sheet.rowPrefix > sheet.root.prefix ? t('cellIs', { cell: sheet.cellPrefix, row: sheet.rowPrefix }) : t('cellIsOnly', { cell: sheet.cellPrefix })}</span>
      </div>
      <form
        className="ds-filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          target?.go();
        }}
      >
        <label className="ds-search">
          <Sign name="search" />
          <input type="search" aria-label={t('search')} placeholder={t('searchExample')} value={filter.text} maxLength={200} onChange={(event) => onFilter({ ...filter, text: event.target.value })} spellCheck={false} />
        </label>
        <label className="ds-space-select">
          <span className="pf-v6-screen-reader">{t('filter')}</span>
          <select value={filter.role} onChange={(event) => onFilter({ ...filter, role: event.target.value })}>
            <option value="">{t('all')}</option>
            {RANGE_ROLES.map((role) => (
              <option key={role} value={role}>
                {shell(`roles.${role}`)}
              </option>
            ))}
          </select>
        </label>
        {target && (
          <Button type="submit" variant="link" isInline>
            {target.label}
          </Button>
        )}
      </form>
      <p role="status" className="ds-space-found">
        {found && (found.ids.size === 0 ? t('nothingFound') : t('found', { count: found.ids.size, here: found.here }))}
      </p>
      {found && found.places.length > 0 && (
        <nav className="ds-space-places" aria-label={t('foundElsewhere')}>
          {found.places.slice(0, PLACES).map(({ pool: each, count }) => (
            <Link key={formatCidr(each)} href={addressOf(formatCidr(each))}>
              {t('foundIn', { range: formatCidr(each), count })}
            </Link>
          ))}
          {found.places.length > PLACES && <span>{t('foundMore', { count: found.places.length - PLACES })}</span>}
        </nav>
      )}
      {sheet.around.length > 0 && <Around key={key} ranges={sheet.around} onChoose={onChoose} />}
      <SheetView sheet={sheet} hits={found?.ids} chosen={chosen} clashes={clashes} clashing={clashing} onChoose={onChoose} onGo={onGo} />
      <Legend sheet={sheet} isClash={clashes.size > 0 || [...sheet.blocks, ...sheet.slivers].some(({ ranges }) => ranges.some(({ id }) => clashing.has(id)))} />
    </section>
  );
}

/** What all of the sheet lies in. It has no block and no line here, and can be chosen all the same. */
function Around({ ranges, onChoose }: { ranges: readonly DrawnRange[]; onChoose: (id: string) => void }) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, ranges.length - NAMED);
  return (
    <p className="ds-space-note ds-space-around">
      {t('inside')}{' '}
      {ranges.slice(0, ranges.length - hidden).map((each, index) => (
        <Fragment key={each.id}>
          {index > 0 && shell('marks.comma')}
          <Button variant="link" isInline onClick={() => onChoose(each.id)}>
            {nameOf(each)} <code>{each.range.range}</code>
          </Button>
        </Fragment>
      ))}
      {hidden > 0 && (
        <>
          {' '}
          <Button variant="link" isInline onClick={() => setAll(true)}>
            {t('aroundMore', { count: hidden })}
          </Button>
        </>
      )}
    </p>
  );
}

const ALWAYS: readonly Holding[] = ['final', 'draft', 'others'];

/** What the forms of the sheet say; those that are rare are explained where they are. */
function Legend({ sheet: { root, blocks, slivers, cellPrefix }, isClash }: { sheet: Sheet<DrawnRange>; isClash: boolean }) {
  const { t } = useSpaceTexts();
  const drawn = new Set([...blocks.flatMap(({ ranges }) => ranges), ...slivers.flatMap(({ ranges }) => ranges)].map(({ holding }) => holding));
  const shown = [...ALWAYS, ...(['inside', 'network'] as const).filter((each) => drawn.has(each))];
  return (
    <>
      <ul className="ds-sheet-legend">
        {shown.map((holding) => (
          <li key={holding} data-family={root.family}>
            <i className="ds-sheet-block" data-holding={holding} aria-hidden="true" /> {t(`holding.${holding}`)}
          </li>
        ))}
        {isClash && (
          <li data-family={root.family}>
            <Sign name="warn" /> {t('clashes')}
          </li>
        )}
      </ul>
      <p className="ds-space-note">
        {[t('legend'), ...(blocks.some(({ isInner }) => isInner) ? [t('legendInner')] : []), ...(cellPrefix < ADDRESS_BITS[root.family] ? [t('legendCell')] : []), t('legendGo')].join(t('pause'))}
      </p>
    </>
  );
}
