import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { useLocation } from 'wouter';
import { fetchExamples, fetchMistakes, fetchProviders, fetchRules } from '../api/client.js';
import { type Command, commands } from '../base/commands.js';
import { fetchCode } from '../base/code.js';
import { changeLanguage, type Language, LANGUAGES } from '../i18n/i18n.js';
import { addressOf } from '../plans/address.js';
import { drafts } from '../plans/useDrafts.js';
import { goToPart, PLACES } from './places.js';
import { present } from './presenting.js';
import type { Theme } from './theme.js';

interface AppCommands {
  queries: QueryClient;
  setTheme: (theme: Theme) => void;
  showKeys: () => void;
  startTour: () => void;
}

const THEMES = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const;

/** Offers what can be done on every page: where to go, what to open, how the page looks. */
export function useAppCommands({ queries, setTheme, showKeys, startTour }: AppCommands): void {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  useEffect(() => {
    const { language } = i18n;
    const ask = <Data>(key: string, queryFn: () => Promise<Data>) => queries.fetchQuery({ queryKey: [key, language], queryFn });

    const pages = (): Command[] => [
      { id: 'page join', group: 'pages', label: t('app.join'), run: () => navigate('/join') },
      { id: 'page archive', group: 'pages', label: t('app.archive'), words: ['backup', 'import', 'ZIP'], run: () => navigate('/archive') },
      ...PLACES.map(({ key, href }): Command => ({ id: `page ${key}`, group: 'pages', label: t(`app.${key}`), ...(key === 'plans' && { shortcut: 'home' as const }), ...(key === 'rules' && { shortcut: 'rules' as const }), run: () => goToPart(href, navigate) })),
    ];
    const settings = (): Command[] => [
      { id: 'keys', group: 'actions', label: t('palette.keys'), shortcut: 'sheet', run: showKeys },
      { id: 'present', group: 'actions', label: t('palette.present'), shortcut: 'present', run: () => present() },
      { id: 'tour', group: 'actions', label: t('palette.tour'), run: startTour },
      ...Object.entries(LANGUAGES).map(([tag, name]): Command => ({ id: `language ${tag}`, group: 'settings', label: name, hint: t('app.language'), run: () => void changeLanguage(tag as Language) })),
      ...Object.entries(THEMES).map(([theme, text]): Command => ({ id: `theme ${theme}`, group: 'settings', label: t(text), run: () => setTheme(theme as Theme) })),
    ];
    const own = (): Command[] =>
      drafts.list().flatMap((stored) => {
        if (stored.kind !== 'draft') return [];
        const { id, provider, plan, visited } = stored.draft;
        const { name } = (plan as { metadata: { name?: unknown } }).metadata;
        return [{ id: `plan ${id}`, group: 'plans', label: typeof name === 'string' && name !== '' ? name : t('start.unnamed'), hint: provider, run: () => navigate(addressOf({ kind: 'plans', id }, visited.at(-1) ?? 'summary')) }];
      });
    const fresh = async (): Promise<Command[]> =>
      (await ask('providers', fetchProviders)).providers.map(({ id, title }) => ({
        id: `new ${id}`,
        group: 'new',
        label: t('palette.new', { provider: title }),
        words: [id],
        run: () =>
          void fetchCode('schema', () => import('@dualstack/schema')).then(({ providerOf }) => {
            const provider = providerOf(id);
            const [first] = provider?.steps ?? [];
            if (provider && first !== undefined) navigate(addressOf({ kind: 'plans', id: drafts.create(id, { plan: provider.newPlan() }).id }, first));
          }),
      }));
    const examples = async (): Promise<Command[]> => (await ask('examples', fetchExamples)).map(({ id, title }) => ({ id: `example ${id}`, group: 'examples', label: title, words: [id], run: () => navigate(`/examples/${id}`) }));
    const mistakes = async (): Promise<Command[]> => (await ask('mistakes', fetchMistakes)).map(({ id, title }) => ({ id: `mistake ${id}`, group: 'mistakes', label: title, words: [id], run: () => navigate(`/mistakes/${id}`) }));
    const rules = async (): Promise<Command[]> => (await ask('rules', fetchRules)).map(({ id, title }) => ({ id: `rule ${id}`, group: 'rules', label: title, hint: id, words: [id], run: () => navigate(`/rules/${id}`) }));

    const leave = [...[pages, settings, own].map((source) => commands.offer(source)), ...[fresh, examples, mistakes, rules].map((source) => commands.offerLater(source))];
    return () => leave.forEach((each) => each());
  }, [queries, setTheme, showKeys, startTour, t, i18n, i18n.language, navigate]);
}
