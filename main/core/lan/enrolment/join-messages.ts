import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { p256SpkiSchema } from '../roster/desk-keys.ts';
import { question } from '../transport/message-kind.ts';

const keys = z.object({ signing: byteString(32), tls: p256SpkiSchema });

/** 1. The new desk: my keys, my signature on them (it holds the signing key; TLS has proven the other), and a nonce in a sealed hand. */
export const joinCommit = question(
  'join.commit',
  z.object({ keys, commitment: byteString(32), proof: byteString(64) }),
  z.object({ keys, nonce: byteString(32), office: z.string().min(1).max(64), root: p256SpkiSchema }),
);

/** 2. The new desk opens its hand. Now both have the code. */
export const joinReveal = question('join.reveal', z.object({ nonce: byteString(32) }), z.object({}));

/**
 * 3. The new desk waits for the registrar to type the code, and is given its certificate, the office's trust files, and the port at
 * which the registrar's desk listens for desks of the office (0: not told).
 */
export const joinOutcome = question(
  'join.outcome',
  z.object({}),
  z.object({ certificate: byteString(), trust: z.array(byteString()).max(16), port: z.int().min(0).max(65_535) }),
);

/** 4. The list of desks, in pieces that fit a frame. */
export const joinRoster = question('join.roster', z.object({ from: z.int().positive() }), z.object({ entries: z.array(byteString()).max(4_096), newest: z.int().positive() }));
