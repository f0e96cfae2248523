import { describe, expect, it } from 'vitest';
import { syncTrouble } from '../../../preload/contract/sync.ts';
import { lightOf } from './light-of.ts';

const nothing = { events: 0, contents: 0, bytes: 0 };
const calm = { trouble: null, owed: nothing, succeededAt: 1 };

describe('the sync light', () => {
  it('says that all is there only when nothing is owed and the server has said so once', () => {
    expect([calm, { ...calm, succeededAt: null }, { ...calm, owed: { ...nothing, events: 1 } }, { ...calm, owed: { ...nothing, contents: 1 } }].map(lightOf)).toEqual(['there', 'sending', 'sending', 'sending']);
  });

  it('is an alarm only where nothing goes on without somebody', () => {
    const alarms = syncTrouble.options.filter((trouble) => lightOf({ ...calm, trouble, owed: { ...nothing, events: 40 } }) === 'stopped');
    expect(alarms.toSorted()).toEqual(['notAdmitted', 'otherServer', 'recordDiffers']);
  });

  it('waits while the line is down, also with nothing owed: nobody knows what the server has', () => {
    expect(lightOf({ ...calm, trouble: 'unreachable' })).toBe('waiting');
  });
});
