import { useMutation } from '@tanstack/react-query';
import { valueAt } from '@dualstack/schema';
import { fetchZip } from '../../api/client.js';

/** Fetches the ZIP of a plan and hands it to the browser as a file. */
export function useDownload(plan: unknown) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => fetchZip(plan),
    onSuccess: (blob) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `${String(valueAt(plan, ['metadata', 'name']))}.zip`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
  });
  return { start: () => mutate(), isPending, error: error?.message };
}
