export type { AskedPlan, SizingRoom, TakenSpan } from './room.js';
export { type Nearest, type Sized, sizePlan, sizingPlan, type SumLine } from './size.js';
export { type SizingSpeaker, sizingSpeaker } from './words.js';
