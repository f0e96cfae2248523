import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { daftar, startDaftar } from '../support/run.ts';
import { temporaryFolder } from '../unit/desk-kit.ts';

const place = temporaryFolder();
afterAll(() => place.remove());
const serving = z.looseObject({ event: z.literal('serving'), port: z.int().positive(), public: z.int().positive() });

describe('the central server from the command line', () => {
  it('serves citizens the page that checks letters, until it is told to end', async () => {
    const hub = startDaftar('hub', '--data', `${place.path}/hub`, '--port', '0', '--public-port', '0', '--public-http');
    const { public: port } = serving.parse(JSON.parse(await hub.line((line) => line.includes('"serving"'))));
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect([page.status, (await page.text()).includes('./verify.js')]).toEqual([200, true]);
    expect(await hub.end('SIGTERM')).toBe(0);
  });

  it('says what it needs: a certificate, or that plain HTTP stays on the machine', async () => {
    const refused = async (...more: string[]) => (await daftar('hub', '--data', `${place.path}/other`, '--port', '0', '--public-port', '0', ...more)).value;
    expect(await refused()).toEqual({ error: { code: 'badInput', params: { field: '--public-cert' } } });
    expect(await refused('--public-cert', `${place.path}/none.pem`, '--public-key', `${place.path}/none.pem`)).toEqual({ error: { code: 'badInput', params: { field: '--public-cert' } } });
    expect(await refused('--public-http', '--public-host', '0.0.0.0')).toEqual({ error: { code: 'badInput', params: { field: '--public-host' } } });
    expect(await refused('--public-http', '--public-cert', 'cert.pem')).toEqual({ error: { code: 'badInput', params: { field: '--public-http' } } });
  });
});
