/** Brings one content into a bucket as a server's program that is killed: `node contents-child.ts <settings as JSON>`. Says how far it has come, piece by piece, and then what became of it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openContentBucket } from '../../main/hub/contents/content-bucket.ts';
import { sampleContent } from './sample-content.ts';

const place = z.object({ origin: z.string(), bucket: z.string(), prefix: z.string(), region: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() });
const settings = z.object({ place, size: z.int(), piece: z.int() });

const [, , given = ''] = process.argv;
const { place: where, size, piece } = settings.parse(JSON.parse(given));
const bytes = sampleContent(size);
const hash = createHash('sha256').update(bytes).digest('hex');
const store = await openContentBucket(where);
for (let { have, whole } = await store.standing(hash); !whole; ) {
  const part = bytes.subarray(have, have + piece);
  const isLast = have + part.length === size;
  if (isLast) process.send?.({ joining: true });
  const became = await store.append(hash, { offset: have, size, bytes: part });
  if (became !== 'more' && became !== 'whole') throw new Error(became);
  have += part.length;
  whole = became === 'whole';
  process.send?.({ have, whole });
}
process.disconnect();
