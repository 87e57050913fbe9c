interface Listed {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly provider: string;
  readonly severity: string;
  readonly source: { readonly title: string };
  readonly breaks?: { readonly message: string };
}

/** What rules are looked for by; an empty text is none. */
export interface RuleFilter {
  readonly query: string;
  readonly provider: string;
  readonly severity: string;
}

/** The rules that hold every word that is looked for, in their title, reason, id, source or message, and that are of the provider and severity. */
export function findRules<Rule extends Listed>(rules: readonly Rule[], { query, provider, severity }: RuleFilter): readonly Rule[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return rules.filter((rule) => {
    if ((provider !== '' && rule.provider !== provider) || (severity !== '' && rule.severity !== severity)) return false;
    const text = `${rule.title} ${rule.reason} ${rule.id} ${rule.source.title} ${rule.breaks?.message ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
