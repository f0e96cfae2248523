import { describe, expect, it } from 'vitest';
import { renamePatiently } from './rename-patiently.ts';

/** Time that passes at once; how much of it there was. */
function hastyTime() {
  const time = { waited: 0 };
  return {
    time,
    after: (milliseconds: number, work: () => void) => {
      time.waited += milliseconds;
      work();
      return () => undefined;
    },
  };
}

const failing = (code: string, times: number) => {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw Object.assign(new Error(code), { code });
  };
};

describe('a rename that a virus scanner stands in the way of', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('is tried again after %s', async (code) => {
    const { time, after } = hastyTime();
    await renamePatiently(failing(code, 5), after);
    expect(time.waited).toBe(50 + 100 + 200 + 400 + 800);
  });

  it('is given up after a minute, with what the system said', async () => {
    const { time, after } = hastyTime();
    await expect(renamePatiently(failing('EBUSY', 1000), after)).rejects.toThrow('EBUSY');
    expect(time.waited).toBeGreaterThanOrEqual(60_000);
    expect(time.waited).toBeLessThan(63_000);
  });

  it('is not tried again after anything else', async () => {
    const { time, after } = hastyTime();
    await expect(renamePatiently(failing('ENOSPC', 1), after)).rejects.toThrow('ENOSPC');
    expect(time.waited).toBe(0);
  });
});
