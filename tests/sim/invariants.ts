import type { CustodyEvent } from '../../main/core/custody/event.ts';
import type { State, Thing } from '../../main/core/custody/state.ts';
import type { Loose } from './chaos.ts';
import { Violation, type Machine, type Noting, type Office } from './office.ts';

/** Checked at every commit: I1 at each instant, decisions that never change, chains that only grow. */
export function instantCheck(loose: Loose): (office: Office, machine: Machine, before: State) => void {
  const holders = new Map<string, Set<Machine>>();
  return (office, machine, before) => {
    if (before.things === machine.state.things) return;
    for (const thing of Object.values(machine.state.things)) {
      const old = before.things[thing.id];
      if (old === thing) continue;
      checkDecisions(machine, old, thing);
      const known = holders.get(thing.id) ?? new Set<Machine>();
      holders.set(thing.id, known);
      if (thing.custody.state !== 'held') known.delete(machine);
      else known.add(machine);
      if (known.size > 1 && !loose.all && !loose.things.has(thing.id)) checkOne(office, thing.id, known);
    }
  };
}

function checkOne(office: Office, thing: string, known: ReadonlySet<Machine>): void {
  const holding = [...known].filter((machine) => !machine.gone && isActive(office, machine.desk) && machine.state.things[thing]?.custody.state === 'held');
  if (holding.length > 1) throw new Violation(`I1: ${thing} is held by ${holding.map(({ desk }) => desk).join(' and ')} at ${office.now}`);
}

function checkDecisions(machine: Machine, old: Thing | undefined, thing: Thing): void {
  const keys = new Set(thing.decisions.map(({ era, epoch }) => `${era}/${epoch}`));
  if (keys.size < thing.decisions.length) throw new Violation(`I2: ${machine.desk} decided twice on ${thing.id}`);
  for (const decision of old?.decisions ?? []) {
    if (!thing.decisions.includes(decision)) throw new Violation(`I2: ${machine.desk} forgot a decision on ${thing.id}`);
  }
}

function isActive(office: Office, desk: string): boolean {
  return office.roster.desks[desk]?.standing === 'active';
}

/** The machines that the office counts on: of a desk with two machines, the one that works. */
export function counting(office: Office): readonly Machine[] {
  return office.machines.filter(({ gone, desk }) => !gone && isActive(office, desk));
}

export function holdersOf(office: Office, thing: string): readonly Machine[] {
  return counting(office).filter(({ state }) => state.things[thing]?.custody.state === 'held');
}

/** Things of which some machine still has the beginning. */
export function livingThings(office: Office): readonly string[] {
  return [...new Set(counting(office).flatMap(({ state }) => Object.values(state.things).flatMap(({ id, chain, archive }) => ([...chain, ...archive].some(({ act }) => act.kind === 'create') ? [id] : []))))];
}

/** Checked after heal: I1 to I6 and I8 of ledger.md 9. */
export function finalCheck(office: Office, loose: Loose): void {
  for (const thing of livingThings(office)) {
    const holders = holdersOf(office, thing);
    if (holders.length !== 1) throw new Violation(`I1: ${thing} is held by ${holders.length} desks after heal: ${describe(office, thing)}`);
    const held = holders[0]?.state.things[thing];
    if (held !== undefined) checkChain(held, loose);
  }
  for (const machine of counting(office)) checkOutbox(machine);
  checkNotings(office, loose);
}

export function describe(office: Office, thing: string): string {
  return office.machines.map(({ desk, state, gone }) => `${desk}${gone ? '(gone)' : ''} ${state.desk.standing} ${JSON.stringify(state.things[thing]?.custody ?? null)} era ${state.things[thing]?.chain.at(-1)?.era} of ${JSON.stringify(state.things[thing]?.retaking ?? null)}`).join('; ');
}

