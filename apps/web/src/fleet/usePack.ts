import { useEffect, useRef, useState } from 'react';
import { fetchManifests } from '../api/client.js';
import type { FleetPlan } from '../api/fleet.js';
import { useReason } from '../api/useReason.js';
import { nameOfPlan } from '../plans/draftPlan.js';
import { planServer } from '../plans/planServer.js';
import { saveFile } from '../ui/saveFile.js';
import { NoFiles, packFleet } from './fleetZip.js';
import { useFleetTexts } from './useFleetTexts.js';

/** How far the ZIP of a fleet is, or what has become of it. */
export type PackState = { readonly kind: 'none' | 'done' | 'cancelled' } | { readonly kind: 'packing'; readonly count: number; readonly all: number } | { readonly kind: 'failed'; readonly name: string; readonly reason: string };

/** Packs the files of plans into one ZIP, each as it is when it is asked for, and hands it to the browser. */
export function usePack(plans: readonly FleetPlan[], model: unknown): { readonly state: PackState; readonly start: () => void; readonly cancel: () => void } {
  const { t } = useFleetTexts();
  const reasonOf = useReason();
  const [state, setState] = useState<PackState>({ kind: 'none' });
  const control = useRef<AbortController>(undefined);
  useEffect(() => () => control.current?.abort(), []);

  const filesOf = async ({ id }: FleetPlan, signal: AbortSignal) => {
    // Somebody may have worked on it since it was made.
    const now = await planServer.get(id);
    signal.throwIfAborted();
    if (!now || now.deletedAt !== undefined) throw new Gone();
    return (await fetchManifests(now.plan, signal)).files;
  };
  const pack = async (signal: AbortSignal) => {
    try {
      const bytes = await packFleet(plans, { filesOf, signal, onPacked: (count) => setState({ kind: 'packing', count, all: plans.length }) });
      saveFile(`${nameOfPlan(model) || 'plan'}-fleet.zip`, new Blob([bytes], { type: 'application/zip' }));
      setState({ kind: 'done' });
    } catch (error) {
      if (signal.aborted) setState({ kind: 'cancelled' });
      else if (error instanceof NoFiles) setState({ kind: 'failed', name: error.plan, reason: error.cause instanceof Gone ? t('notThere') : reasonOf(error.cause) });
      else throw error;
    }
  };
  const start = () => {
    control.current = new AbortController();
    setState({ kind: 'packing', count: 0, all: plans.length });
    pack(control.current.signal).catch((error: unknown) => setState({ kind: 'failed', name: '', reason: reasonOf(error as Error) }));
  };
  return { state, start, cancel: () => control.current?.abort() };
}

/** A plan that was made, and is not there any more. */
class Gone extends Error {}
