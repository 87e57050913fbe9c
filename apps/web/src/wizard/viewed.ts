import { type Path, providerOf, PROVIDERS, upgradePlan, valueAt, withValueAt } from '@dualstack/schema';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from '../i18n/useTranslation.js';
import { fetchExample, fetchRules, RequestError } from '../api/client.js';
import { publishedQuery } from '../api/published.js';
import { fetchSpace } from '../api/spaces.js';
import type { WizardSubject } from '../plans/address.js';
import type { Draft } from '../plans/drafts.js';
import { type NewPlace, readNewPlace, readShareLink } from './review/share.js';

/** Something to look at in the wizard. */
export interface Viewed {
  readonly subject: WizardSubject;
  readonly provider: string;
  readonly plan: unknown;
  readonly title: string;
  /** What is to be known of it, and where it stood; an example needs no words. */
  readonly story?: string;
  readonly where?: string;
  readonly source?: { readonly title: string; readonly url: string };
  /** The value that is refused in it. */
  readonly path?: Path;
  /** The address space in which it will lie, where it is a new plan out of its free room. */
  readonly space?: string;
}

async function fetchViewed(subject: WizardSubject, queries: QueryClient, language: string): Promise<Viewed> {
  const { kind, id } = subject;
  // The first page that is opened begins to fetch these before the code of the wizard is there.
  if (kind === 'mistakes' || kind === 'examples') return { subject, ...(await queries.fetchQuery(publishedQuery({ kind, id }, language))) };
  if (kind === 'open') {
    const place = readNewPlace(id);
    return { subject, ...sharedPlan(id), ...(place && (await newPlan(place))) };
  }
  const rule = (await fetchRules()).find((each) => each.id === id);
  // The words are those of the server, which knows no address of its own for this.
  if (!rule?.breaks) throw new RequestError(id, 404);
  const { title, source, breaks } = rule;
  const example = await fetchExample(breaks.example);
  const plan = breaks.changes.reduce<unknown>((changed, { path, value }) => withValueAt(changed, path, value), example.plan);
  return { subject, provider: example.provider, plan, title, story: breaks.message, where: breaks.title, source, path: breaks.path };
}

/** The plan in a link that somebody shared. No server is asked for it. */
function sharedPlan(fragment: string): Pick<Viewed, 'provider' | 'plan' | 'title' | 'story'> {
  const read = readShareLink(fragment);
  if (!read.ok) throw new RequestError(i18next.t(`review.link.${read.problem}`), 400);
  const plan = upgradePlan(read.plan);
  const provider = PROVIDERS.find((each) => each.holds(plan));
  if (!provider) throw new RequestError(i18next.t('review.link.foreign'), 400);
  const name = valueAt(plan, ['metadata', 'name']);
  return { provider: provider.id, plan, title: i18next.t('review.link.title', { name: typeof name === 'string' ? name : '' }), story: i18next.t('review.link.story') };
}

/** What is said of a new plan out of the free room of a space. */
async function newPlan({ space, range }: NewPlace): Promise<Pick<Viewed, 'title' | 'story' | 'space'>> {
  const { name } = await fetchSpace(space);
  return { title: i18next.t('review.link.newTitle', { space: name }), story: i18next.t('review.link.newStory', { range, space: name }), space };
}

/** Fetches something to look at, in the language of the page. */
export function useViewed(subject: WizardSubject) {
  const { language } = useTranslation().i18n;
  const queries = useQueryClient();
  return useQuery({ queryKey: ['viewed', subject.kind, subject.id, language], queryFn: () => fetchViewed(subject, queries, language), placeholderData: (before) => before });
}

/** The draft that something would be, every step of which was seen, and the step at which it opens: that of the value that is refused, else the last. */
export function viewedDraft({ subject, provider: id, plan, path, space }: Viewed): { readonly draft: Draft; readonly step: string } {
  const provider = providerOf(id);
  const steps = provider?.steps ?? [];
  // Of a new plan nobody has seen anything yet.
  if (space !== undefined) return { draft: { id: subject.id, provider: id, plan, attempted: [], visited: [], parked: {}, updatedAt: 0, space }, step: steps[0] ?? '' };
  return { draft: { id: subject.id, provider: id, plan, attempted: steps, visited: steps, parked: {}, updatedAt: 0 }, step: (path && provider?.stepAt(path, plan)) ?? steps.at(-1) ?? '' };
}
