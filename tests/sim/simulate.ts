import type { Tools } from '../../main/core/custody/input.ts';
import { custodyReducer, type Reduce } from '../../main/core/custody/reduce.ts';
import { custodyRules, type CustodyRules } from '../../main/core/custody/rules.ts';
import { fullest } from '../../main/core/custody/inquiry.ts';
import { unknownThing } from '../../main/core/custody/state.ts';
import { planChaos, revoke, twoOfficers, type Loose } from './chaos.ts';
import { counting, describe, finalCheck, holdersOf, instantCheck, livingThings } from './invariants.ts';
import { logTools } from './log-tools.ts';
import { Office, Violation, type HostOrder, type Machine } from './office.ts';
import { planOf, type Plan } from './plan.ts';

/** What may be wrong on purpose: the reducer, or the order in which the host commits and sends. */
export type Variant = { readonly name: string; readonly reducer: (tools: Tools) => Reduce; readonly order: HostOrder };

/** The rules as they are, with chains cut into pieces so short that those of the small office need several. */
export const simulatedRules: CustodyRules = { ...custodyRules, eventsInAParcel: () => 8 };

export const rightWay: Variant = { name: 'right', reducer: (tools) => custodyReducer(tools, simulatedRules), order: 'commit-first' };

export type Run = {
  readonly plan: Plan;
  readonly steps: number;
  readonly notings: number;
  readonly violation: string | null;
  readonly trace: readonly string[] | null;
  readonly traceHash: string;
};

const healMs = 60_000;

/** Runs one seed: chaos, heal, people settling what only people can, and all invariants. */
export function simulate(seed: number, variant: Variant = rightWay, traced = false): Run {
  const plan = planOf(seed);
  const loose: Loose = { all: false, things: new Set(), disksLost: false, copies: false };
  const office = new Office({ plan, reduce: variant.reducer(logTools()), order: variant.order, check: instantCheck(loose), traced });
  let violation: string | null = null;
  try {
    planChaos(office, loose);
    office.run(plan.chaosMs);
    settle(office, loose);
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violation = error.message;
  }
  const { steps, notings, trace } = office;
  return { plan, steps, notings: notings.length, violation, trace, traceHash: traced ? office.traceHash() : '' };
}

function settle(office: Office, loose: Loose): void {
  heal(office);
  office.run(office.now + healMs);
  const { deaths, images, clones, restores, rash } = office.plan;
  if (restores > 1) stoppedOrHeld(office);
  if (deaths + images + clones > 0 || restores > 1 || rash) people(office, loose);
  else askForNumbers(office);
  finalCheck(office, loose);
  lastWord(office);
}

function heal(office: Office): void {
  office.calm = true;
  office.blocked.clear();
  office.tell('heal', null, '');
  for (const machine of office.machines) {
    office.boot(machine);
    office.feed(machine, { kind: 'roster', roster: office.roster });
  }
  for (const machine of office.machines) {
    for (const desk of Object.keys(office.roster.desks)) if (desk !== machine.desk) office.feed(machine, { kind: 'reached', desk });
  }
}

/** After several losses at once it may need people to settle a thing; then some desk shows it as stopped. */
function stoppedOrHeld(office: Office): void {
  for (const thing of livingThings(office)) {
    const shown = counting(office).some(({ state }) => ['held', 'frozen', 'orphan'].includes(state.things[thing]?.custody.state ?? 'none'));
    if (!shown && office.plan.deaths + office.plan.images + office.plan.clones === 0) throw new Violation(`I1: ${thing} is with nobody, and nobody is told: ${describe(office, thing)}`);
  }
}

/** Of each desk one machine stays on, the burnt are revoked, doubts are answered; at last, what nobody holds is put together from the best copy. */
function people(office: Office, loose: Loose): void {
  office.machines.filter(({ gone, desk }) => gone && office.roster.desks[desk]?.standing === 'active').forEach(({ desk }) => {
    if (!office.machines.some((other) => other.desk === desk && !other.gone)) revoke(office, desk);
  });
  for (let round = 0; round < 3; round += 1) {
    for (const desk of Object.keys(office.roster.desks)) onlyOne(office, office.machines.filter((machine) => machine.desk === desk && !machine.gone));
    for (const machine of office.machines) office.feed(machine, { kind: 'roster', roster: office.roster });
    office.run(office.now + healMs);
  }
  for (const { desk, state, ...machine } of counting(office)) {
    if (state.desk.standing === 'doubted' || state.desk.standing === 'retired') throw new Violation(`I8: ${desk}#${machine.index} can't work`);
  }
  const lying = livingThings(office).filter((thing) => holdersOf(office, thing).length === 0);
  for (const thing of lying) inquire(office, thing);
  office.run(office.now + healMs / 2);
  for (const thing of lying) if (holdersOf(office, thing).length === 0) reconstitute(office, loose, thing);
  office.run(office.now + healMs);
  for (const thing of livingThings(office)) for (const machine of holdersOf(office, thing)) office.command(machine, { kind: 'inquire', thing });
  office.run(office.now + healMs / 2);
}

function onlyOne(office: Office, machines: readonly Machine[]): void {
  const chosen = machines.find(({ state }) => state.desk.standing === 'working') ?? machines[0];
  for (const machine of machines) {
    if (machine === chosen) continue;
    office.crash(machine);
    machine.gone = true;
  }
  if (chosen !== undefined && (chosen.state.desk.standing === 'doubted' || chosen.state.desk.standing === 'retired')) {
    office.command(chosen, { kind: 'confirm', officers: twoOfficers });
  }
}

function inquire(office: Office, thing: string): void {
  const machine = counting(office).find(({ desk, state }) => desk !== 'mirror' && state.desk.standing === 'working');
  if (machine !== undefined) office.command(machine, { kind: 'inquire', thing });
}

function reconstitute(office: Office, loose: Loose, thing: string): void {
  const copies = counting(office).flatMap((machine) => {
    const chain = fullest(machine.state.things[thing] ?? unknownThing(thing)).chain;
    return machine.desk !== 'mirror' && chain.length > 0 && machine.state.desk.standing === 'working' ? [{ machine, rank: (chain.at(-1)?.era ?? 0) * 1e9 + (chain.at(-1)?.epoch ?? 0) * 1e4 + chain.length }] : [];
  });
  const [best] = copies.toSorted((a, b) => b.rank - a.rank);
  if (best === undefined) return;
  loose.things.add(thing);
  office.command(best.machine, { kind: 'reconstitute', thing, nextNumber: 1_000, officers: twoOfficers });
}

/** A series whose last numbers may be lost waits for two officers to read the paper register. */
function askForNumbers(office: Office): void {
  for (const machine of counting(office)) {
    for (const { id, custody } of Object.values(machine.state.things)) {
      if (custody.state !== 'frozen' || custody.why !== 'numbers') continue;
      office.command(machine, { kind: 'reconstitute', thing: id, nextNumber: 1_000, officers: twoOfficers });
    }
  }
  office.run(office.now + healMs / 2);
}

/** I8: whoever holds a thing can write on it, unless it needs a newer version. */
function lastWord(office: Office): void {
  for (const thing of livingThings(office)) {
    const [machine] = holdersOf(office, thing);
    const custody = machine?.state.things[thing]?.custody;
    if (machine === undefined || custody?.state !== 'held') continue;
    const outcome = office.command(machine, { kind: 'note', thing, epoch: custody.epoch, note: office.name('last'), blob: null, must: [] });
    if (outcome?.refused !== null && outcome?.refused !== 'needsUpdate') throw new Violation(`I8: ${machine.desk} can't write on ${thing}: ${outcome?.refused}`);
  }
}
