import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { notice, question } from '../../lan/transport/message-kind.ts';

/** Events of the office record after so many, as many as fit, with the head that the registrar's desk signed for them or for later ones. */
export const officeEvents = question(
  'office.events',
  z.object({ after: z.int().nonnegative() }),
  z.object({ head: byteString(), events: z.array(byteString()).max(4_096) }),
);

/** The sender's record has come to so many events. */
export const officeNews = notice('office.news', z.object({ count: z.int().positive() }));
