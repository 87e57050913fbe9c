import { queryOptions } from '@tanstack/react-query';
import { fetchExample, fetchMistake } from './client.js';

/** What the server publishes to look at: an example, a mistake. */
export interface Published {
  readonly kind: 'examples' | 'mistakes';
  readonly id: string;
}

/** One of them with its plan, in a language: its words come from the server. Whoever shows it tries again. */
export const publishedQuery = ({ kind, id }: Published, language: string) =>
  queryOptions({ queryKey: ['published', kind, id, language], queryFn: () => (kind === 'mistakes' ? fetchMistake(id) : fetchExample(id)), retry: false });
