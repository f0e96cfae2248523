import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../core/lan/clock.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import { officesWithHosts } from '../lists/published-lists.ts';
import { officeAt } from '../lists/rules.ts';
import { readTrackingCode } from '../tracking/rules.ts';
import type { Tracking } from '../tracking/tracking.ts';
import { Askers } from './askers.ts';
import { hostOf, partOf } from './parts.ts';

type Parts = { readonly database: HubDatabase; readonly tracking: Tracking; readonly clock: Clock };

const question = z.strictObject({ code: z.string().max(40) });

/** An asker has twenty tries and six more a minute, all together three hundred and five a second: docs/decisions/0019-public-site.md has the arithmetic. */
const asking = { each: { rate: 0.1, burst: 20 }, all: { rate: 5, burst: 300 } } as const;

/** Longer than the database takes: whether a code is known is not told by how long the answer takes, nor by its length. */
const answerAfterMs = 150;
const answerBytes = 4096;
const secondsToWait = 60;

/** Where an application stands, for who holds the code on its slip (domain.md rows 105, 106): no personal data, the same form of answer for every code. */
export function serveTracking(server: FastifyInstance, { database, tracking, clock }: Parts): void {
  const askers = new Askers(clock, asking);
  for (const path of ['/track', '/:office/track'] as const) {
    server.post(path, async (request, reply) => {
      void reply.headers({ 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="standing.json"' });
      const body = question.safeParse(request.body);
      if (!body.success) return reply.status(400).send();
      if (!askers.may(request.ip)) return reply.header('retry-after', secondsToWait).status(429).send();
      const [answer] = await Promise.all([answerTo(request, body.data.code), waited(clock)]);
      return reply.type('application/json; charset=utf-8').send(padded(JSON.stringify(answer)));
    });
  }

  async function answerTo(request: FastifyRequest, code: string) {
    const office = officeAt({ host: hostOf(request), office: partOf(request, 'office') }, await officesWithHosts(database));
    return tracking.standing(office, readTrackingCode(code) ?? '');
  }
}

const waited = (clock: Clock): Promise<void> => new Promise((resolve) => void clock.after(answerAfterMs, resolve));

/** White space after a JSON text says nothing (RFC 8259, 2). */
const padded = (text: string): Buffer => Buffer.concat([Buffer.from(text), Buffer.alloc(Math.max(0, answerBytes - Buffer.byteLength(text)), ' ')]);
