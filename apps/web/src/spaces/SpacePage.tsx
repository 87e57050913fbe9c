import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { ADDRESS_BITS, formatCidr } from '@dualstack/schema';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { RequestError } from '../api/client.js';
import { fetchRanges, fetchSpace, type HeldRanges, type Space } from '../api/spaces.js';
import { useReason } from '../api/useReason.js';
import { loadTexts } from '../i18n/i18n.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { fetchCode } from '../base/code.js';
import { copyText } from '../ui/copyText.js';
import { Failed } from '../ui/Failed.js';
import { useTitle } from '../ui/useTitle.js';
import { Chosen } from './Chosen.js';
import { ChosenGap } from './ChosenGap.js';
import { clashesWith, clashing } from './clashes.js';
import { EditSpace } from './EditSpace.js';
import { EnterRanges } from './EnterRanges.js';
import { isFocusLost, useLight } from './focus.js';
import { isSame } from './held.js';
import { ListPane } from './ListPane.js';
import { PoolTiles } from './PoolTiles.js';
import { knownOf, poolAround, poolsOf, rootOf } from './pools.js';
import { layOut, sizeWithin } from './sheet.js';
import { SheetPane } from './SheetPane.js';
import { SpaceHead } from './SpaceHead.js';
import { telling, ToldList, useTold } from '../ui/Told.js';
import { useRelease, useUndoKey } from './useRelease.js';
import { useSearching } from './useSearching.js';
import { useSpaceTexts } from './useSpaceTexts.js';
import '../ui/lists.css';
import '../ui/page.css';
import './spaces.css';

const PlanHere = lazy(() => Promise.all([fetchCode('plan-here', () => import('./PlanHere.js')), loadTexts('size')]).then(([module]) => ({ default: module.PlanHere })));

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
  if (error instanceof RequestError && error.status === 404) return <GoneSpace />;
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

/** What stands at the address of a space that there is not, or not any more. */
function GoneSpace() {
  const { t } = useSpaceTexts();
  useTitle(t('gone'), t('title'));
  return (
    <main id="main" className="ds-page-panel" tabIndex={-1}>
      <h1>{t('gone')}</h1>
      <p>{t('goneHint')}</p>
      <Link href="/spaces">{t('toSpaces')}</Link>
    </main>
  );
}

