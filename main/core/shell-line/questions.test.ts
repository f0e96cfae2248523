import { describe, expect, it } from 'vitest';
import { createQuestions } from './questions.ts';

function line() {
  const sent: { ask: number; name: string }[] = [];
  const questions = createQuestions((message) => {
    sent.push({ ask: Number(Reflect.get(message, 'ask')), name: String(Reflect.get(message, 'name')) });
  });
  return { sent, questions };
}

describe('questions to another process', () => {
  it('get the answer with their own number, in any order', async () => {
    const { sent, questions } = line();
    const first = questions.ask('layout.open', {});
    const second = questions.ask('layout.close', {});
    expect(sent.map(({ name }) => name)).toEqual(['layout.open', 'layout.close']);
    questions.receive({ answer: 2, ok: true, value: 'second' });
    questions.receive({ answer: 1, ok: true, value: 'first' });
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  });

  it('end in the refusal that was answered', async () => {
    const { questions } = line();
    const asked = questions.ask('layout.open', {});
    questions.receive({ answer: 1, ok: false, error: { code: 'layoutFailed', params: { reason: 'no font' } } });
    await expect(asked).rejects.toMatchObject({ code: 'layoutFailed', params: { reason: 'no font' } });
  });

  it('are all refused when the other process is gone, before and after', async () => {
    const { questions } = line();
    const asked = questions.ask('layout.open', {});
    const ready = questions.ready.catch((problem: unknown) => problem);
    questions.lost();
    await expect(asked).rejects.toMatchObject({ code: 'layoutUnavailable' });
    await expect(questions.ask('layout.open', {})).rejects.toMatchObject({ code: 'layoutUnavailable' });
    expect(await ready).toMatchObject({ code: 'layoutUnavailable' });
  });

  it('are not answered by a message that is none', async () => {
    const { questions } = line();
    const asked = questions.ask('layout.open', {});
    [null, 'text', { answer: '1' }, { answer: 1, ok: 'yes' }, { answer: 9, ok: true, value: 1 }].forEach((message) => questions.receive(message));
    questions.receive({ answer: 1, ok: true, value: 'answered' });
    expect(await asked).toBe('answered');
  });
});
