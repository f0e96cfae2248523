import { z } from 'zod';
import { id } from '../../../preload/contract/values.ts';
import { receiptBinned, receiptRestored } from '../../core/bin/events.ts';
import { receiptCompleted, receiptDiarised, receiptDisposed, receiptFiled, receiptMarked, receiptPulledBack } from '../../core/dak/events.ts';
import { fileMoved, fileOpened } from '../../core/files/events.ts';
import { fileClosed, fileReopened } from '../../core/files/life-events.ts';
import { custodyReturned } from '../../core/handover/events.ts';
import type { EventType } from '../../core/ledger/event-type.ts';
import type { EventEnvelope } from '../../core/ledger/event.ts';
import { letterCancelled, letterIssued } from '../../core/letters/events.ts';
import { officeFounded, postCreated, sectionCreated } from '../../core/office/events.ts';

/** What happened to a receipt, to the file it lies in, or to a letter that answers it: as much of it as its sender may hear, and not a word more. */
export const step = z.discriminatedUnion('kind', [
  /** `hidden`: graded, or a cover that nobody has opened. */
  z.strictObject({ kind: z.literal('received'), number: z.string(), on: z.string(), post: z.string(), hidden: z.boolean() }),
  z.strictObject({ kind: z.literal('completed'), hidden: z.boolean() }),
  z.strictObject({ kind: z.literal('opened'), post: z.string(), hidden: z.boolean() }),
  z.strictObject({ kind: z.literal('with'), post: z.string() }),
  z.strictObject({ kind: z.literal('back') }),
  z.strictObject({ kind: z.literal('filed'), file: z.string() }),
  z.strictObject({ kind: z.literal('answered'), letter: z.string(), on: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('undone') }),
  z.strictObject({ kind: z.literal('binned') }),
  z.strictObject({ kind: z.literal('restored') }),
]);
export type Step = z.infer<typeof step>;

/** What an event tells of tracking: a step of a thing, a code that stands for a receipt, and what an office says of itself. */
export type Told = {
  readonly step?: { readonly thing: string; readonly step: Step };
  readonly code?: { readonly code: string; readonly receipt: string };
  readonly fact?: { readonly kind: 'post' | 'section' | 'country'; readonly id: string; readonly fact: string };
};

type Teller = { readonly name: string; readonly version: number; readonly tell: (event: EventEnvelope) => Told | null };

/** Bodies are read as the core reads them; one that is not as its type says tells nothing. */
function telling<Body>({ name, version, body }: EventType<Body>, tell: (body: Body, event: EventEnvelope) => Told | null): Teller {
  return {
    name,
    version,
    tell: (event) => {
      const read = body.safeParse(event.body);
      return read.success ? tell(read.data, event) : null;
    },
  };
}

const of = (thing: string, happened: Step): Told => ({ step: { thing, step: happened } });
/** The envelope takes any text for the name of a thing; a table takes what the core would have given. */
const thingOf = ({ file }: EventEnvelope): string | null => (file && id.safeParse(file.id).success ? file.id : null);
const ofFile = (event: EventEnvelope, happened: Step): Told | null => {
  const thing = thingOf(event);
  return thing === null ? null : of(thing, happened);
};

const tellers: readonly Teller[] = [
  telling(receiptDiarised, (body, { actor }) => ({
    ...of(body.id, { kind: 'received', number: body.number, on: body.receivedOn, post: actor?.post ?? '', hidden: body.unopenedCover || body.classification !== 'normal' }),
    code: { code: body.trackingCode, receipt: body.id },
  })),
  telling(receiptCompleted, ({ receiptId, classification }) => of(receiptId, { kind: 'completed', hidden: classification !== 'normal' })),
  telling(receiptMarked, ({ receiptId, toPost }) => of(receiptId, { kind: 'with', post: toPost })),
  telling(receiptPulledBack, ({ receiptId }) => of(receiptId, { kind: 'back' })),
  telling(receiptFiled, ({ receiptId }, event) => of(receiptId, { kind: 'filed', file: thingOf(event) ?? '' })),
  telling(receiptDisposed, ({ receiptId }) => of(receiptId, { kind: 'done' })),
  telling(receiptBinned, ({ receiptId }) => of(receiptId, { kind: 'binned' })),
  telling(receiptRestored, ({ receiptId }) => of(receiptId, { kind: 'restored' })),
  telling(fileOpened, ({ id: file, classification }, { actor }) => of(file, { kind: 'opened', post: actor?.post ?? '', hidden: classification !== 'normal' })),
  telling(fileMoved, ({ toPost }, event) => ofFile(event, { kind: 'with', post: toPost })),
  telling(fileClosed, (_, event) => ofFile(event, { kind: 'done' })),
  telling(fileReopened, (_, event) => ofFile(event, { kind: 'undone' })),
  telling(custodyReturned, (_, event) => ofFile(event, { kind: 'back' })),
  telling(letterIssued, ({ id: letter, answers, day }) => (answers === null ? null : of(answers, { kind: 'answered', letter, on: day }))),
  telling(letterCancelled, ({ id: letter }) => of(letter, { kind: 'cancelled' })),
  telling(postCreated, ({ id: post, sectionId }) => ({ fact: { kind: 'post', id: post, fact: sectionId } })),
  telling(sectionCreated, ({ id: section, name }) => ({ fact: { kind: 'section', id: section, fact: JSON.stringify(name) } })),
  telling(officeFounded, ({ profile }) => ({ fact: { kind: 'country', id: '', fact: profile.country } })),
];

const byKind: ReadonlyMap<string, Teller> = new Map(tellers.map((teller) => [`${teller.name}@${teller.version}`, teller]));

/** What an event tells; null for one of a kind that says nothing of tracking, or that is not known here. */
export function toldBy(event: EventEnvelope): Told | null {
  return byKind.get(`${event.type}@${event.typeVersion}`)?.tell(event) ?? null;
}
