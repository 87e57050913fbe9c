import { useMutation } from '@tanstack/react-query';
import { valueAt } from '@dualstack/schema';
import { fetchZip } from '../../api/client.js';
import { useReason } from '../../api/useReason.js';
import { saveFile } from '../../ui/saveFile.js';

/**
 * Fetches the ZIP of a plan and hands it to the browser as a file.
 *
 * @param planOf gives the plan as it is when the download starts
 */
export function useDownload(planOf: () => unknown) {
  const reasonOf = useReason();
  const { mutate, isPending, error } = useMutation({
    mutationFn: fetchZip,
    onSuccess: (blob, plan) => saveFile(`${String(valueAt(plan, ['metadata', 'name']))}.zip`, blob),
  });
  return { start: () => mutate(planOf()), isPending, error: error ? reasonOf(error) : undefined };
}
