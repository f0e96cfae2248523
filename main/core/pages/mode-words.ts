import type { DispatchMode } from '../../../preload/contract/dispatch.ts';
import type { PageWords } from './page-words.ts';

/** The word for each mode of dispatch. */
export const modeWords: Readonly<Record<DispatchMode, keyof PageWords>> = {
  hand: 'modeHand',
  ordinary: 'modeOrdinary',
  registered: 'modeRegistered',
  'speed-post': 'modeSpeedPost',
  courier: 'modeCourier',
  fax: 'modeFax',
  'e-mail': 'modeEmail',
  'e-office': 'modeEOffice',
};
