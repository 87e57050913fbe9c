import type { Path } from '@dualstack/schema';
import type { App } from '@dualstack/server/app';
import i18next from 'i18next';
import { hc, type InferResponseType } from 'hono/client';
import { authorHeader } from '../base/author.js';

/** Answers come in the language of the page; what is changed bears the name of who uses it. */
export const client = hc<App>('/', { headers: () => ({ 'Accept-Language': i18next.language, ...authorHeader() }) });

/** The files of a plan, as the server says in its contract. */
export type Manifests = InferResponseType<typeof client.api.v1.manifests.$post, 200>;
/** A file as the server renders it. */
export type RenderedFile = Manifests['files'][number];

/** A range of a plan that shares addresses with somebody else's. */
export interface Clash {
  readonly range: string;
  /** Where it stands in the plan, as the server writes a path. */
  readonly path: string;
  readonly with: { readonly plan?: string; readonly name: string; readonly range: string; readonly role: string; readonly owner: string };
}

/** What a problem says beside its words, by what is at fault. */
export interface ProblemBody {
  readonly detail?: string;
  /** Fields of the body that are at fault, each with what is wrong with it. */
  readonly fields?: readonly { readonly path: Path; readonly message: string }[];
  /** Ranges that somebody else has. */
  readonly clashes?: readonly Clash[];
  /** What is wrong with a plan, or with a name. */
  readonly findings?: readonly { readonly path: Path; readonly message: string; readonly severity: string }[];
  /** Lines of a table that cannot be read, the first of them. */
  readonly lines?: readonly { readonly line: number; readonly reason: string }[];
  /** What the server has otherwise than an archive, and in what they differ. */
  readonly conflicts?: readonly { readonly kind: 'plan' | 'space' | 'range'; readonly id: string; readonly name: string; readonly fields: readonly string[] }[];
  /** Ranges that cannot be had in another place. */
  readonly fixed?: readonly { readonly name: string; readonly range: string }[];
  /** The largest range that there is room for. */
  readonly room?: { readonly largest?: string };
  /** Figures of which each alone would fit. */
  readonly nearest?: { readonly nodes?: number; readonly podsPerNode?: number; readonly services?: number };
  /** What somebody else has made of it since. */
  readonly current?: unknown;
}

/** What the server answered instead of what was asked for, in words for a person. No answer at all is a TypeError of fetch. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly more: Omit<ProblemBody, 'detail'> = {},
  ) {
    super(message);
  }
}

/** Whether the server will answer the same the next time: what is wrong is what was asked. */
export const isRefusal = (error: unknown) => error instanceof RequestError && error.status < 500;

/** What the server says instead of what was asked for. */
export async function problem(response: { status: number; json: () => Promise<unknown> }): Promise<RequestError> {
  const { detail, ...more } = (await response.json().catch(() => ({}))) as ProblemBody;
  return new RequestError(detail ?? `HTTP ${response.status}`, response.status, more);
}

/** The providers with their steps, and how many rules there are. */
export async function fetchProviders() {
  const response = await client.api.v1.providers.$get();
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** The example plans. */
export async function fetchExamples() {
  const response = await client.api.v1.examples.$get();
  if (!response.ok) throw await problem(response);
  return (await response.json()).examples;
}

/** One example with its plan. */
export async function fetchExample(id: string) {
  const response = await client.api.v1.examples[':id'].$get({ param: { id } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** The published mistakes. */
export async function fetchMistakes() {
  const response = await client.api.v1.mistakes.$get();
  if (!response.ok) throw await problem(response);
  return (await response.json()).mistakes;
}

/** One published mistake with its plan. */
export async function fetchMistake(id: string) {
  const response = await client.api.v1.mistakes[':id'].$get({ param: { id } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** Every rule, with its source and what breaks it. */
export async function fetchRules() {
  const response = await client.api.v1.rules.$get();
  if (!response.ok) throw await problem(response);
  return (await response.json()).rules;
}

/** A provider, an example, a mistake, a rule, as they are listed. */
export type ListedProvider = Awaited<ReturnType<typeof fetchProviders>>['providers'][number];
export type ListedExample = Awaited<ReturnType<typeof fetchExamples>>[number];
export type ListedMistake = Awaited<ReturnType<typeof fetchMistakes>>[number];
export type ListedRule = Awaited<ReturnType<typeof fetchRules>>[number];

/** The files of a plan. A request that nobody waits for any more is given up. */
export async function fetchManifests(plan: unknown, signal?: AbortSignal): Promise<Manifests> {
  const response = await client.api.v1.manifests.$post({ json: { plan } }, signal && { init: { signal } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** The files of a plan as one ZIP. */
export async function fetchZip(plan: unknown): Promise<Blob> {
  const response = await client.api.v1['manifests.zip'].$post({ json: { plan } });
  if (!response.ok) throw await problem(response);
  return response.blob();
}
