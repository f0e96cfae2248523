import type { Machine, Office } from './office.ts';
import type { Command, TwoOfficers } from '../../main/core/custody/input.ts';
import type { Thing } from '../../main/core/custody/state.ts';

export const twoOfficers: TwoOfficers = { first: 'first', second: 'second' };

/** Kinds of schedule in which two holders at one instant can't be ruled out by any protocol, with the things they concern. */
export type Loose = { all: boolean; readonly things: Set<string>; disksLost: boolean; copies: boolean };

/** Plans all that goes wrong and all that officers do in the time of chaos. */
export function planChaos(office: Office, loose: Loose): void {
  const { plan, random } = office;
  for (let thing = 0; thing < plan.things; thing += 1) createThing(office, `thing${thing}`, thing > 0 && random.chance(0.5));
  const often = (times: number, act: () => void) => Array.from({ length: times }, () => office.after(random.below(plan.chaosMs), act));
  const disasters = plan.restores + plan.images + plan.clones;
  often(Math.floor((plan.chaosMs / 1_000) * plan.actsPerSecond), () => officerActs(office));
  often(plan.partitions ? 1 + random.below(4) : 0, () => partition(office));
  often(disasters === 0 ? 0 : disasters + 3, () => backUp(office));
  often(plan.restores, () => restore(office, loose, false));
  often(plan.images, () => restore(office, loose, true));
  often(plan.clones, () => clone(office, loose));
  often(plan.deaths, () => burn(office, loose));
  often(plan.newcomers, () => newcomer(office));
  often(plan.rash ? 6 : 0, () => rashOfficers(office, loose));
}

function desksUp(office: Office): readonly Machine[] {
  return office.machines.filter(({ up, desk }) => up && desk !== 'mirror');
}

function createThing(office: Office, thing: string, series: boolean): void {
  if (office.machines.some(({ state }) => state.things[thing] !== undefined)) return;
  const machine = office.random.pick(desksUp(office));
  if (machine === undefined || office.command(machine, { kind: 'create', thing, series }) === null) office.after(500, () => createThing(office, thing, series));
}

/** An officer at some desk does what the window offers, now and then in a window that is out of date. */
function officerActs(office: Office): void {
  const { random } = office;
  const machines = desksUp(office);
  if (random.chance(0.04)) return impatientOfficer(office, machines);
  const busy = machines.filter(({ state }) => Object.values(state.things).some(({ custody }) => custody.state === 'held'));
  const machine = random.pick(random.chance(0.85) ? busy : machines) ?? random.pick(machines);
  const things = machine === undefined ? [] : Object.values(machine.state.things);
  const held = things.filter(({ custody }) => custody.state === 'held');
  const thing = random.pick(random.chance(0.85) && held.length > 0 ? held : things);
  if (machine === undefined || thing === undefined) return;
  office.command(machine, anyAct(office, machine, thing));
  if (random.chance(0.1)) office.command(machine, anyAct(office, machine, thing));
}

/** Whoever waits for a receipt may want the file back. */
function impatientOfficer(office: Office, machines: readonly Machine[]): void {
  const waiting = machines.flatMap((machine) => Object.values(machine.state.things).flatMap(({ id, custody }) => (custody.state === 'transit' ? [{ machine, id }] : [])));
  const one = office.random.pick(waiting);
  if (one !== undefined) office.command(one.machine, { kind: 'recall', thing: one.id });
}

function anyAct(office: Office, machine: Machine, thing: Thing): Command {
  const { random } = office;
  const epoch = (thing.custody.state === 'held' ? thing.custody.epoch : 1) - Number(random.chance(0.05));
  const choice = random.real();
  if (thing.custody.state === 'transit') return { kind: 'recall', thing: thing.id };
  if (thing.incoming !== null && choice < 0.3) return { kind: 'decline', thing: thing.id };
  if (choice < 0.55) {
    const blob = random.chance(0.15) ? office.name('blob') : null;
    return { kind: 'note', thing: thing.id, epoch, note: office.name('note'), blob, must: random.chance(0.03) ? ['seals'] : [] };
  }
  const others = Object.keys(machine.state.desk.roster.desks).filter((desk) => desk !== machine.desk);
  return { kind: 'dispatch', thing: thing.id, epoch, to: random.pick(others) ?? '' };
}

