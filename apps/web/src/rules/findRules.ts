interface Listed {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly provider: string;
  readonly severity: string;
  readonly source: { readonly title: string; readonly url: string };
  readonly sources?: readonly { readonly title: string; readonly url: string }[] | undefined;
  readonly breaks?: { readonly message: string } | undefined;
}

/** What rules are looked for by; an empty text is none. */
export interface RuleFilter {
  readonly query: string;
  readonly provider: string;
  readonly severity: string;
}

/** Words of a text in small letters; the number of an RFC belongs to its name. */
const wordsOf = (text: string): string[] => text.toLowerCase().replace(/\brfc\s+(?=\d)/g, 'rfc').split(/\s+/).filter((word) => word !== '');

/** The numbers of a source, such as those of issues and RFCs, each also as it is written. */
const numbersOf = (title: string): string[] =>
  wordsOf(title).flatMap((word) => {
    const bare = word.replace(/[,.;:]+$/, '');
    return /\d/.test(bare) ? [bare, ...(/#\d+$/.exec(bare) ?? []), ...(/\d+$/.exec(bare) ?? [])] : [];
  });

/** Whether a source is meant by a word: by its number or its address. Its other words say what it is called, and not what the rule is about. */
function isOfSource({ title, url }: Listed['source'], word: string): boolean {
  return word.includes('://') ? url.toLowerCase().replace(/\/$/, '') === word.replace(/\/$/, '') : numbersOf(title).includes(word);
}

/** How well a word is met by a rule: by its title, its reason, its id or message, its source; undefined where it is not. */
function rankOf({ title, reason, id, breaks, source, sources = [source] }: Listed, word: string): number | undefined {
  const rank = [title, reason, `${id} ${breaks?.message ?? ''}`].findIndex((text) => wordsOf(text).join(' ').includes(word));
  if (rank >= 0) return rank;
  return sources.some((each) => isOfSource(each, word)) ? 3 : undefined;
}

/**
 * The rules that hold every word that is looked for, in their title, reason, id or message, or as the number or address of their source,
 * and that are of the provider and severity. Those whose title has all words come first.
 */
export function findRules<Rule extends Listed>(rules: readonly Rule[], { query, provider, severity }: RuleFilter): readonly Rule[] {
  const words = wordsOf(query);
  return rules
    .flatMap((rule) => {
      if ((provider !== '' && rule.provider !== provider) || (severity !== '' && rule.severity !== severity)) return [];
      const ranks = words.map((word) => rankOf(rule, word));
      return ranks.includes(undefined) ? [] : [{ rule, rank: Math.max(0, ...ranks.map((rank) => rank ?? 0)) }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ rule }) => rule);
}

/** What the page of all rules shows: what is looked for, and which groups are shown whole. */
export interface RulesView extends RuleFilter {
  readonly open: readonly string[];
}

/** Reads what the page shows out of the query of its address. */
export function readView(search: string): RulesView {
  const params = new URLSearchParams(search);
  return { query: params.get('q') ?? '', provider: params.get('provider') ?? '', severity: params.get('severity') ?? '', open: params.getAll('open') };
}

/** What the page shows as the query of an address, with its question mark; empty where it shows what it always does. */
export function writeView({ query, provider, severity, open }: RulesView): string {
  const params = new URLSearchParams([...Object.entries({ q: query, provider, severity }).filter(([, value]) => value !== ''), ...open.map((owner) => ['open', owner])]);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
