import { bestFit, isFree } from '../address/allocate.js';
import { type Cidr, cidrFrom, type Span } from '../address/cidr.js';
import { ADDRESS_BITS, type Family, type IpFamily } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { type Gap, gapsIn, mergeSpans } from '../address/gaps.js';
import { contains, intersect, overlaps } from '../address/overlap.js';
import { DOCUMENTATION_RANGES, SITE_LOCAL, UNUSABLE_RANGES } from '../address/special.js';
import { drawGlobalId, globalId, LOCALLY_ASSIGNED, looksRandom, SITE_PREFIX, withGlobalId } from '../address/ula.js';
import type { ClusterFacts, RangeRole } from '../facts/facts.js';
import { reservationsOf } from '../facts/reservations.js';
import { placesFor, poolsFor, type RolePool } from '../facts/suggest.js';
import { formatPath } from '../findings/finding.js';
import type { Message } from '../findings/message.js';
import { limit, type Load, type WantedRange, type Wants } from '../plan/sizing.js';
import type { ProviderId } from '../registry.js';

/** Addresses that somebody has. */
export interface TakenSpan extends Span {
  /** Whether no address of it is seen outside its cluster. */
  readonly isInside: boolean;
  /** Whether it is only a network of which several may have parts, such as a VPC. */
  readonly isNetwork?: boolean;
}

/** An address space, as far as ranges are taken out of it. */
export interface SizingRoom {
  readonly pools: readonly RolePool[];
  readonly taken: readonly TakenSpan[];
  /** Whether ranges that stay inside a cluster may be those of another one too. */
  readonly repeats: boolean;
}

/** What somebody wants to have. */
export interface AskedPlan extends Omit<Load, 'now'> {
  /** Where it is said, `nodes` is what there are to begin with. */
  readonly nodesAtMost?: number;
  readonly provider: ProviderId;
  readonly ipFamily: IpFamily;
  /** The plan that is to be sized; a new one unless told. */
  readonly plan?: unknown;
  readonly room: SizingRoom;
  /** A prefix of one's own, which ranges of its family are parts of: all of them, but for those that have pools where it lies in a pool that is not for them. */
  readonly prefix?: Cidr;
  /** Whether a plan that names no network of its nodes gets one: a new one does, unless told. */
  readonly withNodes?: boolean;
  /** Draws a global ID of unique local addresses. */
  readonly draw?: () => bigint;
}

/** Where ranges were put, or what had no place. */
type Laid = { readonly ok: true; readonly places: ReadonlyMap<string, Cidr> } | { readonly ok: false; readonly why: () => Message };

/** Addresses in which no range of a plan is put, whatever a pool says. */
const UNFIT: readonly Cidr[] = [...UNUSABLE_RANGES, ...DOCUMENTATION_RANGES, SITE_LOCAL].map((special) => special.cidr);
/** How often a prefix is drawn before there is taken to be no room. */
const MOST_DRAWS = 100;

/** The free room of a space, for the ranges of one plan. */
export class Room {
  readonly #asked: AskedPlan;
  readonly #facts: ClusterFacts;
  readonly #staysInside: ReadonlySet<string>;
  readonly #gaps = new Map<string, readonly Gap[]>();
  readonly #runs = new Map<string, readonly Span[]>();
  /** Prefixes of unique local addresses that the plan has, or has drawn. */
  readonly #sites: Cidr[] = [];

  constructor(asked: AskedPlan, facts: ClusterFacts) {
    this.#asked = asked;
    this.#facts = facts;
    this.#staysInside = new Set(reservationsOf(facts).filter((range) => range.staysInside).map(({ path }) => formatPath(path)));
  }

  /**
   * Gives every range a place: those of the plan that can stay, then the largest first.
   *
   * @param keeps whether the ranges of the plan stay where they are, as far as they can
   */
  lay(wants: Wants, keeps: boolean): Laid {
    const places = new Map<string, Cidr>();
    const used: Cidr[] = [];
    const inOrder = [...wants.ranges].sort((a, b) => Number(a.within !== undefined) - Number(b.within !== undefined) || (a.family === b.family ? a.prefix - b.prefix : 0));
    const put = (want: WantedRange, range: Cidr) => {
      places.set(formatPath(want.path), range);
      used.push(range);
    };
    const beside = this.#besideOf(wants);
    for (const isKeeping of keeps ? [true, false] : [false]) {
      for (const isPart of [false, true]) {
        for (const want of inOrder) {
          if (places.has(formatPath(want.path)) || (want.within !== undefined) !== isPart) continue;
          // A part is put when its network has its place.
          if (isPart && isKeeping && !places.has(formatPath(want.within ?? [])) && wants.ranges.some(({ path }) => formatPath(path) === formatPath(want.within ?? []))) continue;
          const { from } = want;
          const taken = this.#takenBeside(want, [...used, ...(from ? beside.filter((range) => !contains(from, range)) : beside)], places);
          const range = isKeeping ? this.#kept(want, taken, places) : this.#free(want, taken, places);
          if (range) put(want, range);
          else if (!isKeeping) return { ok: false, why: () => this.#noRoom(want, taken, places) };
        }
      }
    }
    return { ok: true, places };
  }

  /** Whether others have addresses of a range that is the plan's own, in a way that would keep one of them out. */
  isClashing(range: Cidr): boolean {
    const { taken, repeats } = this.#asked.room;
    return taken.some((run) => !run.isNetwork && !(run.isInside && repeats) && overlaps(run, range));
  }

  /** The network of a part: where it was put, or where the plan has it. */
  #networkOf({ within }: WantedRange, places: ReadonlyMap<string, Cidr>): Cidr | undefined {
    const key = formatPath(within ?? []);
    return places.get(key) ?? this.#facts.read.find(({ fact }) => formatPath(fact.path) === key)?.cidr;
  }

