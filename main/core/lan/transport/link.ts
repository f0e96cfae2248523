import type { Duplex } from 'node:stream';
import { plainBytes } from '../../ledger/event.ts';
import { failure, success, type Result } from '../../result.ts';
import type { Clock } from '../clock.ts';
import { frame, framePieces, FrameReader, maximumFrame } from './frames.ts';
import { KeepAlive } from './keep-alive.ts';
import type { Handled, NoticeKind, QuestionKind } from './message-kind.ts';
import { letGo } from './let-go.ts';
import { messagePieces, readMessage, writeMessage, type AnswerProblem, type WireMessage } from './wire.ts';

/** Why a question has no answer: what the other end said, or what became of the link. */
export type LinkProblem = AnswerProblem | 'linkClosed' | 'linkBusy' | 'answerLate' | 'answerInvalid';

/** Why a link ended. */
export type LinkEnd = 'closedHere' | 'closedThere' | 'silent' | 'broken' | 'replaced' | 'revoked' | 'late';

/** What arrives, by message name; a name nobody knows is answered with `unknownMessage`. */
export type Dispatch = (name: string, body: unknown) => Promise<Handled>;

export type LinkOptions = { readonly clock: Clock; readonly dispatch: Dispatch; readonly frameLimit: number };

/** Messages under work before the link stops reading; it reads on at half of that. */
const mostUnderWork = 32;
/** Bytes that are read beyond that while an answer is waited for. */
const mostLater = 16 * 1024 * 1024;
/** Questions that wait for an answer, at this end. */
const mostQuestions = 256;
/** Bytes of answers that wait to be taken before no more questions are read: a peer that asks and never reads fills no memory. */
const mostUnsent = 2 * 1024 * 1024;
const answerWithin = 30_000;
/** A peer that has been told good-bye and does not close. */
const lingerFor = 2_000;
/** A link that was replaced stays so long for what is under way, looked at so many times. */
const retireAfter = 1_000;
const retireSteps = 10;

type Waiting = { readonly settle: (answer: Result<unknown, LinkProblem>) => void; readonly stop: () => void };

/** Messages over one connection, both ways. Whoever is at the other end is the business of who makes the link. */
export class Link {
  readonly #stream: Duplex;
  readonly #clock: Clock;
  readonly #reader: FrameReader;
  readonly #keepAlive: KeepAlive;
  readonly #waiting = new Map<number, Waiting>();
  #waitingForRoom: ((stands: boolean) => void)[] = [];
  readonly #endings: ((end: LinkEnd) => void)[] = [];
  #dispatch: Dispatch;
  #end: LinkEnd | null = null;
  #underWork = 0;
  /** What came while enough was under work and an answer was waited for, in its order. */
  readonly #later: WireMessage[] = [];
  #laterBytes = 0;
  #nextId = 0;

