import type { Visit } from '../pages/visit.ts';
import type { DayLog } from './log.ts';
import type { DayTexts } from './texts.ts';

/** One day at one desk: who is before the window, what is written, and what was done so far. */
export type WorkingDay = { readonly visit: Visit; readonly texts: DayTexts; readonly log: DayLog };
