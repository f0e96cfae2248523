import type { Command } from '../../main/core/custody/input.ts';
import type { Message } from '../../main/core/custody/message.ts';
import { custodyReducer, type Reduce } from '../../main/core/custody/reduce.ts';
import { newDesk, type HighWater, type Roster, type State } from '../../main/core/custody/state.ts';
import { hashText, logTools } from './log-tools.ts';
import { simulatedRules, type Variant } from './simulate.ts';

/** A small world and how much may happen in it. Every order of every step is tried, breadth first, each state once. */
export type Scope = {
  readonly desks: number;
  readonly depth: number;
  readonly dispatches: number;
  readonly notes: number;
  readonly recalls: number;
  readonly crashes: number;
  readonly restores: number;
  /** Messages on their way at one time; an older copy of the same message is the same. */
  readonly inFlight: number;
  readonly mostStates: number;
};

export type Exploration = { readonly states: number; readonly depth: number; readonly complete: boolean; readonly violation: string | null };

type Desk = { readonly state: State; readonly backup: State; readonly highWater: HighWater };
type World = { readonly desks: readonly Desk[]; readonly network: ReadonlyMap<string, Message>; readonly left: Left; readonly path: Step | null; readonly boots: number };
type Left = Pick<Scope, 'dispatches' | 'notes' | 'recalls' | 'crashes' | 'restores'>;
type Step = { readonly what: string; readonly before: Step | null };

type Rig = { readonly scope: Scope; readonly reduce: Reduce };

const thing = 'file';

/**
 * Two or three desks, one file, and all that can happen: a message is delivered and stays (so it comes twice), is lost, overtakes another; officers write, send,
 * recall; a desk is started anew, or from the backup of its first hour. A backup is known by the high-water file, so that one holder at every instant is owed.
 */
export function explore(scope: Scope, variant?: Variant): Exploration {
  const tools = logTools();
  const reduce = variant?.reducer(tools) ?? custodyReducer(tools, simulatedRules);
  const rig: Rig = { scope, reduce };
  const seen = new Set<string>();
  let wave: readonly World[] = [firstWorld(rig)];
  for (let depth = 0; depth < scope.depth && wave.length > 0; depth += 1) {
    const next: World[] = [];
    for (const following of allAfter(wave, rig)) {
      const key = keyOf(following);
      if (seen.has(key)) continue;
      seen.add(key);
      const violation = problemOf(following);
      if (violation !== null) return { states: seen.size, depth: depth + 1, complete: false, violation: `${violation}: ${pathOf(following)}` };
      if (seen.size >= scope.mostStates) return { states: seen.size, depth, complete: false, violation: null };
      next.push(following);
    }
    wave = next;
  }
  return { states: seen.size, depth: scope.depth, complete: true, violation: null };
}

function* allAfter(wave: readonly World[], rig: Rig): Generator<World> {
  for (const world of wave) yield* stepsOf(world, rig);
}

function firstWorld(rig: Rig): World {
  const { desks, ...left } = rig.scope;
  const names = Array.from({ length: desks }, (_, index) => `desk${index}`);
  const listed: Record<string, Roster['desks'][string]> = {};
  names.forEach((id, ordinal) => (listed[id] = { standing: 'active', mirror: false, ordinal }));
  const roster = { number: 1, desks: listed };
  const started = names.map((id) => {
    const { state } = rig.reduce(newDesk({ id, log: id, roster, features: [] }), { kind: 'start', highWater: null, fresh: `${id}.boot`, jitter: 0 });
    return deskOf(state, state, { logs: [], roster: 1 });
  });
  const world: World = { desks: started, network: new Map(), left, path: null, boots: 0 };
  return applied(world, rig, { at: 0, what: 'create', input: { kind: 'command', command: { kind: 'create', thing, series: false } } });
}

function* stepsOf(world: World, rig: Rig): Generator<World> {
  for (const [key, message] of world.network) {
    const network = new Map(world.network);
    network.delete(key);
    yield { ...world, network, path: { what: `lose ${key}`, before: world.path } };
    yield applied(world, rig, { at: Number(message.header.to.slice(4)), what: `deliver ${key}`, input: { kind: 'message', message } });
  }
  for (const [at, desk] of world.desks.entries()) {
    yield* officerSteps(world, rig, at);
    yield* ownSteps(world, rig, at);
    yield* startSteps(world, rig, { at, desk });
  }
}

/** What an officer may do at a desk, each as often as the scope has it left. */
function* officerSteps(world: World, rig: Rig, at: number): Generator<World> {
  const { left } = world;
  const custody = world.desks[at]?.state.things[thing]?.custody;
  const act = (command: Command, spent: Partial<Left>) => ({ ...applied(world, rig, { at, what: `desk${at} ${command.kind}`, input: { kind: 'command', command } }), left: { ...left, ...spent } });
  if (custody?.state === 'transit' && left.recalls > 0) yield act({ kind: 'recall', thing }, { recalls: left.recalls - 1 });
  if (custody?.state !== 'held') return;
  const { epoch } = custody;
  if (left.notes > 0) yield act({ kind: 'note', thing, epoch, note: `n${left.notes}`, blob: null, must: [] }, { notes: left.notes - 1 });
  if (left.dispatches === 0) return;
  for (const to of world.desks.keys()) if (to !== at) yield act({ kind: 'dispatch', thing, epoch, to: `desk${to}` }, { dispatches: left.dispatches - 1 });
}