  constructor(stream: Duplex, { clock, dispatch, frameLimit }: LinkOptions) {
    this.#stream = stream;
    this.#clock = clock;
    this.#dispatch = dispatch;
    this.#reader = new FrameReader(frameLimit, letGo);
    this.#keepAlive = new KeepAlive(clock, { ping: () => this.#write({ type: 'ping' }), silent: () => this.end('silent'), unsent: () => this.unsent });
    stream.on('data', (chunk: Uint8Array) => this.#read(chunk));
    stream.on('drain', () => {
      this.#room(true);
      this.#goOn();
    });
    stream.on('error', () => this.end('broken'));
    stream.on('close', () => this.end('closedThere'));
    stream.on('end', () => this.end('closedThere'));
  }

  /** Null while the link stands. */
  get ended(): LinkEnd | null {
    return this.#end;
  }

  /** Bytes that this end has written and the other has not yet taken. */
  get unsent(): number {
    return this.#stream.writableLength;
  }

  /** Calls when the link ends, at once if it has ended. */
  onEnd(hear: (end: LinkEnd) => void): void {
    if (this.#end) hear(this.#end);
    else this.#endings.push(hear);
  }

  /** The greeting is over: frames may be as long as work needs, and these handlers answer from now on. */
  open(dispatch: Dispatch): void {
    this.#reader.allow(maximumFrame);
    this.#dispatch = dispatch;
    this.#keepAlive.start();
  }

  /** Tells. Long bytes in the body are not copied: they must stay as they are, or are given away (`NoticeKind`). Resolves when the stream has room for more: whoever waits for it sends no faster than the other end reads. */
  async tell<Body>(kind: NoticeKind<Body>, body: Body): Promise<boolean> {
    return this.#write({ type: 'notice', name: kind.name, body }, kind.given) || this.#drained();
  }

  /** Asks and waits for the answer, `within` milliseconds at most. */
  async ask<Body, Answer>(kind: QuestionKind<Body, Answer>, body: Body, within = answerWithin): Promise<Result<Answer, LinkProblem>> {
    if (this.#end) return failure('linkClosed');
    if (this.#waiting.size >= mostQuestions) return failure('linkBusy');
    const id = this.#nextId;
    this.#nextId += 1;
    const answered = new Promise<Result<unknown, LinkProblem>>((settle) => {
      const stop = this.#clock.after(within, () => this.#settle(id, failure('answerLate')));
      this.#waiting.set(id, { settle, stop });
    });
    this.#write({ type: 'question', id, name: kind.name, body });
    // What this end had stopped reading for may wait for the answer from now on.
    if (this.#stream.isPaused()) this.#goOn();
    const answer = await answered;
    if (!answer.ok) return answer;
    const read = kind.answer.safeParse(answer.value);
    return read.success ? success(read.data) : failure('answerInvalid');
  }

  /** Asks the other end for a sign of life now; ends the link when none comes within the milliseconds. */
  probe(within: number): void {
    this.#keepAlive.probe(within);
  }

  /** Says good-bye, sends what is written, and closes. */
  close(end: LinkEnd = 'closedHere'): void {
    if (this.#end) return;
    this.#write({ type: 'bye' });
    const stop = this.#clock.after(lingerFor, () => this.#stream.destroy());
    this.#stream.once('close', stop);
    this.#stream.end();
    this.#finish(end);
  }

  /** Another connection takes this one's place: what was asked over it is still answered, then it closes. */
  retire(): void {
    this.#clock.after(retireAfter, () => this.#retired(retireSteps));
  }

  #retired(steps: number): void {
    if (this.#end) return;
    if (steps === 0 || (this.#waiting.size === 0 && this.#underWork === 0 && this.#later.length === 0)) this.close('replaced');
    else this.#clock.after(retireAfter, () => this.#retired(steps - 1));
  }

  /** Ends the link at once. */
  end(end: LinkEnd): void {
    this.#finish(end);
    if (end !== 'closedThere' || !this.#stream.writableEnded) this.#stream.destroy();
  }

  #finish(end: LinkEnd): void {
    if (this.#end) return;
    this.#end = end;
    this.#keepAlive.stop();
    this.#room(false);
    for (const id of this.#waiting.keys()) this.#settle(id, failure('linkClosed'));
    for (const hear of this.#endings) hear(end);
  }

  #settle(id: number, answer: Result<unknown, LinkProblem>): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    waiting.stop();
    waiting.settle(answer);
  }

  /** True when the stream takes more without waiting. */
  #write(message: WireMessage, given = false): boolean {
    if (!this.#canWrite) return false;
    const [head, ...long] = framePieces(messagePieces(message));
    const hasRoom = this.#stream.write(head);
    return long.map((piece) => this.#stream.write(piece, (problem) => given && !problem && letGo(piece))).every(Boolean) && hasRoom;
  }

  get #canWrite(): boolean {
    return !this.#end && !this.#stream.destroyed && !this.#stream.writableEnded;
  }

  /** Whether the link still stands once what was written has gone. */
  #drained(): Promise<boolean> {
    if (this.#end) return Promise.resolve(false);
    return new Promise((resolve) => this.#waitingForRoom.push(resolve));
  }

  #room(stands: boolean): void {
    for (const resolve of this.#waitingForRoom.splice(0)) resolve(stands);
  }

  #read(chunk: Uint8Array): void {
    this.#keepAlive.heard();
    this.#reader.push(plainBytes(chunk));
    this.#work();
  }

  get #isBusy(): boolean {
    return this.unsent >= mostUnsent || (this.#hasEnough && (this.#waiting.size === 0 || this.#laterBytes >= mostLater));
  }

  /** What comes now has to wait for what came before. */
  get #hasEnough(): boolean {
    return this.#underWork >= mostUnderWork || this.#later.length > 0;
  }

  /** Takes frames until there is none, the link has ended, or enough is under work. */
  #work(): void {
    while (!this.#end && !this.#isBusy) {
      const content = this.#reader.next();
      if (!content) break;
      const message = readMessage(content);
      if (!message) return this.end('broken');
      if (this.#hasEnough && isWork(message)) this.#keep(message, content.length);
      else this.#hear(message);
    }
    if (this.#reader.broken) return this.end('broken');
    if (!this.#isBusy) return;
    this.#stream.pause();
    this.#keepAlive.pause(this.#hasEnough);
  }

  /**
   * What is under work may itself wait for an answer that comes behind this: were nothing read any more, both would wait until the answer is late
   * (files between two desks that meet after both had worked apart).
   */
  #keep(message: WireMessage, bytes: number): void {
    this.#later.push(message);
    this.#laterBytes += bytes;
  }

  #takeKept(): void {
    while (!this.#end && this.#underWork < mostUnderWork) {
      const message = this.#later.shift();
      if (!message) break;
      this.#hear(message);
    }
    if (this.#later.length === 0) this.#laterBytes = 0;
  }

  #hear(message: WireMessage): void {
    switch (message.type) {
      case 'notice':
        return this.#handle(message.name, message.body, null);
      case 'question':
        return this.#handle(message.name, message.body, message.id);
      case 'answer':
        return this.#settle(message.id, success(message.body));
      case 'problem':
        return this.#settle(message.id, failure(message.problem));
      case 'ping':
        this.#write({ type: 'pong' });
        return;
      case 'pong':
        return;
      case 'bye':
        return this.end('closedThere');
    }
  }

  #handle(name: string, body: unknown, id: number | null): void {
    this.#underWork += 1;
    const answered = this.#dispatch(name, body).then((handled) => answerBytes(handled, id ?? 0));
    void answered.catch(() => answerBytes({ ok: false, problem: 'failed' }, id ?? 0)).then((bytes) => this.#done(id === null ? null : bytes));
  }

  #done(answer: Uint8Array | null): void {
    this.#underWork -= 1;
    if (answer && this.#canWrite) this.#stream.write(answer);
    if (this.#underWork > mostUnderWork / 2) return;
    this.#takeKept();
    this.#goOn();
  }

  #goOn(): void {
    if (this.#end || this.#isBusy) return;
    this.#keepAlive.resume();
    this.#stream.resume();
    this.#work();
  }
}

/** Does it keep its place behind what came before? Answers and signs of life need not. */
const isWork = ({ type }: WireMessage): boolean => type === 'notice' || type === 'question' || type === 'bye';

/** Throws for an answer that is no plain CBOR or over a frame, which the other end then hears of as `failed`. */
function answerBytes(handled: Handled, id: number): Uint8Array {
  return frame(writeMessage(handled.ok ? { type: 'answer', id, body: handled.answer } : { type: 'problem', id, problem: handled.problem }));
}
