import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { fetchCode } from '../base/code.js';
import { addressOf } from './address.js';
import { type ImportProblem, importPlan, looksLikePlan, MOST_BYTES } from './importPlan.js';
import { drafts as store } from './useDrafts.js';

/** What was wrong with something that was to be opened. */
class ImportError extends Error {
  constructor(readonly problem: ImportProblem) {
    super(problem.kind);
  }
}

/** Why nothing was opened, where the file is to blame. */
export const problemOf = (error: Error | null): ImportProblem | undefined => (error instanceof ImportError ? error.problem : undefined);

/** Opens plans out of files and texts, as drafts of this browser. One opens at its last step; several stay on the page. */
export function useImport() {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async (files: readonly { readonly name: string; readonly read: () => Promise<Uint8Array> }[]) => {
      const { providerOf } = await fetchCode('schema', () => import('@dualstack/schema'));
      const read = [];
      for (const { name, read: bytesOf } of files) {
        const imported = await importPlan(name, await bytesOf());
        if (!imported.ok) throw new ImportError(imported.problem);
        read.push(imported);
      }
      // Only now, so that opening them again after one was refused makes none twice.
      return read.map(({ provider, plan }) => {
        const steps = providerOf(provider)?.steps ?? [];
        return { id: store.create(provider, { plan, attempted: steps, visited: steps }).id, step: steps.at(-1) ?? 'summary' };
      });
    },
    onSuccess: ([first, ...others]) => {
      if (first && others.length === 0) navigate(addressOf({ kind: 'plans', id: first.id }, first.step));
    },
  });
}

/** A file that a person chose. What is too large is not even read whole. */
export const chosen = (file: File) => ({ name: file.name, read: async () => new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()) });
/** A text that a person pasted. */
export const pasted = (name: string, text: string) => ({ name, read: () => Promise.resolve(new TextEncoder().encode(text)) });

/** Opens a plan that is pasted anywhere on the page, and files that are dropped on it or pasted. */
export function usePasteAnywhere(open: (files: readonly ReturnType<typeof chosen>[]) => void, name: string): void {
  useEffect(() => {
    const take = (event: Event, data: DataTransfer | null) => {
      const files = [...(data?.files ?? [])];
      const text = data?.getData('text/plain') ?? '';
      if (files.length === 0 && !looksLikePlan(text)) return;
      event.preventDefault();
      open(files.length > 0 ? files.map(chosen) : [pasted(name, text)]);
    };
    const onPaste = (event: ClipboardEvent) => {
      // A text area takes a plan by itself.
      if (!(event.target instanceof HTMLTextAreaElement)) take(event, event.clipboardData);
    };
    const onDrop = (event: DragEvent) => take(event, event.dataTransfer);
    const onDragOver = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault();
    document.addEventListener('paste', onPaste);
    document.addEventListener('drop', onDrop);
    document.addEventListener('dragover', onDragOver);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('dragover', onDragOver);
    };
  }, [open, name]);
}