/** What a desk does by itself when an alarm rings. */
function* ownSteps(world: World, rig: Rig, at: number): Generator<World> {
  const state = world.desks[at]?.state;
  if (state?.things[thing]?.custody.state === 'transit') yield applied(world, rig, { at, what: `desk${at} offers`, input: { kind: 'alarm', name: 'offer', thing, attempt: 1 } });
  if (state?.desk.standing === 'recovering') yield applied(world, rig, { at, what: `desk${at} asks`, input: { kind: 'alarm', name: 'ask', thing: null, attempt: 1 } });
}

function* startSteps(world: World, rig: Rig, { at, desk }: { readonly at: number; readonly desk: Desk }): Generator<World> {
  const { left } = world;
  if (left.crashes > 0) yield { ...booted(world, rig, { at, state: desk.state, what: 'starts' }), left: { ...left, crashes: left.crashes - 1 } };
  if (left.restores > 0) yield { ...booted(world, rig, { at, state: desk.backup, what: 'starts from its backup' }), left: { ...left, restores: left.restores - 1 } };
}

function booted(world: World, rig: Rig, { at, state, what }: { readonly at: number; readonly state: State; readonly what: string }): World {
  const desks = world.desks.map((desk, index) => (index === at ? { ...desk, state } : desk));
  const highWater = desks[at]?.highWater ?? null;
  return applied({ ...world, desks, boots: world.boots + 1 }, rig, { at, what: `desk${at} ${what}`, input: { kind: 'start', highWater } });
}

type InputBody = Parameters<Reduce>[1] extends infer Each ? (Each extends unknown ? Omit<Each, 'fresh' | 'jitter'> : never) : never;

function applied(world: World, { reduce, scope }: Rig, { at, what, input }: { readonly at: number; readonly what: string; readonly input: InputBody }): World {
  const desk = world.desks[at];
  if (desk === undefined) return world;
  const outcome = reduce(desk.state, { ...input, fresh: `fresh${world.boots}.${at}.${desk.state.desk.size}`, jitter: 0 });
  const desks = world.desks.map((other, index) => (index === at ? deskOf(outcome.state, desk.backup, desk.highWater) : other));
  const network = new Map(world.network);
  for (const message of outcome.sends) {
    const { body, header } = message;
    if (body.kind === 'status' && body.claims.length === 0 && header.replaced.length === 0) continue;
    const offer = 'offer' in body ? `${body.era}/${body.epoch} ${body.offer.slice(0, 4)}` : '';
    const key = `${body.kind} ${header.from}(${header.checkpoint.log})>${header.to} ${offer}${'start' in body ? body.start : ''}${'verdict' in body ? body.verdict : ''}`;
    network.delete(key);
    if (network.size < scope.inFlight) network.set(key, message);
  }
  return { ...world, desks, network, path: { what, before: world.path } };
}

function deskOf(state: State, backup: State, highWater: HighWater): Desk {
  const { log, size } = state.desk;
  const known = highWater.logs.at(-1)?.log === log ? highWater.logs.slice(0, -1) : highWater.logs;
  return { state, backup, highWater: { logs: [...known, { log, size }], roster: 1 } };
}

/** Worlds that differ only in how they were come to are one. */
function keyOf({ desks, network, left }: World): string {
  const parts = desks.map(({ state: { desk, things } }) => {
    const { chain, custody, decisions, incoming, setAside, retaking, archive } = things[thing] ?? { chain: [], custody: null, decisions: [], incoming: null, setAside: [], retaking: null, archive: [] };
    const heads = [chain.at(-1)?.hash, incoming?.chain.length, incoming?.offer, setAside.length, retaking?.era, archive.length, decisions.map(({ receipt }) => receipt.hash).join()];
    const peers = Object.values(desk.peers).map(({ log, size }) => `${log}:${size}`);
    const recovery = desk.recovery === null ? '' : `${desk.recovery.round}${desk.recovery.answered.join()}`;
    return `${desk.head} ${desk.standing} ${custody === null ? '' : Object.values(custody).join()} ${heads.join(' ')} ${peers.join()} ${recovery}`;
  });
  const messages = [...network].map(([key, { header }]) => `${key}${header.checkpoint.size}${header.seen?.log}`).toSorted();
  return hashText(`${parts.join('|')}#${messages.join('|')}#${Object.values(left).join()}`);
}

function problemOf({ desks }: World): string | null {
  const holders = desks.filter(({ state }) => state.things[thing]?.custody.state === 'held');
  if (holders.length > 1) return `I1: held by ${holders.map(({ state }) => state.desk.id).join(' and ')}`;
  for (const { state } of desks) {
    const decisions = state.things[thing]?.decisions ?? [];
    if (new Set(decisions.map(({ era, epoch }) => `${era}/${epoch}`)).size < decisions.length) return `I2: ${state.desk.id} decided twice`;
  }
  return contradiction(desks);
}

/** No two desks' decisions on one epoch contradict, over all incarnations: what was accepted by one is never returned to another. */
function contradiction(desks: readonly Desk[]): string | null {
  const chains = desks.map(({ state }) => state.things[thing]).filter((known) => known !== undefined && known.custody.state !== 'orphan');
  for (const known of chains) {
    const notes = known?.chain.flatMap(({ act }) => (act.kind === 'note' ? [act.note] : [])) ?? [];
    if (new Set(notes).size < notes.length) return 'I2: a noting stands twice';
  }
  return null;
}

function pathOf({ path }: World): string {
  const steps: string[] = [];
  for (let step = path; step !== null; step = step.before) steps.unshift(step.what);
  return steps.join('; ');
}
