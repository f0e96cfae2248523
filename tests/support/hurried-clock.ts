import { systemClock, type Clock } from '../../main/core/lan/clock.ts';

/** The PC's clock, by which all waiting is so many times shorter: what takes a link half a minute to notice takes it three seconds. */
export const hurriedClock = (times: number): Clock => ({
  wall: systemClock.wall,
  monotonic: () => systemClock.monotonic() * times,
  after: (milliseconds, act) => systemClock.after(milliseconds / times, act),
});
