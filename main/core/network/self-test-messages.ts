import { z } from 'zod';
import { question } from '../lan/transport/message-kind.ts';

/**
 * A desk that runs its self-test asks another to connect to it: where that desk sees it, at the port that it greeted with. The answer
 * says whether it proved itself there, and on which roads its beacons were heard in the last minutes.
 */
export const connectBack = question(
  'network.connectBack',
  z.object({}),
  z.object({ reached: z.boolean(), heardBeacon: z.boolean(), heardMdns: z.boolean() }),
);
