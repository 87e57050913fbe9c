import { applyFix, changesOf, type Finding, type Fix, formatPath, isWithin, type Path, type Provider, type SpokenFinding, upgradePlan, type Validation, valueAt, withValueAt } from '@dualstack/schema';
import { cleanPlan } from './clean.js';
import type { Held, Work } from '../plans/drafts.js';
import { type FindingIndex, indexFindings, placesOf, stable } from './findingIndex.js';
import { createHistory, type Step } from './history.js';

interface PlanStoreOptions {
  readonly provider: Pick<Provider, 'stepAt' | 'stepsOf' | 'stepFor' | 'choose'>;
  readonly validate: (document: unknown) => Validation;
  /** How a finding reads, in the language of the page. */
  readonly speak: (finding: Finding) => SpokenFinding;
  /** What is to be said of something that a field holds and the plan cannot. */
  readonly describe: (problem: NonNullable<Held['problem']>) => string;
  /** The time, in milliseconds; it tells a run of typing from the next. */
  readonly now?: () => number;
}

/** A plan that was looked at. */
interface Look {
  readonly plan: unknown;
  readonly held: Work['held'];
  readonly validation: Validation;
  readonly index: FindingIndex;
}

/** What is taken back with a change: the plan, what fields hold beside it, and what choices have put aside. */
type Undoable = Pick<Work, 'plan' | 'held' | 'parked'>;

/** How many errors and warnings a step shows: its own, which all steps together have as many of as the plan, and those of other steps that a field of it has a part in. */
export interface StepCounts {
  readonly error: number;
  readonly warning: number;
  readonly sharedError: number;
  readonly sharedWarning: number;
}

/** How many changes can be taken back. */
const UNDO_LIMIT = 200;
/** Pause in typing after which taking back stops, in milliseconds. */
const TYPING_PAUSE = 1500;

/** A plan in the wizard. */
export type PlanStore = ReturnType<typeof createPlanStore>;

/** Rules of the page itself: what a field holds that the plan cannot. */
const PAGE_RULE = { wholeNumber: 'page/whole-number', duplicateKey: 'page/duplicate-key', noKey: 'page/no-key' } as const;

/** A plan as it is edited: in the version that is written now, whenever it was kept, and without fields that hold nothing. */
const openPlan = (plan: unknown) => cleanPlan(upgradePlan(plan));

const pathKey = (path: Path) => formatPath(path);

/**
 * The plan under construction, what is said of it, and how far the person came: the one truth of the wizard, without React.
 * What a selector gives stays the same object until it changes, so that a field is drawn when something of its own did.
 * Validation happens when somebody first looks at a plan, once.
 */
