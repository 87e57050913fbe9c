import { ADDRESS_BITS, type Cidr, formatCidr, overlaps } from '@dualstack/schema';
import { useMemo } from 'react';
import { pathTo } from './held.js';
import { type DrawnPool, type DrawnRange, type Filter, isFiltering, isSought, nameOf, placesOf, poolAround, rangeIn } from './pools.js';
import type { Sheet } from './sheet.js';
import type { Found } from './SheetPane.js';
import { useSpaceTexts } from './useSpaceTexts.js';

interface SearchingProps {
  /** What is typed, and what of it is looked for by now. */
  filter: Filter;
  sought: Filter;
  ranges: readonly DrawnRange[];
  pools: readonly DrawnPool[];
  sheet: Sheet<DrawnRange>;
  onGo: (range: string) => void;
  onChoose: (id: string) => void;
}

interface Searching {
  readonly found: Found | undefined;
  /** Where the search leads: into the range that is typed, or to the first that was found. */
  readonly target: { readonly label: string; readonly go: () => void } | undefined;
}

/** What a search finds in a space, where that is, and the way there. */
export function useSearching({ filter, sought, ranges, pools, sheet, onGo, onChoose }: SearchingProps): Searching {
  const { t } = useSpaceTexts();
  const { root } = sheet;
  const hits = useMemo(() => {
    if (!isFiltering(sought)) return undefined;
    const asRange = rangeIn(sought.text);
    return ranges.filter((each) => isSought(each, sought, asRange));
  }, [ranges, sought]);
  const found = useMemo(
    () =>
      hits && {
        ids: new Set(hits.map(({ id }) => id)),
        here: hits.filter(({ cidr }) => overlaps(cidr, root)).length,
        places: placesOf(hits, pools, root),
      },
    [hits, pools, root],
  );
  const typed = rangeIn(filter.text);
  if (typed && typed.prefix < ADDRESS_BITS[typed.family]) return { found, target: { label: t('goTo', { range: formatCidr(typed) }), go: () => onGo(formatCidr(typed)) } };
  // Of what has an address in it, the smallest says most; of names the first that is here.
  const best = typed ? hits?.reduce<DrawnRange | undefined>((most, each) => (most && most.cidr.prefix >= each.cidr.prefix ? most : each), undefined) : (hits?.find(({ cidr }) => overlaps(cidr, root)) ?? hits?.[0]);
  if (!best || filter.text.trim() === '' || filter !== sought) return { found, target: undefined };
  const show = () => {
    const isHere = sheet.around.includes(best) || sheet.lines.some((line) => line.kind === 'range' && line.range === best);
    if (!isHere) onGo(formatCidr(placeOf(best.cidr, pools)));
    onChoose(best.id);
  };
  return { found, target: { label: t('show', { name: nameOf(best) }), go: show } };
}

/** The part of a space in which a range stands by itself: the last step of the way to it. */
function placeOf(range: Cidr, pools: readonly DrawnPool[]): Cidr {
  const way = pathTo(poolAround(pools, range)?.cidr ?? range, range);
  return way.at(-2) ?? way[0] ?? range;
}
