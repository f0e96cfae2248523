import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { appScheme, isAppAddress } from './app-origin.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { mediaType } from './media-types.ts';
import { servedPath, type ServedRoot } from './served-path.ts';

/** A page that is made at the moment and lies in no file, such as a letter being laid out. */
export type MadePage = { readonly type: string; readonly body: string };

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers every request of a session from allowed folders and from pages made at the moment. */
export function serveApp(
  session: Session,
  roots: readonly ServedRoot[],
  madePage: (path: string) => MadePage | undefined = () => undefined,
): void {
  session.protocol.handle(appScheme, async (request) => {
    const found = request.method === 'GET' && isAppAddress(request.url);
    const { pathname } = new URL(request.url);
    const page = found ? madePage(pathname) : undefined;
    if (page) return respond(200, page.type, page.body);
    return found ? serveFile(pathname === '/' ? '/index.html' : pathname, roots) : notFound();
  });
}

async function serveFile(pathname: string, roots: readonly ServedRoot[]): Promise<Response> {
  const file = servedPath(pathname, roots);
  const type = file ? mediaType(file) : undefined;
  if (!file || !type) return notFound();
  return readFile(file).then((body) => respond(200, type, new Uint8Array(body)), notFound);
}

const notFound = () => respond(404, 'text/plain; charset=utf-8', '');

function respond(status: number, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    },
  });
}
