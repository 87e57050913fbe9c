import { formatPath, type Path } from '@dualstack/schema';
import { useEffect } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { useLocation } from 'wouter';
import { type Command, commands } from '../base/commands.js';
import { useSpeaker } from '../i18n/speaker.js';
import { goToField } from './arrival.js';
import { fieldId } from './steps.js';
import { moveInHistory } from './useUndoKeys.js';
import type { Wizard } from './WizardContext.js';

/** Offers what can be done in the wizard: its steps, the fields of its plan, what is said of them, and back and forth. */
export function useWizardCommands(wizard: Wizard, step: string | undefined, urlOf: (step: string) => string, planId: string | undefined): void {
  const { t } = useTranslation();
  const speaker = useSpeaker();
  const [, navigate] = useLocation();
  const goTo = (path: Path) => goToField(wizard, navigate, urlOf, path);
  useEffect(() => {
    const { store, provider } = wizard;
    const titles = speaker.textsOf(provider).steps;
    const own = store.steps();
    const index = step === undefined ? -1 : own.indexOf(step);
    const nameOf = (path: Path) => speaker.fieldOf(provider, path) ?? formatPath(path);
    const steps = (): Command[] => [
      ...own.map((id, each): Command => ({ id: `step ${id}`, group: 'steps', label: titles[id] ?? id, ...(each === index - 1 && { shortcut: 'before' as const }), ...(each === index + 1 && { shortcut: 'after' as const }), words: [id], run: () => navigate(urlOf(id)) })),
      ...(document.getElementById('address-map') ? [{ id: 'map', group: 'steps', label: t('wizard.toMap'), shortcut: 'map', run: () => document.getElementById('address-map')?.focus() } as const] : []),
    ];
    const findings = (): Command[] => {
      const all = store.findings().all.filter(({ severity }) => severity !== 'info');
      // The next one after where the focus is, and from the end again the first.
      const here = all.findIndex(({ path }) => document.activeElement?.id === fieldId(path));
      return all.map(({ rule, path, message }, each) => ({ id: `finding ${rule} ${formatPath(path)}`, group: 'findings', label: nameOf(path), hint: message, ...(each === (here + 1) % all.length && { shortcut: 'nextFinding' as const }), words: [rule], run: () => goTo(path) }));
    };
    const fields = (): Command[] =>
      Object.keys(provider.fieldTable)
        .filter((pattern) => !pattern.includes('*') && own.includes(provider.stepAt(pattern.split('.'))))
        .flatMap((pattern): Command[] => {
          const path = pattern.split('.');
          const name = speaker.fieldOf(provider, path);
          return name === undefined ? [] : [{ id: `field ${pattern}`, group: 'fields', label: name, hint: titles[store.stepAt(path)] ?? '', words: [pattern], run: () => goTo(path) }];
        });
    const actions = (): Command[] => [
      ...(store.canUndo() ? [{ id: 'undo', group: 'actions', label: t('wizard.undo'), shortcut: 'undo', run: () => moveInHistory(store, 'undo') } as const] : []),
      ...(store.canRedo() ? [{ id: 'redo', group: 'actions', label: t('wizard.redo'), shortcut: 'redo', run: () => moveInHistory(store, 'redo') } as const] : []),
      ...(planId === undefined ? [] : [{ id: 'fleet', group: 'actions', label: t('review.fleet'), run: () => navigate(`/plans/${encodeURIComponent(planId)}/fleet`) } as const]),
    ];
    const leave = [steps, findings, fields, actions].map((source) => commands.offer(source));
    return () => leave.forEach((each) => each());
  });
}
