import type { PublicOptions } from '../../main/hub/public/public-door.ts';

/** The public site as built, at any free port of this machine, behind a proxy that is the test. */
export const citizens = (more: Partial<PublicOptions> = {}): PublicOptions => ({ port: 0, tls: null, site: new URL('../../out/verify/site', import.meta.url).pathname, ...more });
