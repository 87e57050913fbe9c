import * as cce from '@dualstack/schema/providers/cce';
import { useEffect, useState } from 'react';
import { fetchCode } from '../../base/code.js';

/** What public sources list of a cloud, once it is here; nothing where there is no such list, or it could not be fetched. */
export function useKnown(site: cce.Site): cce.KnownValues | undefined {
  const [known, setKnown] = useState<{ readonly site: cce.Site; readonly values: cce.KnownValues }>();
  useEffect(() => {
    const load = cce.KNOWN_VALUES[site];
    let isWanted = load !== undefined;
    if (load) {
      fetchCode(`known-${site}`, load).then(
        (values) => {
          if (isWanted) setKnown({ site, values });
        },
        // It is an offer: without it, everything can still be typed.
        () => undefined,
      );
    }
    return () => {
      isWanted = false;
    };
  }, [site]);
  return known?.site === site ? known.values : undefined;
}
