/**
 * A core that works on a batch until it is killed: `node batch-child.ts FOLDER`. It waits for the word, opens the desk, goes on with
 * the batch that waits or begins a new one, and says when that is done. Pages are laid out by whoever started it.
 */
import { z } from 'zod';
import { layoutOver } from '../../main/core/shell-line/shell-ports.ts';
import { createQuestions } from '../../main/core/shell-line/questions.ts';
import { ask, draftFor, openKit, paragraphs, signedIn } from '../unit/desk-kit.ts';

const word = z.object({ go: z.literal(true), fileId: z.string(), lines: z.int() });
const [, , folder = ''] = process.argv;
const say = (message: object) => process.send?.(message);
const questions = createQuestions((message) => say(message));

process.on('message', (message) => {
  const told = word.safeParse(message);
  if (told.success) void work(told.data);
  else questions.receive(message);
});
process.on('disconnect', () => process.exit());

/** Four ordinary paragraphs, of which every line of the list changes one. */
const text = paragraphs(
  'Your attention is drawn to the assessment of property tax for the current year.',
  'The amount payable by {{name}} is Rs {{amount}}, as entered in the demand register of the ward.',
  'Payment may be made at the counter of this office on any working day between nine and one, or through the bank named on the bill.',
  'An objection, if any, is to reach the undersigned in writing within thirty days from the date of this notice.',
);

async function work({ fileId, lines }: z.infer<typeof word>): Promise<void> {
  let announced: () => void = () => undefined;
  const kit = await openKit(folder, { layout: { ...layoutOver(questions.ask), end: () => Promise.resolve() }, announce: () => announced() });
  const ended = new Promise<void>((resolve) => {
    announced = () => (kit.desk.running.size === 0 ? resolve() : undefined);
  });
  const officer = await signedIn(kit, 'officer');
  const { pin, postId } = officer.person;
  const waiting = (await ask(kit, officer, 'batches.list', {})).find((batch) => batch.state === 'paused');
  if (waiting) await ask(kit, officer, 'batches.resume', { batchId: waiting.id, pin });
  else {
    const csv = ['name,amount', ...Array.from({ length: lines }, (_, line) => `Ward ${line + 1},${(line + 1) * 100}`)].join('\n');
    const draft = draftFor(postId, { form: 'notice', subject: { en: 'Property tax: {{name}}' }, body: { en: text } });
    await ask(kit, officer, 'batches.start', { fileId, csv, pin, draft });
  }
  say({ working: true });
  await ended;
  const unfinished = (await ask(kit, officer, 'batches.list', {})).filter((batch) => batch.state !== 'done');
  kit.close();
  say({ done: unfinished.length === 0, unfinished });
}
