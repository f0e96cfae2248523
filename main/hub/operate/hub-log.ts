import { LogController, type FastifyServerOptions } from 'fastify';

/** Where the log goes, a line at a time. */
export type LogStream = { readonly write: (line: string) => void };

/**
 * How the server logs: a JSON object a line, with a level and an event. What a request brought never stands in it, nor who asked, from where, or for whom: routes, codes and numbers alone. Of an
 * error its kind, code, message and place in the program; details of the database (which repeat values of rows) are left out.
 */
export function loggerTo(stream: LogStream | undefined): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  if (!stream) return { logger: false };
  const logger = {
    level: process.env['DAFTAR_HUB_LOG'] ?? 'info',
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (level: string) => ({ level }) },
    serializers: { req: () => ({}), res: () => ({}) },
    stream,
  };
  return { logger, logController: new LogController({ disableRequestLogging: true }) };
}

/** What the log says of an error. */
export function toldError(error: unknown): { readonly kind: string; readonly code: string; readonly message: string; readonly at: string } {
  if (!(error instanceof Error)) return { kind: typeof error, code: '', message: '', at: '' };
  const code = 'code' in error ? String(error.code) : '';
  return { kind: error.name, code, message: withoutValues(error.message), at: (error.stack ?? '').split('\n').slice(1, 6).map((line) => line.trim()).join(' | ') };
}

/** Messages of drivers quote what they stumbled over. */
const withoutValues = (message: string): string => message.replaceAll(/postgres(?:ql)?:\/\/\S+/gu, 'postgres://…').replaceAll(/"[^"]*"|'[^']*'/gu, '…').slice(0, 300);