function checkChain(thing: Thing, loose: Loose): void {
  thing.chain.forEach((event, at) => {
    if (event.previous !== (thing.chain[at - 1]?.hash ?? '')) throw new Violation(`I4: the chain of ${thing.id} breaks at ${at}`);
    const before = thing.chain[at - 1];
    if (before !== undefined && (event.era < before.era || (event.era === before.era && event.epoch < before.epoch))) throw new Violation(`I4: ${thing.id} goes back in epoch at ${at}`);
  });
  if (loose.disksLost) return;
  const numbers = thing.chain.flatMap(({ act }) => (act.kind === 'note' && act.number !== null ? [act.number] : []));
  if (loose.things.size === 0 && numbers.some((number, at) => number !== at + 1)) throw new Violation(`I3: numbers of ${thing.id}: ${numbers.join()}`);
  const lacking = thing.chain.filter(({ act }) => act.kind === 'note' && act.blobs.some((blob) => !thing.blobs.includes(blob)));
  if (lacking.length > 0 && loose.things.size === 0) throw new Violation(`I6: ${thing.id} lacks attachments`);
}

function checkOutbox(machine: Machine): void {
  const { state } = machine;
  const waiting = Object.values(state.things).filter(({ custody }) => custody.state === 'transit');
  if (waiting.length > 0) throw new Violation(`I5: ${machine.desk} still offers ${waiting.map(({ id }) => id).join()}`);
  const mirrored = Object.values(state.desk.roster.desks).some(({ mirror }) => mirror);
  if (mirrored && state.desk.standing === 'working' && state.desk.unmirrored.length > 0) throw new Violation(`I5: ${machine.desk} has ${state.desk.unmirrored.length} events not mirrored`);
}

/** I2: each noting stands once in the file, or is shown as set aside, or is named in a loss; and never is one forgotten that some machine has. */
function checkNotings(office: Office, loose: Loose): void {
  const places = placesOf(office);
  const living = new Set(livingThings(office));
  const standing = [...living].flatMap((thing) => notesIn(holdersOf(office, thing)[0]?.state.things[thing]));
  if (new Set(standing).size < standing.length) throw new Violation('I2: a noting stands twice');
  for (const noting of office.notings) {
    const problem = problemOf(office, noting, places.get(noting.hash) ?? new Set(), loose);
    if (problem !== null && living.has(noting.thing)) throw new Violation(`I2: ${noting.note} by ${noting.desk} ${problem}; ${describe(office, noting.thing)}`);
  }
}

type Place = 'held' | 'shown' | 'copy';

function problemOf(office: Office, noting: Noting, places: ReadonlySet<Place>, loose: Loose): string | null {
  if (places.has('held')) return null;
  if (!loose.disksLost && !loose.all && loose.things.size === 0) return 'is gone';
  if (places.has('shown') || isNamedLost(office, noting)) return null;
  if (places.has('copy')) return 'is in a copy and nobody is shown it';
  return !loose.copies && isActive(office, noting.desk) ? 'is lost in silence' : null;
}

function notesIn(thing: Thing | undefined): readonly string[] {
  return thing?.chain.flatMap(({ act }) => (act.kind === 'note' ? [act.note] : [])) ?? [];
}

/** Where each event is: in the file that counts, where people are shown it, or in some copy. Of a machine that is switched off or revoked, only what it has stopped counts: nobody asks it. */
function placesOf(office: Office): ReadonlyMap<string, ReadonlySet<Place>> {
  const places = new Map<string, Set<Place>>();
  const keep = (place: Place, events: readonly CustodyEvent[]) => {
    for (const { hash } of events) places.set(hash, (places.get(hash) ?? new Set<Place>()).add(place));
  };
  for (const { desk, state, gone } of office.machines) {
    if (gone && (!isActive(office, desk) || state.desk.standing === 'working')) continue;
    for (const thing of Object.values(state.things)) {
      const place = placeOf(thing, isActive(office, desk));
      const asked = !gone && isActive(office, desk);
      if (place === 'shown' || asked) keep(place, thing.chain);
      if (asked) keep('copy', thing.archive);
      for (const tail of thing.setAside) keep('shown', tail);
    }
  }
  return places;
}

function placeOf({ custody }: Thing, active: boolean): Place {
  if (custody.state === 'frozen' || custody.state === 'orphan') return 'shown';
  return custody.state === 'held' && active ? 'held' : 'copy';
}

function isNamedLost(office: Office, { log, seq }: Noting): boolean {
  return office.machines.some(({ state }) => state.desk.losses.some((loss) => loss.log === log && loss.from <= seq && seq <= loss.to && !loss.found.includes(seq)));
}
