import { Alert, AlertActionCloseButton, AlertActionLink, AlertGroup } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { ADDRESS_BITS, type Cidr, cidr, cidrFrom, contains, FAMILY_LABEL, formatCidr, formatCount, parseAddress, parseCidr, RANGE_ROLES, sizeOf } from '@dualstack/schema';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { RequestError } from '../api/client.js';
import { enterRange, fetchRanges, fetchSpace, type HeldRanges, releaseRange, type Space, tableOf } from '../api/spaces.js';
import { useReason } from '../api/useReason.js';
import { NotFound } from '../app/NotFound.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { copyText } from '../ui/copyText.js';
import { Failed } from '../ui/Failed.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import { useTitle } from '../ui/useTitle.js';
import { EditSpace } from './EditSpace.js';
import { EnterRanges } from './EnterRanges.js';
import { LineList } from './LineList.js';
import { type DrawnPool, type DrawnRange, drawn, isSought, poolsOf } from './pools.js';
import { layOut, pathTo, shareTaken, sizeWithin } from './sheet.js';
import { SheetView } from './SheetView.js';
import { useSpaceTexts } from './useSpaceTexts.js';
import '../ui/lists.css';
import '../ui/page.css';
import './spaces.css';

/** What was done, or not, and how it is taken back. */
interface Told {
  readonly text: string;
  readonly isBad?: boolean;
  readonly undo?: () => void;
}

/** An address space: its pools, the map of a part of it, and the same as a list. */
export function SpacePage({ id }: { id: string }) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  const space = useQuery({ queryKey: ['space', id], queryFn: () => fetchSpace(id), staleTime: 0 });
  const ranges = useQuery({ queryKey: ['ranges', id], queryFn: () => fetchRanges(id), staleTime: 0, refetchOnWindowFocus: true });
  useTitle(space.data?.name ?? '', t('title'));
  // What is there stays, with all that is being typed over it, while it cannot be read anew.
  const error = space.data && ranges.data ? null : (space.error ?? ranges.error);
  if (error instanceof RequestError && error.status === 404) return <NotFound />;
  if (error)
    return (
      <main id="main" className="ds-page-panel" tabIndex={-1}>
        <Failed text={t('failed', { reason: reasonOf(error) })} onRetry={() => void Promise.all([space.refetch(), ranges.refetch()])} isRetrying={space.isFetching || ranges.isFetching} />
      </main>
    );
  if (!space.data || !ranges.data)
    return (
      <main id="main" className="ds-page-panel" tabIndex={-1}>
        <Skeleton height="24rem" screenreaderText={shell('app.loading')} />
      </main>
    );
  return <LoadedSpace space={space.data} held={ranges.data} />;
}

