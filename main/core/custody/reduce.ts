import { hearClaims } from './claims.ts';
import { dispatch, offer, recall, settle, supply } from './dispatch.ts';
import type { Command, Input, Outcome, Tools } from './input.ts';
import type { BodyOf, Message } from './message.ts';
import { inquire, inquireAgain, onInquiryAnswer } from './inquiry.ts';
import { keepLatecomers, onPush, onPushed, push } from './mirror.ts';
import { create, note } from './note.ts';
import { adoptRoster, admit } from './peers.ts';
import { decline, onOffer, onParcel, onRecall } from './receive.ts';
import { answer, armRounds, ask, beginRecovery, confirm, lostSince, onAnswer } from './recovery.ts';
import { excuse, reconstitute } from './override.ts';
import { custodyRules, type CustodyRules } from './rules.ts';
import type { HighWater, State } from './state.ts';
import { Work } from './work.ts';

export type Reduce = (state: State, input: Input) => Outcome;

/**
 * Custody of one desk as a function: no clock, no chance, no input or output. The app and the simulator drive this same code; the rules
 * are handed in so that tests can show what each of them is for.
 */
export function custodyReducer(tools: Tools, rules: CustodyRules = custodyRules): Reduce {
  return (state, input) => {
    const work = new Work({ state, input, rules, tools });
    apply(work, input);
    if (work.desk.unmirrored.length > state.desk.unmirrored.length) work.alarm('push', null, 0);
    return work.outcome();
  };
}

function apply(work: Work, input: Input): void {
  switch (input.kind) {
    case 'start':
      return start(work, input.highWater);
    case 'command':
      return command(work, input.command);
    case 'message':
      return receive(work, input.message);
    case 'alarm':
      return alarm(work, input);
    case 'reached':
      return reached(work, input.desk);
    case 'roster':
      return adoptRoster(work, input.roster);
  }
}

/** At every start: recognise a backup that was put back, say in the log that the desk started (a copy of the disk says it differently), arm what is open. */
function start(work: Work, highWater: HighWater | null): void {
  const { standing } = work.desk;
  if (standing === 'revoked') return;
  if (highWater !== null && work.rules.isRestored(work.desk, highWater)) {
    const logs = highWater.logs.map(({ log }) => log);
    return beginRecovery(work, { lost: lostSince(work, highWater), logs, roster: highWater.roster });
  }
  if (standing === 'working' || standing === 'recovering') work.record({ kind: 'started', boot: work.input.fresh }, null);
  for (const { id, custody, inquiry } of work.allThings()) {
    if (custody.state === 'transit') work.alarm('offer', id, 0);
    if (inquiry !== null) work.alarm('inquiry', id, 0);
  }
  if (standing === 'recovering') work.alarm('ask', null, 0);
  armRounds(work);
}

function command(work: Work, command: Command): void {
  const { standing } = work.desk;
  if (command.kind === 'confirm') return confirm(work, command.officers);
  if (command.kind === 'excuse') return excuse(work, command);
  if (standing !== 'working' && standing !== 'recovering') return work.refuse('notWorking');
  switch (command.kind) {
    case 'create':
      return create(work, command);
    case 'note':
      return note(work, command);
    case 'dispatch':
      return dispatch(work, command);
    case 'recall':
      return recall(work, command.thing);
    case 'decline':
      return decline(work, command.thing);
    case 'inquire':
      return inquire(work, command.thing);
    case 'reconstitute':
      return reconstitute(work, command);
  }
}

function receive(work: Work, message: Message): void {
  keepLatecomers(work, message);
  if (!admit(work, message)) return;
  const { body, header } = message;
  switch (body.kind) {
    case 'offer':
      return onOffer(work, header.from, header.seen, body);
    case 'need':
      return supply(work, header.from, body);
    case 'parcel':
      return onParcel(work, header.from, body);
    case 'receipt':
      return settle(work, header.from, body);
    case 'recall':
      return onRecall(work, header.from, header.seen, body);
    case 'status':
      return hearClaims(work, body.claims);
    case 'ask':
      return answer(work, header.from, body);
    case 'answer':
      return hearAnswer(work, header.from, body);
    case 'push':
      return onPush(work, header.from, body);
    case 'pushed':
      return onPushed(work, body);
  }
}

function hearAnswer(work: Work, from: string, body: BodyOf<'answer'>): void {
  if (body.thing === null) onAnswer(work, from, body);
  else onInquiryAnswer(work, from, body);
}

function alarm(work: Work, { name, thing, attempt }: Extract<Input, { kind: 'alarm' }>): void {
  const { standing, id, roster } = work.desk;
  if (standing !== 'working' && standing !== 'recovering') return;
  switch (name) {
    case 'offer':
      return thing === null ? undefined : offer(work, thing, attempt);
    case 'ask':
      return ask(work, attempt);
    case 'inquiry':
      return thing === null ? undefined : inquireAgain(work, thing, attempt);
    case 'push':
      return push(work, attempt);
    case 'status':
      for (const desk of work.rules.askedDesks(roster, id)) work.send(desk, work.status(desk));
      return work.alarm('status', null, statusAttempt);
  }
}

/** Statuses go round about every half minute. */
const statusAttempt = 6;

/** A road has opened: say at once where things stand and offer what waits, whatever the alarms say (ledger.md 7.6, retry). */
function reached(work: Work, desk: string): void {
  const { standing, roster } = work.desk;
  if (standing === 'revoked' || roster.desks[desk] === undefined || desk === work.desk.id) return;
  work.send(desk, work.status(desk));
  if (standing !== 'working' && standing !== 'recovering') return;
  for (const { id, custody } of work.allThings()) if (custody.state === 'transit' && custody.to === desk) offer(work, id, 0);
  if (standing === 'recovering') ask(work, 0);
  if (roster.desks[desk]?.mirror === true) push(work, 0);
}
