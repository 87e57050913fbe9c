import { buildAddressPlan, readPlan, upgradePlan } from '@dualstack/schema';
import { useMemo } from 'react';
import { useSpeaker } from '../i18n/speaker.js';
import { MapThumbnail } from '../map/MapThumbnail.js';

/** The map of a plan on its card; nothing where the plan cannot be read. */
export function PlanThumbnail({ plan }: { plan: unknown }) {
  const { addressPlan } = useSpeaker();
  const spoken = useMemo(() => {
    const read = readPlan(upgradePlan(plan));
    return read.ok ? addressPlan(buildAddressPlan(read.value.facts())) : undefined;
  }, [plan, addressPlan]);
  return spoken && <MapThumbnail plan={spoken} />;
}
