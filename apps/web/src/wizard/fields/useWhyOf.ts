import type { SpokenFinding } from '@dualstack/schema';
import { useSpeaker } from '../../i18n/speaker.js';
import { useWhy } from '../../ui/useWhy.js';

/** {@link useWhy} of a finding. */
export function useWhyOf({ rule, source }: Pick<SpokenFinding, 'rule' | 'source'>) {
  const { titleOf, whyOf } = useSpeaker();
  return useWhy({ rule, title: titleOf(rule), why: whyOf(rule), source });
}
