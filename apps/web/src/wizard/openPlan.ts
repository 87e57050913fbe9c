import { createContext, useContext } from 'react';
import type { DraftKeeper } from '../plans/draftKeeper.js';

/** The plan of this browser that is open, where it is one and not only looked at. */
export interface OpenPlan {
  readonly id: string;
  readonly keeper: DraftKeeper;
}

export const OpenPlanContext = createContext<OpenPlan | undefined>(undefined);

/** The plan that is open; undefined where something is only looked at. */
export const useOpenPlan = () => useContext(OpenPlanContext);
