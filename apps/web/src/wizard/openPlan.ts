import { createContext, useContext } from 'react';
import type { DraftKeeper } from '../plans/draftKeeper.js';
import { DEFAULT_SPACE } from '../plans/drafts.js';

/** The plan of this browser that is open, where it is one and not only looked at. */
export interface OpenPlan {
  readonly id: string;
  readonly keeper: DraftKeeper;
  /** The address space that it lies in. */
  readonly space: string;
}

export const OpenPlanContext = createContext<OpenPlan | undefined>(undefined);

/** The address space of what is open: of what is only looked at, the one in which it would be. */
export const SpaceOfPlanContext = createContext(DEFAULT_SPACE);

/** The plan that is open; undefined where something is only looked at. */
export const useOpenPlan = () => useContext(OpenPlanContext);

/** The address space of the plan that is open; of what is only looked at, the one in which it would be. */
export const useSpaceOfPlan = (): string => useContext(SpaceOfPlanContext);
