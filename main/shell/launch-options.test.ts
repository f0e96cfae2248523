import { describe, expect, it } from 'vitest';
import { readLaunchOptions } from './launch-options.ts';

describe('what the app was started with', () => {
  it('is the folder of the switch before that of the environment', () => {
    expect(readLaunchOptions(['electron', '.', '--data=/srv/desk'], { DAFTAR_DATA: '/srv/other' }).dataFolder).toBe('/srv/desk');
    expect(readLaunchOptions(['electron', '.'], { DAFTAR_DATA: '/srv/other' }).dataFolder).toBe('/srv/other');
  });

  it('is the usual folder when nothing is said', () => {
    expect(readLaunchOptions(['electron', '.', '--data='], { DAFTAR_DATA: '' })).toEqual({ dataFolder: undefined, printServer: false, selfTest: false });
  });

  it('may be the print server or the self-test', () => {
    expect(readLaunchOptions(['daftar', '--print-server'], {}).printServer).toBe(true);
    expect(readLaunchOptions(['daftar', '--self-test'], {}).selfTest).toBe(true);
  });
});