  /**
   * What a range keeps clear of beside what others have: the ranges of its own plan, and what is for nobody or for another role. What lies
   * around a network, as it itself does, takes nothing of it away from its parts.
   */
  #takenBeside(want: WantedRange, ranges: readonly Cidr[], places: ReadonlyMap<string, Cidr>): readonly Cidr[] {
    const own = [...ranges, ...UNFIT].filter(({ family }) => family === want.family);
    if (want.within !== undefined) {
      const network = this.#networkOf(want, places);
      return own.filter((range) => network === undefined || !contains(range, network));
    }
    const where = this.#isDrawn(want) ? [] : this.#placesOf(want, places);
    /** A pool for other roles that lies in one for every role is none of that. */
    const others = this.#asked.room.pools.filter(({ roles }) => roles.length > 0 && !roles.includes(want.role)).map((pool) => pool.cidr).filter((other) => where.some((place) => contains(place, other)));
    return [...own, ...others];
  }

  /** What the plan has beside the ranges that are sized: these keep clear of it. */
  #besideOf({ ranges, avoid = [] }: Wants): readonly Cidr[] {
    const sized = new Set(ranges.map(({ path }) => formatPath(path)));
    /** Of a network whose part is sized, that part is not known yet; two purposes of one part are one range. */
    return [...avoid, ...this.#facts.read.filter(({ fact, cidr }) => !sized.has(formatPath(fact.path)) && !ranges.some((want) => formatPath(want.path) !== formatPath(fact.path) && this.#isOneWith(want, cidr))).map(({ cidr }) => cidr)];
  }

  #isOneWith(want: WantedRange, cidr: Cidr): boolean {
    return want.within !== undefined && this.#facts.read.some(({ fact, cidr: own }) => formatPath(fact.path) === formatPath(want.path) && contains(own, cidr) && contains(cidr, own));
  }

  /** The range that the plan has at the place of one that is wanted, in the size that is wanted, where that can stay. */
  #kept(want: WantedRange, taken: readonly Cidr[], places: ReadonlyMap<string, Cidr>): Cidr | undefined {
    const own = this.#facts.read.find(({ fact }) => formatPath(fact.path) === formatPath(want.path))?.cidr;
    if (own?.family !== want.family || want.prefix < 1) return undefined;
    /** A new plan has the usual ranges, which say nothing where a pool is given. */
    if (this.#asked.plan === undefined && poolsFor(this.#asked.room.pools, want.family, want.role).length > 0) return undefined;
    const range = cidrFrom(want.family, own.first, want.prefix);
    if (this.#isDrawn(want)) {
      if (!contains(LOCALLY_ASSIGNED, range) || !looksRandom(globalId(range.first))) return undefined;
      const site = cidrFrom('ipv6', range.first, Math.min(SITE_PREFIX, range.prefix));
      if (!isFree(this.#gapsOf(want, [site]), range, taken)) return undefined;
      if (!this.#sites.some((each) => contains(each, range))) this.#sites.push(site);
      return range;
    }
    return isFree(this.#gapsOf(want, this.#placesOf(want, places)), range, taken) ? range : undefined;
  }

  #free(want: WantedRange, taken: readonly Cidr[], places: ReadonlyMap<string, Cidr>): Cidr | undefined {
    if (want.prefix < 1) return undefined;
    if (!this.#isDrawn(want)) return bestFit(this.#gapsOf(want, this.#placesOf(want, places)), want.prefix, taken);
    for (const site of this.#sites) {
      const range = site.prefix <= want.prefix ? bestFit(this.#gapsOf(want, [site]), want.prefix, taken) : undefined;
      if (range) return range;
    }
    const site = this.#draw(Math.min(SITE_PREFIX, want.prefix), taken);
    return site && cidrFrom('ipv6', site.first, want.prefix);
  }

  /** Draws a prefix that nobody has anything of. */
  #draw(prefix: number, taken: readonly Cidr[]): Cidr | undefined {
    if (prefix < LOCALLY_ASSIGNED.prefix) return undefined;
    const { draw = drawGlobalId } = this.#asked;
    const whole = cidrFrom('ipv6', LOCALLY_ASSIGNED.first, prefix);
    const held = this.#runsOf('ipv6', false);
    for (let attempt = 0; attempt < MOST_DRAWS; attempt += 1) {
      const id = attempt === 0 ? draw() : drawGlobalId();
      const site = withGlobalId(whole, id);
      if (!looksRandom(id) || taken.some((each) => overlaps(each, site)) || gapsIn(site, held)[0]?.fit !== prefix) continue;
      this.#sites.push(site);
      return site;
    }
    return undefined;
  }

  /** Whether a range is taken out of unique local addresses that are drawn: nobody has given any. */
  #isDrawn({ family, role, within, blocks }: WantedRange): boolean {
    return family === 'ipv6' && within === undefined && blocks === undefined && this.#prefixFor(family, role) === undefined && poolsFor(this.#asked.room.pools, family, role).length === 0;
  }

  /** The prefix that is given, where it serves a role. */
  #prefixFor(family: Family, role: RangeRole): Cidr | undefined {
    const { prefix, room } = this.#asked;
    if (prefix?.family !== family) return undefined;
    const isIn = (pool: Cidr) => contains(pool, prefix);
    const own = poolsFor(room.pools, family, role);
    return own.length === 0 || own.some(isIn) || !room.pools.some((pool) => isIn(pool.cidr)) ? prefix : undefined;
  }

  /** Where a range may be. */
  #placesOf(want: WantedRange, places: ReadonlyMap<string, Cidr>): readonly Cidr[] {
    const { family, role, blocks, isAnywhere = false } = want;
    if (want.within !== undefined) {
      const network = this.#networkOf(want, places);
      return network ? [network] : [];
    }
    const prefix = this.#prefixFor(family, role);
    const pools = prefix ? [prefix] : placesFor(this.#asked.room.pools, family, role);
    if (!blocks) return pools;
    const fitting = blocks.filter(({ shortest }) => want.prefix >= shortest).map(({ block }) => block);
    const shared = fitting.flatMap((block) => pools.flatMap((pool) => intersect(block, pool) ?? []));
    return shared.length === 0 && isAnywhere ? fitting : shared;
  }

  /** Whether a range may be one of another cluster too. */
  #repeats({ path, role }: WantedRange): boolean {
    return this.#asked.room.repeats && (role === 'services' || this.#staysInside.has(formatPath(path)));
  }

  /** The gaps of some places; others' ranges that stay inside are kept clear of where there is room all the same. */
  #gapsOf(want: WantedRange, places: readonly Cidr[]): readonly Gap[] {
    const clear = this.#gapsIn(want, places, false);
    return this.#repeats(want) && !clear.some(({ fit }) => fit <= want.prefix) ? this.#gapsIn(want, places, true) : clear;
  }

  #gapsIn({ family, within }: WantedRange, places: readonly Cidr[], isRepeated: boolean): readonly Gap[] {
    const key = [isRepeated, within !== undefined, ...places.map(formatCidr)].join(' ');
    const known = this.#gaps.get(key);
    if (known) return known;
    /** What lies around a network, as it itself does, takes nothing of it away from its parts. */
    const isAround = (run: Span) => places.some((place) => contains(run, place));
    const taken = within === undefined ? this.#runsOf(family, isRepeated) : mergeSpans(this.#asked.room.taken.filter((run) => places.some((place) => overlaps(place, run)) && !isAround(run)), family);
    const gaps = places.filter((place) => place.family === family).flatMap((place) => gapsIn(place, taken));
    this.#gaps.set(key, gaps);
    return gaps;
  }

  #runsOf(family: Family, isRepeated: boolean): readonly Span[] {
    const key = `${family} ${isRepeated}`;
    const known = this.#runs.get(key) ?? mergeSpans(isRepeated ? this.#asked.room.taken.filter(({ isInside }) => !isInside) : this.#asked.room.taken, family);
    this.#runs.set(key, known);
    return known;
  }

  /** Why a range has no place. */
  #noRoom(want: WantedRange, taken: readonly Cidr[], places: ReadonlyMap<string, Cidr>): Message {
    const { name, prefix, blocks, family } = want;
    if (prefix < 1) return limit('beyond-family', { nodes: this.#asked.nodes, mask: ADDRESS_BITS[family], family });
    const where = this.#isDrawn(want) ? [LOCALLY_ASSIGNED] : this.#placesOf(want, places);
    if (where.length === 0 && blocks) return limit('no-block', { name, blocks: blocks.map(({ block, shortest }) => (shortest === block.prefix ? formatCidr(block) : `${formatCidr(block)} (/${shortest})`)) });
    const gaps = this.#gapsOf(want, where);
    const runs = mergeSpans(taken, family);
    const fit = gaps.flatMap((gap) => gapsIn(gap, runs)).reduce((least, gap) => Math.min(least, gap.fit), ADDRESS_BITS[family] + 1);
    const largest = fit > ADDRESS_BITS[family] ? undefined : bestFit(gaps, fit, taken);
    return limit('room', { name, prefix, places: where.map(formatCidr), ...(largest && { largest: formatCidr(largest) }) });
  }
}
