import type { FastifyRequest } from 'fastify';

/** A part of the address by its name in the route; null where it has none. */
export function partOf({ params }: FastifyRequest, name: string): string | null {
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : null;
  return typeof value === 'string' ? value : null;
}
