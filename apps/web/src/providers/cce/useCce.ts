import type { Path } from '@dualstack/schema';
import * as cce from '@dualstack/schema/providers/cce';
import { useSpeaker } from '../../i18n/speaker.js';
import { useFieldName, usePlanOf, useValidation } from '../../wizard/WizardContext.js';

/** The plan of a CCE wizard as its form holds it: anything in it may still be missing. */
export function useCce() {
  const plan = usePlanOf(cce.provider);
  const { read } = useValidation();
  const { spec } = plan;
  return {
    plan,
    spec,
    settings: spec.cce,
    site: cce.SITE[spec.cce.site],
    isDual: spec.ipFamily !== 'IPv4',
    isTurbo: spec.cce.clusterType === 'turbo',
    /** The plan with its defaults, where it has the shape of one. */
    defaulted: read?.id === 'cce' ? read.plan : undefined,
  };
}

/** The titles of choices of the catalog, by their field and value, in the language of the page. */
export function useTerms(): (field: 'site' | 'clusterType' | 'networkModel' | 'proxyMode' | 'class', value: string) => string {
  const { termOf } = useSpeaker();
  return (field, value) => termOf(cce.provider, `${field}.${value}`);
}

/** What the domain calls a part of the plan; for headings. */
export function useNames(): (path: Path) => string {
  const nameOf = useFieldName();
  return (path) => nameOf(path) ?? '';
}
