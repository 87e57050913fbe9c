import { applyFix, curePlan, type Finding, formatPath, isWithin, type Path, providerOf, validatePlan, valueAt, withValueAt } from '@dualstack/schema';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { cleanPlan } from './clean.js';
import { type Draft, saveDraft } from './drafts.js';
import { stepOf } from './steps.js';
import { addressPlanOf, type WizardState } from './WizardContext.js';

/** Pause after the last change before a draft is written, in milliseconds. */
const SAVE_DELAY = 250;

type Values = { plan: Record<string, unknown> };

/**
 * Holds a draft in a form, checks it at every change with the shared rules, and keeps it in the browser.
 * The form holds values and which fields were touched; what is wrong with them is derived, never stored.
 */
export function usePlan(draft: Draft, stepId: string) {
  const provider = providerOf(draft.provider);
  if (!provider) throw new Error(`no provider ${draft.provider}`);

  const form = useForm<Values>({ defaultValues: { plan: draft.plan as Record<string, unknown> } });
  const watched = useWatch({ control: form.control, name: 'plan' });
  const [progress, setProgress] = useState({ attempted: draft.attempted, visited: draft.visited, parked: draft.parked });
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<Path>();

  const plan = useMemo(() => cleanPlan(watched), [watched]);
  const validation = useMemo(() => {
    const checked = validatePlan(plan);
    return { ...checked, findings: curePlan(plan, checked).findings };
  }, [plan]);
  const addressPlan = useMemo(() => addressPlanOf(validation), [validation]);

  const isShown = useCallback(
    ({ severity, path }: Finding) => {
      if (severity !== 'error') return true;
      if (progress.attempted.includes(stepOf(provider.steps, path)?.id ?? '') || touched.has(formatPath(path))) return true;
      const value = valueAt(plan, path);
      const isEmpty = value === undefined || value === '' || value === null;
      return !isEmpty && !(active && isWithin(path, active));
    },
    [progress.attempted, provider, touched, plan, active],
  );
  const touch = useCallback((path: Path) => setTouched((before) => (before.has(formatPath(path)) ? before : new Set(before).add(formatPath(path)))), []);
  const setValue = useCallback((path: Path, value: unknown) => form.setValue('plan', withValueAt(form.getValues('plan'), path, value), { shouldDirty: true }), [form]);

  const state: WizardState = useMemo(
    () => ({
      provider,
      plan,
      validation,
      addressPlan,
      isShown,
      setActive,
      touch,
      setValue,
      applyFix: (fix) => {
        touch(fix.path);
        form.setValue('plan', applyFix(form.getValues('plan'), fix), { shouldDirty: true });
      },
      park: (name, value) => setProgress((before) => ({ ...before, parked: { ...before.parked, [name]: value } })),
      parked: progress.parked,
    }),
    [provider, plan, validation, addressPlan, isShown, touch, setValue, form, progress.parked],
  );

  const latest = useRef<Draft>(draft);
  latest.current = { ...draft, ...progress, plan, updatedAt: latest.current.updatedAt };
  useEffect(() => {
    const timer = setTimeout(() => {
      latest.current = { ...latest.current, updatedAt: Date.now() };
      saveDraft(latest.current);
    }, SAVE_DELAY);
    return () => clearTimeout(timer);
  }, [plan, progress]);
  useEffect(() => {
    const save = () => saveDraft(latest.current);
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, []);

  useEffect(() => {
    setProgress((before) => ({ ...before, visited: [...before.visited.filter((each) => each !== stepId), stepId] }));
  }, [stepId]);
  const attempt = useCallback((id: string) => setProgress((before) => (before.attempted.includes(id) ? before : { ...before, attempted: [...before.attempted, id] })), []);

  return { form, state, visited: progress.visited, attempted: progress.attempted, attempt };
}
