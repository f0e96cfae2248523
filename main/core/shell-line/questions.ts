import { Refusal } from '../refusal.ts';
import { answer, readySign } from './answers.ts';

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (problem: Error) => void };

export type Questions = {
  /** Asks the other process; rejects with its refusal, or with `layoutUnavailable` when it is gone. */
  readonly ask: (name: string, input: object) => Promise<unknown>;
  readonly receive: (message: unknown) => void;
  /** The other process ended: nothing that was asked will be answered. */
  readonly lost: () => void;
  readonly ready: Promise<void>;
};

/** Matches answers to questions over a line of plain messages. */
export function createQuestions(send: (message: object) => void): Questions {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let gone = false;
  let start: Waiting = { resolve: () => undefined, reject: () => undefined };
  const ready = new Promise<void>((resolve, reject) => {
    start = { resolve: () => resolve(), reject };
  });

  function receive(message: unknown): void {
    if (readySign.safeParse(message).success) return start.resolve(undefined);
    const parsed = answer.safeParse(message);
    if (parsed.success) settle(parsed.data);
  }

  function settle(reply: ReturnType<typeof answer.parse>): void {
    const question = waiting.get(reply.answer);
    waiting.delete(reply.answer);
    if (reply.ok) question?.resolve(reply.value);
    else question?.reject(new Refusal(reply.error.code, reply.error.params));
  }

  function ask(name: string, input: object): Promise<unknown> {
    if (gone) return Promise.reject(new Refusal('layoutUnavailable'));
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send({ ask: id, name, input });
    });
  }

  function lost(): void {
    gone = true;
    const problem = new Refusal('layoutUnavailable');
    start.reject(problem);
    waiting.forEach((question) => question.reject(problem));
    waiting.clear();
  }

  return { ask, receive, lost, ready };
}