export function createPlanStore(start: Work, { provider, validate, speak, describe, now = () => performance.now() }: PlanStoreOptions) {
  let work: Work = { ...start, plan: openPlan(start.plan) };
  let touched: ReadonlySet<string> = new Set();
  let active: Path | undefined;
  let validated: Look | undefined;
  /** The way out that was taken last, until the plan changes again. */
  let taken: { readonly path: Path; readonly label: Fix['label'] } | undefined;
  /** A way out that somebody points at. */
  let previewed: Pick<Fix, 'path' | 'value' | 'also'> | undefined;
  /** The field that a person came to last: what is said of it is read out. */
  let attended: Path | undefined;
  const shown = new Map<string, readonly SpokenFinding[]>();
  const shownCounts = new Map<string, StepCounts>();
  const listeners = new Set<() => void>();
  const revealers = new Set<(path: Path) => void>();
  /** Places whose findings something on the page shows, with how many things do. */
  const places = new Map<string, number>();
  let isPlaced = true;

  const changed = () => listeners.forEach((listener) => listener());
  const update = (next: Partial<Work>) => {
    work = { ...work, ...next };
    changed();
  };

  /** The step on which a path is edited, in the plan as it is. */
  const stepAt = (path: Path) => provider.stepAt(path, work.plan);
  /** Findings of the plan, and of what fields hold beside it; at such a field nothing else is said. */
  const look = (): Look => {
    const last = validated;
    if (last && last.plan === work.plan && last.held === work.held) return last;
    const validation = last && last.plan === work.plan ? last.validation : validate(work.plan);
    const held = (work.held ?? []).flatMap(({ path, problem }) => (problem ? [{ path, problem }] : []));
    const findings = validation.findings.filter(({ path }) => !held.some((each) => pathKey(each.path) === pathKey(path)));
    const own = held.map(({ path, problem }): SpokenFinding => ({ rule: PAGE_RULE[problem.kind], params: problem.values, severity: 'error', path, message: describe(problem) }));
    validated = { plan: work.plan, held: work.held, validation, index: indexFindings([...findings.map(speak), ...own], stepAt, last?.index) };
    return validated;
  };

  const isShown = ({ severity, path, rule }: SpokenFinding) => {
    if (severity !== 'error' || rule.startsWith('page/')) return true;
    if (work.attempted.includes(stepAt(path)) || touched.has(pathKey(path))) return true;
    const value = valueAt(work.plan, path);
    const isEmpty = value === undefined || value === '' || value === null;
    return !isEmpty && !(active && isWithin(path, active));
  };

  const placeOf = (path: Path, isBelow: boolean) => `${isBelow ? 'within' : 'at'} ${pathKey(path)}`;
  const isPlacedAt = (path: Path) => places.has(placeOf(path, false)) || Array.from({ length: path.length + 1 }, (_, length) => placeOf(path.slice(0, length), true)).some((place) => places.has(place));
  const hasPlace = (finding: SpokenFinding) => placesOf(finding, stepAt).some(isPlacedAt);
  /** Fields come and go by the dozen; those who look are told once. */
  const placed = () => {
    if (!isPlaced) return;
    isPlaced = false;
    queueMicrotask(() => {
      isPlaced = true;
      changed();
    });
  };

  /** What is held at a path, in it or around it is out of date once the plan is changed there. */
  const heldBeside = (...paths: readonly Path[]) => {
    const left = work.held?.filter((each) => !paths.some((path) => isWithin(each.path, path) || isWithin(path, each.path)));
    return left?.length === work.held?.length ? work.held : left;
  };
  const withHeld = (held: readonly Held[] | undefined) => (held && held.length > 0 ? { held } : {});
  const history = createHistory<Undoable>({ limit: UNDO_LIMIT, pause: TYPING_PAUSE, now });
  const undoable = ({ plan, held, parked }: Work): Undoable => ({ plan, parked, ...withHeld(held) });
  const put = ({ held, ...next }: Undoable) => {
    const { held: _, ...rest } = work;
    taken = undefined;
    previewed = undefined;
    work = { ...rest, ...next, ...withHeld(held) };
    changed();
  };
  /** Changes the plan in a way that can be taken back. */
  const edit = (next: Undoable, paths: readonly Path[], isTyped: boolean) => {
    const before = undoable(work);
    const after = { ...next, plan: cleanPlan(next.plan) };
    if (after.plan !== before.plan || after.held !== before.held) history.record(before, after, paths, isTyped);
    put(after);
  };
  /** What is active is being typed in: its keys are one step. */
  const isTypedIn = (path: Path) => active !== undefined && pathKey(active) === pathKey(path);
  const move = (step: Step<Undoable> | undefined, side: 'before' | 'after'): readonly Path[] | undefined => {
    if (step) put(step[side]);
    return step?.paths;
  };

  return {
    subscribe: (listener: () => void): () => void => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The plan and how far the person came, as a draft keeps it. */
    work: () => work,
    /** The plan as a document: what will be sent. */
    plan: () => work.plan,
    /** The steps that the plan has a use for; the same list as long as these stay the same. */
    steps: () => provider.stepsOf(work.plan),
    stepAt,
    /** A step where the plan has it, else the nearest. */
    stepFor: (step: string) => provider.stepFor(step, work.plan),
    validation: () => look().validation,
    findings: () => look().index,
    /** Whether the files can be made: no error in the plan, and nothing in a field that is not in the plan. */
    isValid: () => look().validation.valid && !look().index.all.some(({ severity }) => severity === 'error'),

    /** The findings to show at a path, or at it and below: an error in a field that nobody has come to is not. */
    shownAt: (path: Path, isBelow: boolean): readonly SpokenFinding[] => {
      const { index } = look();
      const found = isBelow ? index.within(path) : index.at(path);
      const key = placeOf(path, isBelow);
      if (found.length === 0 && !shown.has(key)) return found;
      const next = stable(found.filter(isShown), shown.get(key));
      shown.set(key, next);
      return next;
    },

    /** Says that the findings of a path, or of it and below, have their place on the page; what comes back says that they no longer have. */
    place: (path: Path, isBelow: boolean): (() => void) => {
      const key = placeOf(path, isBelow);
      places.set(key, (places.get(key) ?? 0) + 1);
      placed();
      return () => {
        const left = (places.get(key) ?? 1) - 1;
        if (left === 0) places.delete(key);
        else places.set(key, left);
        placed();
      };
    },
    /** The findings of a step that nothing on the page shows: the shell does. */
    homelessOf: (step: string): readonly SpokenFinding[] => {
      const key = `homeless ${step}`;
      const next = stable(look().index.ofStep(step).filter((finding) => isShown(finding) && !hasPlace(finding)), shown.get(key));
      shown.set(key, next);
      return next;
    },

    /** How many errors and warnings of a step a person is shown: all of them, once the step was left. */
    shownCounts: (step: string): StepCounts => {
      const key = `counts ${step}`;
      const counts: Record<keyof StepCounts, number> = { error: 0, warning: 0, sharedError: 0, sharedWarning: 0 };
      for (const finding of look().index.ofStep(step)) {
        if (finding.severity === 'info' || !isShown(finding)) continue;
        const isOwn = stepAt(finding.path) === step;
        counts[finding.severity === 'error' ? (isOwn ? 'error' : 'sharedError') : isOwn ? 'warning' : 'sharedWarning'] += 1;
      }
      const before = shownCounts.get(key);
      if (before && JSON.stringify(before) === JSON.stringify(counts)) return before;
      shownCounts.set(key, counts);
      return counts;
    },

    setValue: (path: Path, value: unknown) => edit({ plan: withValueAt(work.plan, path, value), parked: work.parked, ...withHeld(heldBeside(path)) }, [path], isTypedIn(path)),
    /** Chooses a value: what the choice brings beside it comes too, and what it excludes is put aside until somebody goes back. */
    choose: (path: Path, value: unknown): void => {
      const { document, kept } = provider.choose(work.plan, path, value, work.parked);
      edit({ plan: document, parked: kept, ...withHeld(heldBeside(path)) }, [path], isTypedIn(path));
    },
    /** Takes a way out; what was taken is known at the place of its finding until the plan changes again. */
    applyFix: (fix: Pick<Fix, 'path' | 'value' | 'also'> & Partial<Pick<Fix, 'label'>>, of: Path = fix.path): void => {
      const paths = changesOf(fix).map(({ path }) => path);
      touched = new Set([...touched, ...paths.map(pathKey)]);
      edit({ plan: applyFix(work.plan, fix), parked: work.parked, ...withHeld(heldBeside(...paths)) }, paths, false);
      if (!fix.label) return;
      taken = { path: of, label: fix.label };
      attended = of;
      changed();
    },
    /** What the button said of the way out that was taken at a path, while nothing else was changed. */
    takenAt: (path: Path): Fix['label'] | undefined => (taken && pathKey(taken.path) === pathKey(path) ? taken.label : undefined),
    /** Shows what a way out would do to the plan, without doing it; undefined shows the plan as it is. */
    preview: (fix: Pick<Fix, 'path' | 'value' | 'also'> | undefined): void => {
      if (fix === previewed) return;
      previewed = fix;
      changed();
    },
    previewed: () => previewed,
    /** The field that a person came to last. */
    attended: () => attended,
    /** Sets a value of the plan and what the field holds beside it; without content, nothing is held. */
    hold: (path: Path, value: unknown, held: Omit<Held, 'path'> | undefined): void => {
      const rest = heldBeside(path) ?? [];
      edit({ plan: withValueAt(work.plan, path, value), parked: work.parked, ...withHeld(held ? [...rest, { path, ...held }] : rest) }, [path], true);
    },
    /** What a field holds beside the plan. */
    heldAt: (path: Path): unknown => work.held?.find((each) => pathKey(each.path) === pathKey(path))?.content,

    /** Takes the last change back; what comes back says where it was, undefined where there is none. */
    undo: (): readonly Path[] | undefined => move(history.undo(), 'before'),
    /** Makes the change again that was taken back last. */
    redo: (): readonly Path[] | undefined => move(history.redo(), 'after'),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    /** Whether the last change was at a path, in it or around it. */
    isLastChange: history.isLast,

    /** Marks a field as one that a person has come to. */
    touch: (...paths: readonly Path[]): void => {
      const fresh = paths.map(pathKey).filter((key) => !touched.has(key));
      if (fresh.length === 0) return;
      touched = new Set([...touched, ...fresh]);
      attended = paths.at(-1);
      changed();
    },
    /** Marks the field that is being typed in; undefined when it is left. */
    setActive: (path: Path | undefined): void => {
      active = path;
      if (path) attended = path;
      history.rest();
      changed();
    },
    /** Comes to a step. Whoever left another one for it, by whatever way, has seen that: what it lacks is said from then on. */
    visit: (step: string): void => {
      const left = work.visited.at(-1);
      if (left === step) return;
      const attempted = left === undefined || work.attempted.includes(left) ? work.attempted : [...work.attempted, left];
      update({ visited: [...work.visited.filter((each) => each !== step), step], attempted });
    },
    attempt: (step: string): void => {
      if (!work.attempted.includes(step)) update({ attempted: [...work.attempted, step] });
    },
    /** Takes another version of the draft. */
    replace: (next: Work): void => {
      work = { ...next, plan: openPlan(next.plan) };
      history.clear();
      changed();
    },
    /** Says everything again, in another language. */
    refresh: (): void => {
      validated = undefined;
      changed();
    },

    /** Brings the field of a path onto the page, where a list shows only some of its rows. */
    reveal: (path: Path) => revealers.forEach((revealer) => revealer(path)),
    onReveal: (revealer: (path: Path) => void): () => void => {
      revealers.add(revealer);
      return () => void revealers.delete(revealer);
    },
  };
}