function LoadedSpace({ space, held }: { space: Space; held: HeldRanges }) {
  const { t: shell, i18n } = useTranslation();
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const view = useSearch();
  const [filter, setFilter] = useState({ text: '', role: '' });
  const sought = useDeferredValue(filter);
  const [chosen, setChosen] = useState<string>();
  const [hot, setHot] = useState<string>();
  const [dialog, setDialog] = useState<'enter' | 'edit'>();
  const [told, setTold] = useState<Told>();
  const details = useRef<HTMLElement>(null);
  const number = new Intl.NumberFormat(i18n.language);

  const ranges = useMemo(() => drawn(held.ranges), [held]);
  const pools = useMemo(() => poolsOf(space.pools, ranges), [space.pools, ranges]);
  const root = useMemo(() => rootOf(view, pools, ranges), [view, pools, ranges]);
  const pool = pools.find(({ cidr }) => contains(cidr, root));
  const askedSize = Number(new URLSearchParams(view).get('size') ?? Number.NaN);
  const size = Number.isInteger(askedSize) && askedSize >= root.prefix && askedSize <= ADDRESS_BITS[root.family] ? askedSize : sizeWithin(root);
  const key = formatCidr(root);
  const sheet = useMemo(() => layOut(root, ranges, size), [root, ranges, size]);

  const here = `/spaces/${encodeURIComponent(space.id)}`;
  const addressOf = (range: string, of?: number) => `${here}?in=${range.replace('/', '%2F')}${of === undefined ? '' : `&size=${of}`}`;
  const go = (range: string) => navigate(addressOf(range));
  const asRange = useMemo(() => rangeIn(sought.text), [sought.text]);
  const isFiltered = sought.text.trim() !== '' || sought.role !== '';
  const isDim = (range: DrawnRange) => isFiltered && !isSought(range, sought, asRange);
  const nameOf = ({ range: { plan, name } }: DrawnRange) => plan?.name ?? name;
  const anew = () => queries.invalidateQueries({ queryKey: ['ranges', space.id] });
  const choose = (each: string) => {
    setChosen(each);
    requestAnimationFrame(() => details.current?.focus());
  };
  const one = ranges.find((each) => each.id === chosen);
  const plans = new Set(ranges.flatMap(({ range: { plan } }) => (plan ? [plan.id] : []))).size;
  const others = ranges.filter(({ holding }) => holding === 'others').length;
  const listed = sheet.lines.flatMap((line) => (line.kind === 'gap' ? [] : line.kind === 'stack' ? line.ranges : [line.range]));

  const release = async ({ range: { id, range, name, owner, role } }: DrawnRange) => {
    try {
      await releaseRange(space.id, id);
      setChosen(undefined);
      setTold({ text: t('released', { range }), undo: () => void enterRange(space.id, { range, name, owner, role }).then(anew, (error: unknown) => setTold({ text: t('notDone', { reason: reasonOf(error as Error) }), isBad: true })) });
    } catch (error) {
      setTold({ text: t('notDone', { reason: reasonOf(error as Error) }), isBad: true });
    }
    await anew();
  };
  const copy = async (range: string) => {
    if (await copyText(range)) setTold({ text: t('copied', { range }) });
  };

  return (
    <main id="main" className="ds-page-panel ds-space" tabIndex={-1}>
      <header className="ds-page-head">
        <div>
          <h1>{space.name}</h1>
          <p>
            {[t('plans', { count: plans }), t('ranges', { count: ranges.length }), ...(others > 0 ? [t('heldByOthers', { count: others })] : []), t(space.internalRanges)].join(' · ')}
          </p>
          {space.description !== '' && <p>{space.description}</p>}
        </div>
        <div className="ds-space-actions">
          <Button variant="secondary" onClick={() => setDialog('enter')}>
            <Sign name="import" /> {t('enter')}
          </Button>
          <Button variant="secondary" onClick={() => setDialog('edit')}>
            {t('edit')}
          </Button>
          <span role="group" aria-label={t('exportHint')}>
            <a href={tableOf(space.id, 'csv')} download>
              {t('export')}
            </a>
            <a href={tableOf(space.id, 'netbox')} download>
              {t('exportNetbox')}
            </a>
          </span>
          <Link href="/spaces">{t('toAll')}</Link>
        </div>
      </header>
      {!held.whole && <p className="ds-space-note">{t('notWhole', { count: number.format(ranges.length) })}</p>}
      <nav className="ds-pools" aria-label={t('pools')}>
        {pools.map((each) => (
          <PoolTile key={formatCidr(each.cidr)} pool={each} ranges={ranges} isCurrent={each === pool} href={addressOf(formatCidr(each.cidr))} />
        ))}
      </nav>
      <div className="ds-space-body">
        <section aria-labelledby="sheet-title">
          <div className="ds-space-way">
            <h2 id="sheet-title" className="pf-v6-screen-reader">
              {t('sheet', { range: key })}
            </h2>
            <nav aria-label={t('way')}>
              <ol>
                {(pool ? pathTo(pool.cidr, root) : [root]).map((each) => {
                  const text = formatCidr(each);
                  return <li key={text}>{text === key ? <b aria-current="page">{text}</b> : <Link href={addressOf(text)}>{text}</Link>}</li>;
                })}
              </ol>
            </nav>
            <span>{t('cellIs', { cell: sheet.cellPrefix, row: sheet.rowPrefix })}</span>
          </div>
          <div className="ds-filters">
            <label className="ds-search">
              <Sign name="search" />
              <input type="search" aria-label={t('search')} placeholder={t('searchExample')} value={filter.text} maxLength={100} onChange={(event) => setFilter({ ...filter, text: event.target.value })} spellCheck={false} />
            </label>
            <label className="ds-space-select">
              <span className="pf-v6-screen-reader">{t('filter')}</span>
              <select value={filter.role} onChange={(event) => setFilter({ ...filter, role: event.target.value })}>
                <option value="">{t('all')}</option>
                {RANGE_ROLES.filter((role) => role !== 'vpc').map((role) => (
                  <option key={role} value={role}>
                    {t(`role.${role}`)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {sheet.around.length > 0 && <p className="ds-space-note">{t('inside', { names: sheet.around.map((each) => `${nameOf(each)} (${formatCidr(each.cidr)})`).join(shell('marks.comma')) })}</p>}
          <SheetView sheet={sheet} isDim={isDim} hot={hot ?? chosen} nameOf={nameOf} onChoose={choose} onHot={setHot} onGo={go} />
          <ul className="ds-sheet-legend">
            {(['final', 'draft', 'others'] as const).map((holding) => (
              <li key={holding} data-family={root.family}>
                <i className="ds-sheet-block" data-holding={holding} aria-hidden="true" /> {t(`holding.${holding}`)}
              </li>
            ))}
          </ul>
          <p className="ds-space-note">{t('legend')}</p>
        </section>
        <section aria-labelledby="lines-title" className="ds-space-list">
          <div className="ds-space-way">
            <h2 id="lines-title">{t('order')}</h2>
            <label className="ds-space-select">
              <span>{t('size')}</span>
              <select value={size} onChange={(event) => navigate(addressOf(key, Number(event.target.value)), { replace: true })}>
                {Array.from({ length: Math.min(ADDRESS_BITS[root.family] - root.prefix, 24) + 1 }, (_, each) => root.prefix + each).map((each) => (
                  <option key={each} value={each}>
                    /{each}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <p className="ds-space-count">
            {[t('ranges', { count: listed.length }), t('lineCount', { count: sheet.lines.length }), sheet.room > 0n ? t('roomFor', { count: formatCount(sheet.room), size }) : t('noRoom', { size })].join(' · ')}
          </p>
          {one && (
            <aside ref={details} tabIndex={-1} className="ds-space-chosen" aria-label={t('chosen')} data-family={one.cidr.family}>
              <h3>
                <FamilyMark family={one.cidr.family} named /> {nameOf(one)} <code>{one.range.range}</code>
              </h3>
              <p>
                {[t(`role.${one.range.role}`), t('addresses', { count: formatCount(sizeOf(one.cidr)) }), `${t('owner')}: ${one.range.owner}`, ...(one.range.inside ? [t('insideCluster')] : []), ...(one.range.plan ? [t(`holding.${one.range.plan.status}`)] : [t('holding.others')])].join(' · ')}
              </p>
              <div>
                {one.range.plan && <Link href={`/plans/${one.range.plan.id}/edit/summary`}>{t('open', { name: one.range.plan.name })}</Link>}
                {!one.range.plan && (
                  <Button variant="secondary" size="sm" aria-label={t('releaseNamed', { range: one.range.range })} onClick={() => void release(one)}>
                    {t('release')}
                  </Button>
                )}
                {one.cidr.prefix < ADDRESS_BITS[one.cidr.family] && one.range.range !== key && (
                  <Button variant="link" size="sm" onClick={() => go(one.range.range)}>
                    {t('goIn', { range: one.range.range })}
                  </Button>
                )}
              </div>
            </aside>
          )}
          {isFiltered && listed.every((each) => isDim(each)) && <p role="status">{t('nothingFound')}</p>}
          {listed.length === 0 && <p className="ds-space-note">{ranges.length === 0 ? t('none') : t('emptyPart')}</p>}
          <LineList key={key} lines={sheet.lines} size={size} chosen={chosen} hot={hot} isDim={isDim} nameOf={nameOf} onChoose={choose} onHot={setHot} onGo={go} onCopy={(range) => void copy(range)} />
        </section>
      </div>
      {dialog === 'enter' && (
        <EnterRanges
          space={space.id}
          onClose={() => setDialog(undefined)}
          onEntered={(text) => {
            setDialog(undefined);
            setTold({ text });
            void anew();
          }}
        />
      )}
      {dialog === 'edit' && (
        <EditSpace
          space={space}
          onClose={() => setDialog(undefined)}
          onKept={(text, isRemoved) => {
            setDialog(undefined);
            setTold({ text });
            void queries.invalidateQueries({ queryKey: ['spaces'] });
            if (isRemoved) navigate('/spaces');
            else void queries.invalidateQueries({ queryKey: ['space', space.id] });
          }}
        />
      )}
      <AlertGroup isToast isLiveRegion>
        {told && (
          <Alert
            key={told.text}
            variant={told.isBad ? 'warning' : 'success'}
            component="h2"
            title={told.text}
            timeout={12_000}
            onTimeout={() => setTold(undefined)}
            actionClose={<AlertActionCloseButton aria-label={shell('viewed.close')} onClose={() => setTold(undefined)} />}
            {...(told.undo && {
              actionLinks: (
                <AlertActionLink
                  onClick={() => {
                    setTold(undefined);
                    told.undo?.();
                  }}
                >
                  {t('undo')}
                </AlertActionLink>
              ),
            })}
          />
        )}
      </AlertGroup>
    </main>
  );
}

/** What an address asks to see; without one, the first pool that has something in it. */
function rootOf(view: string, pools: readonly DrawnPool[], ranges: readonly DrawnRange[]): Cidr {
  const asked = parseCidr(new URLSearchParams(view).get('in') ?? '');
  const [first = { cidr: cidr('10.0.0.0/8') }] = pools;
  return asked.ok ? asked.value : (pools.find((pool) => ranges.some((each) => contains(pool.cidr, each.cidr))) ?? first).cidr;
}

/** The range or the address that a text is, if it is one. */
function rangeIn(text: string): Cidr | undefined {
  const trimmed = text.trim();
  const range = parseCidr(trimmed);
  if (range.ok) return range.value;
  const address = parseAddress(trimmed);
  return address.ok ? cidrFrom(address.value.family, address.value.value, ADDRESS_BITS[address.value.family]) : undefined;
}

/** A pool in small: what of it is taken, and for what there is room. */
function PoolTile({ pool: { cidr, roles, isOutside }, ranges, isCurrent, href }: { pool: DrawnPool; ranges: readonly DrawnRange[]; isCurrent: boolean; href: string }) {
  const { t } = useSpaceTexts();
  const { room, taken, size } = useMemo(() => ({ room: layOut(cidr, ranges).room, taken: shareTaken(cidr, ranges), size: sizeWithin(cidr) }), [cidr, ranges]);
  const percent = taken > 0 && taken < 0.01 ? '< 1' : String(Math.round(taken * 100));
  return (
    <Link href={href} className="ds-pool" aria-current={isCurrent ? 'true' : undefined} data-family={cidr.family}>
      <span>
        <FamilyMark family={cidr.family} /> <span className="pf-v6-screen-reader">{FAMILY_LABEL[cidr.family]}</span> <code>{formatCidr(cidr)}</code>
      </span>
      <small>{isOutside ? t('outside') : roles.length === 0 ? t('everyRole') : roles.map((role) => t(`role.${role}`)).join(' · ')}</small>
      <span className="ds-pool-bar" aria-hidden="true">
        <span style={{ width: `${taken * 100}%` }} />
      </span>
      <small>
        {t('taken', { percent })} · <b>{room > 0n ? t('roomFor', { count: formatCount(room), size }) : t('noRoom', { size })}</b>
      </small>
    </Link>
  );
}
