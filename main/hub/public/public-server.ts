import fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import type { Clock } from '../../core/lan/clock.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import type { Tracking } from '../tracking/tracking.ts';
import { Askers } from './askers.ts';
import { serveLists } from './list-routes.ts';
import type { Site } from './site.ts';
import { serveSite } from './site-routes.ts';
import { serveTracking } from './track-route.ts';

/** The operator's own certificate, both PEM; null is plain HTTP for a reverse proxy on this machine. */
export type PublicTls = { readonly cert: string; readonly key: string } | null;

export type PublicParts = { readonly database: HubDatabase; readonly site: Site; readonly tracking: Tracking; readonly clock: Clock; readonly tls: PublicTls; /** Hears of what went wrong on this side. */ readonly failed: (problem: unknown) => void };

/** A code of eight characters in a small object. */
const mostBody = 512;
const mostHeaders = 8 * 1024;
const mostConnections = 2_000;
const requestWithin = 20_000;
const idleFor = 10_000;
const secondsToWait = 60;

/** A page is some ten files; many households of a mobile network stand behind one address. */
const reading = { each: { rate: 20, burst: 400 } } as const;

/** Why a request was turned away, by the status that tells it. */
const known: ReadonlySet<number> = new Set([400, 404, 405, 413, 414, 415, 429, 431]);

/**
 * The door for citizens: the page that checks letters, the offices' signed lists, and where an application stands. Reads alone, but for one question; no cookies, no log of
 * what is asked or of who asks.
 */
export function publicServer(parts: PublicParts): FastifyInstance {
  const { database, site, tracking, clock, tls, failed } = parts;
  const headers = headersFor(site, tls);
  const server = made(tls, headers);
  const askers = new Askers(clock, reading);
  server.server.maxConnections = mostConnections;
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers);
    if (!askers.may(request.ip)) return reply.header('retry-after', secondsToWait).status(429).send();
    return undefined;
  });
  server.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error);
    if (status === 500) failed(error);
    return reply.status(status).send();
  });
  server.setNotFoundHandler((request, reply) => reply.status(isRead(request) ? 404 : 405).send());
  serveLists(server, database);
  serveSite(server, database, site);
  serveTracking(server, { database, tracking, clock });
  return server;
}

function made(tls: PublicTls, headers: Headers): FastifyInstance {
  // An address that can't be read comes to no hook and no handler of errors.
  const frameworkErrors: FastifyServerOptions['frameworkErrors'] = (error, _request, reply) => void reply.raw.writeHead(statusOf(error), headers).end();
  const limits = { logger: false, frameworkErrors, bodyLimit: mostBody, requestTimeout: requestWithin, keepAliveTimeout: idleFor, connectionTimeout: requestWithin, forceCloseConnections: true, routerOptions: { maxParamLength: 100 } } satisfies FastifyServerOptions;
  const http = { maxHeaderSize: mostHeaders, headersTimeout: requestWithin };
  // Whom a reverse proxy speaks for is believed only where nobody but this machine can be the proxy.
  if (tls === null) return fastify({ ...limits, http, trustProxy: 'loopback' });
  return fastify({ ...limits, https: { ...http, ...tls, minVersion: 'TLSv1.2' } });
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

type Headers = Readonly<Record<string, string>>;

function headersFor({ policy }: Site, tls: PublicTls): Headers {
  return {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    ...(tls ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** What the library found wrong with a request is the asker's; all else is ours. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && known.has(status) ? status : 500;
}