function partition(office: Office): void {
  const { random } = office;
  const names = [...new Set(office.machines.map(({ desk }) => desk))];
  const cut = random.pick(names) ?? '';
  const oneWay = random.chance(0.4);
  const ways = names.flatMap((other) => (oneWay ? [`${cut}>${other}`] : [`${cut}>${other}`, `${other}>${cut}`]));
  office.tell('partition', null, ways.join());
  for (const way of ways) office.blocked.add(way);
  office.after(1_000 + random.below(15_000), () => {
    for (const way of ways) office.blocked.delete(way);
  });
}

function backUp(office: Office): void {
  const machine = office.random.pick(office.machines);
  if (machine === undefined || machine.gone) return;
  machine.backups.push({ state: machine.state, highWater: machine.highWater });
}

function restore(office: Office, loose: Loose, image: boolean): void {
  const machine = office.random.pick(office.machines.filter(({ backups, gone }) => backups.length > 0 && !gone));
  const backup = machine === undefined ? undefined : office.random.pick(machine.backups);
  if (machine === undefined || backup === undefined) return;
  office.crash(machine);
  office.tell(image ? 'image put back' : 'backup put back', machine, `${backup.state.desk.log}:${backup.state.desk.size}`);
  machine.state = backup.state;
  if (image) machine.highWater = backup.highWater;
  if (image) loose.all = true;
  if (image) loose.copies = true;
  loose.disksLost = true;
}

function clone(office: Office, loose: Loose): void {
  const original = office.random.pick(office.machines.filter(({ backups, gone, desk }) => backups.length > 0 && !gone && desk !== 'mirror'));
  const backup = original === undefined ? undefined : office.random.pick(original.backups);
  if (original === undefined || backup === undefined) return;
  loose.all = true;
  loose.copies = true;
  loose.disksLost = true;
  const machine: Machine = { ...original, index: office.machines.length, state: backup.state, highWater: backup.highWater, up: false, life: 0, alarms: new Map(), backups: [] };
  office.machines.push(machine);
  office.boot(machine);
}

/** A desk burns; the registrar revokes it, sooner or later. */
function burn(office: Office, loose: Loose): void {
  const alive = office.machines.filter(({ gone, desk }) => !gone && desk !== 'mirror');
  const machine = office.random.pick(alive);
  if (machine === undefined || alive.length < 3) return;
  office.crash(machine);
  machine.gone = true;
  loose.disksLost = true;
  office.after(office.random.below(10_000), () => revoke(office, machine.desk));
}

export function revoke(office: Office, desk: string): void {
  publish(office, { ...office.roster.desks, [desk]: { standing: 'revoked', mirror: false, ordinal: office.roster.desks[desk]?.ordinal ?? 0 } });
}

function newcomer(office: Office): void {
  const desk = `desk${office.machines.length + 10}`;
  publish(office, { ...office.roster.desks, [desk]: { standing: 'active', mirror: false, ordinal: office.machines.length + 10 } });
  office.enrol(desk);
}

/** A new roster reaches one desk; the rest is gossip. */
function publish(office: Office, desks: Office['roster']['desks']): void {
  office.roster = { number: office.roster.number + 1, desks };
  const machine = office.random.pick(office.machines.filter(({ up, desk }) => up && desks[desk]?.standing === 'active'));
  if (machine !== undefined) office.feed(machine, { kind: 'roster', roster: office.roster });
}

/** Two officers who sign too early: a desk is excused though it lives, a file is put together though its holder is well. */
function rashOfficers(office: Office, loose: Loose): void {
  const machine = office.random.pick(desksUp(office));
  if (machine === undefined) return;
  const { desk, things } = machine.state;
  if (desk.standing === 'recovering') {
    loose.all = true;
    office.command(machine, { kind: 'excuse', desks: Object.keys(desk.roster.desks).filter(() => office.random.chance(0.5)), officers: twoOfficers });
    return;
  }
  if (desk.standing !== 'working') {
    loose.all = true;
    office.command(machine, { kind: 'confirm', officers: twoOfficers });
    return;
  }
  const thing = office.random.pick(Object.values(things).filter(({ custody, chain }) => custody.state !== 'held' && chain.length > 0));
  if (thing === undefined) return;
  loose.things.add(thing.id);
  office.command(machine, { kind: 'reconstitute', thing: thing.id, nextNumber: 1_000, officers: twoOfficers });
}
