import type { CceDocument } from './plan.js';

/** Where the master nodes lie: zones that are named, zones that CCE takes, or nothing said. */
export const MASTER_ZONES = ['auto', 'multi', 'named'] as const;
export type MasterZones = (typeof MASTER_ZONES)[number];

/** Which of {@link MASTER_ZONES} a plan says. */
export function masterZonesOf({ masters, multiAz }: CceDocument['spec']['cce']): MasterZones {
  return masters !== undefined ? 'named' : multiAz ? 'multi' : 'auto';
}
