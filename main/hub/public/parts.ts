import type { FastifyRequest } from 'fastify';

/** A part of the address by its name in the route; null where it has none. */
export function partOf({ params }: FastifyRequest, name: string): string | null {
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : null;
  return typeof value === 'string' ? value : null;
}

/**
 * The host that the browser asked for, without port. Not what a proxy says besides, which anybody can send through some proxies: a cache in front would then keep
 * one office's lists for another's page.
 */
export function hostOf({ headers }: FastifyRequest): string {
  return (headers.host ?? '').replace(/:\d*$/u, '');
}