function LoadedSpace({ space, held }: { space: Space; held: HeldRanges }) {
  const { t } = useSpaceTexts();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const view = useSearch();
  const [filter, setFilter] = useState({ text: '', role: '' });
  const sought = useDeferredValue(filter);
  const [chosen, setChosen] = useState<string>();
  const [dialog, setDialog] = useState<'enter' | 'edit'>();
  /** The free range in which a cluster is planned. */
  const [planned, setPlanned] = useState<string>();
  const { told, tell, drop } = useTold();
  const sheetTitle = useRef<HTMLHeadingElement>(null);
  const listTitle = useRef<HTMLHeadingElement>(null);
  const light = useLight();

  const first = useMemo(() => knownOf(held), [held]);
  const firstPools = useMemo(() => poolsOf(space.pools, first.ranges), [space.pools, first]);
  const { root, unread } = useMemo(() => rootOf(view, firstPools, first.ranges), [view, firstPools, first]);
  const key = formatCidr(root);
  // Of more than one answer holds, what is behind it is asked for as far as it is looked at.
  const isBehind = first.until(root) < root.last;
  const part = useQuery({ queryKey: ['ranges', space.id, key], queryFn: () => fetchRanges(space.id, key), staleTime: 0, enabled: isBehind });
  const known = useMemo(() => (isBehind && part.data ? knownOf(held, { cidr: root, held: part.data }) : first), [isBehind, part.data, held, root, first]);
  const { ranges } = known;
  const pools = useMemo(() => poolsOf(space.pools, ranges), [space.pools, ranges]);
  const pool = poolAround(pools, root);
  const askedSize = Number(new URLSearchParams(view).get('size') ?? Number.NaN);
  const size = Number.isInteger(askedSize) && askedSize >= root.prefix && askedSize <= ADDRESS_BITS[root.family] ? askedSize : sizeWithin(root);
  const sheet = useMemo(() => layOut(root, ranges, { size, known: known.until(root) }), [root, ranges, size, known]);

  const here = `/spaces/${encodeURIComponent(space.id)}`;
  const isTable = new URLSearchParams(view).get('as') === 'table';
  const addressOf = useCallback((range: string) => `${here}?in=${range.replace('/', '%2F')}${isTable ? '&as=table' : ''}`, [here, isTable]);
  const go = useCallback((range: string) => navigate(addressOf(range)), [navigate, addressOf]);
  useEffect(() => {
    // What led here is gone with the part that it was in.
    if (isFocusLost()) sheetTitle.current?.focus();
  }, [key]);

  const mayRepeat = space.internalRanges === 'reusable';
  const clashIds = useMemo(() => clashing(ranges, mayRepeat), [ranges, mayRepeat]);
  const one = ranges.find((each) => each.id === chosen);
  const clashes = useMemo(() => (one && clashIds.has(one.id) ? clashesWith(one, ranges, mayRepeat) : []), [one, clashIds, ranges, mayRepeat]);
  const same = useMemo(() => (one ? ranges.filter((each) => each !== one && !clashes.includes(each) && isSame(each.cidr, one.cidr)) : []), [one, ranges, clashes]);
  const gap = useMemo(() => sheet.lines.find((line) => line.kind === 'gap' && line.id === chosen), [sheet, chosen]);
  const drawnClashes = useMemo(() => new Set(one && clashes.length > 0 ? [one.id, ...clashes.map((each) => each.id)] : []), [one, clashes]);
  const { found, target } = useSearching({ filter, sought, ranges, pools, sheet, onGo: go, onChoose: setChosen });

  const close = () => {
    setChosen(undefined);
    // To the line of what was chosen, if it has one.
    (document.getElementById(`range-${chosen ?? ''}`) ?? listTitle.current)?.focus();
  };
  const anew = useCallback(() => queries.invalidateQueries({ queryKey: ['ranges', space.id] }), [queries, space.id]);
  const { isReleasing, release, undo } = useRelease({
    space: space.id,
    tell,
    anew,
    onReleased: (id) => {
      setChosen((current) => (current === id ? undefined : current));
      listTitle.current?.focus();
    },
  });
  useUndoKey(undo);
  const copy = useCallback(
    async (range: string) => {
      const isCopied = await copyText(range);
      tell({ about: 'copy', text: t(isCopied ? 'copied' : 'notCopied', { range }), isBad: !isCopied });
    },
    [tell, t],
  );
  const onCopy = useCallback((range: string) => void copy(range), [copy]);

  return (
    <main id="main" className="ds-page-panel ds-space" tabIndex={-1}>
      <SpaceHead space={space} ranges={ranges} isWhole={held.whole} clashes={clashIds.size} onOpen={setDialog} />
      <p role="status" className="ds-space-note">
        {unread !== undefined && t('unreadPart', { text: unread, range: key })}
        {isBehind && part.isPending && !part.error && t('reading')}
        {isBehind && part.error && t('partFailed')}
      </p>
      <PoolTiles pools={pools} known={known} current={pool} addressOf={addressOf} />
      <div
        className="ds-space-body"
        {...light}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && (one || gap) && !(event.target instanceof HTMLInputElement)) close();
        }}
      >
        <SheetPane
          sheet={sheet}
          pool={pool}
          title={sheetTitle}
          filter={filter}
          onFilter={setFilter}
          found={found}
          target={target}
          chosen={chosen}
          clashes={drawnClashes}
          clashing={clashIds}
          onChoose={setChosen}
          onGo={go}
          addressOf={addressOf}
        />
        <ListPane
          sheet={sheet}
          ranges={ranges}
          isTable={isTable}
          onTable={(wanted) => navigate(`${here}?in=${key.replace('/', '%2F')}${size === sizeWithin(root) ? '' : `&size=${size}`}${wanted ? '&as=table' : ''}`, { replace: true })}
          size={size}
          onSize={(asked) => navigate(`${addressOf(key)}&size=${asked}`, { replace: true })}
          title={listTitle}
          chosen={chosen}
          hits={found?.ids}
          clashing={clashIds}
          onChoose={setChosen}
          onGo={go}
        >
          {one && <Chosen one={one} clashes={clashes} same={same} isBusy={isReleasing} onGo={one.range.range === key ? undefined : go} onChoose={setChosen} onRelease={release} onClose={close} />}
          {gap?.kind === 'gap' && <ChosenGap gap={gap} onPlan={setPlanned} onCopy={onCopy} onGo={go} onClose={close} />}
        </ListPane>
      </div>
      {planned !== undefined && (
        <Suspense>
          <PlanHere space={space.id} range={planned} family={root.family} onClose={() => setPlanned(undefined)} />
        </Suspense>
      )}
      {dialog === 'enter' && (
        <EnterRanges
          space={space.id}
          onClose={() => setDialog(undefined)}
          onEntered={(text) => {
            setDialog(undefined);
            tell({ about: 'enter', text });
            void anew();
          }}
        />
      )}
      {dialog === 'edit' && (
        <EditSpace
          space={space}
          held={{ count: held.ranges.filter(({ plan }) => plan === undefined).length, isWhole: held.whole }}
          onClose={() => setDialog(undefined)}
          onKept={(kept) => {
            setDialog(undefined);
            tell({ about: 'space', text: t('kept', { name: kept.name }) });
            void queries.invalidateQueries({ queryKey: ['spaces'] });
            void queries.invalidateQueries({ queryKey: ['space', space.id] });
            void anew();
          }}
          onRemoved={({ name }) => {
            void queries.invalidateQueries({ queryKey: ['spaces'] });
            navigate('/spaces', telling(t('removed', { name })));
          }}
        />
      )}
      <ToldList told={told} onDrop={drop} />
    </main>
  );
}
