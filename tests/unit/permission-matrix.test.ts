import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realOfficeStructure } from '../../main/core/office/demo-real-office.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { contract, type ProcedureName } from '../../preload/contract/index.ts';
import type { Permission } from '../../preload/contract/procedure.ts';
import type { Role } from '../../preload/contract/session.ts';
import { ask, openKit, temporaryFolder, type Kit } from './desk-kit.ts';
import { sampleInput } from './sample-input.ts';

const place = temporaryFolder();
let kit: Kit;
let people: ReadonlyMap<string, { readonly personId: string; readonly pin: string }>;

beforeAll(async () => {
  kit = await openKit(place.path);
  const { people: held } = await ask(kit, kit.core.caller(), 'office.openDemo', { country: 'pk', scale: 'office' });
  const known = await ask(kit, kit.core.caller(), 'session.people', {});
  people = new Map(
    held.map(({ postCode, pin }) => {
      const post = realOfficeStructure.posts.find(({ code }) => code === postCode);
      const holder = known.find(({ posts }) => posts.some(({ post: name }) => name.en === post?.name.en));
      return [postCode, { personId: holder?.personId ?? '', pin }];
    }),
  );
});
afterAll(() => {
  kit.close();
  place.remove();
});

/** Who may what in an office, written down once more, apart from the rule in the core. */
const holders: Readonly<Record<Exclude<Permission, 'open' | 'signed-in'>, readonly Role[]>> = {
  'file.work': ['assistant', 'officer'],
  'letter.approve': ['officer'],
  'letter.cancel': ['officer'],
  'dispatch.work': ['dispatcher'],
  'dak.work': ['assistant', 'officer', 'dispatcher'],
  'office.manage': ['registrar'],
};

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}
const procedures = Object.keys(contract).filter(isProcedure);

function mayCall(roles: readonly Role[], name: ProcedureName): boolean {
  const { permission } = contract[name];
  return permission === 'open' || permission === 'signed-in' || holders[permission].some((role) => roles.includes(role));
}

async function signedInAt(code: string): Promise<Caller> {
  const { personId = '', pin = '' } = people.get(code) ?? {};
  kit.clock.now += 2 * 3_600_000;
  const caller = kit.core.caller();
  await ask(kit, caller, 'session.signIn', { personId, pin });
  return caller;
}

describe('the permission matrix of an office of ten posts', () => {
  it('has ten posts of all roles', () => {
    expect(people.size).toBe(10);
    expect(new Set(realOfficeStructure.posts.flatMap(({ roles }) => roles))).toEqual(new Set<Role>(['assistant', 'officer', 'dispatcher', 'registrar']));
  });

  it.each(realOfficeStructure.posts.map(({ code, roles }) => ({ code, roles })))('$code is refused exactly what its roles do not allow, of every procedure', { timeout: 120_000 }, async ({ code, roles }) => {
    const refused: string[] = [];
    for (const name of procedures) {
      const { result } = await kit.core.call(await signedInAt(code), name, sampleInput(contract[name].input));
      const answer = result.ok ? 'ok' : result.error.code;
      expect(['internal', 'notSignedIn', 'locked', 'unknownProcedure'], `${code}: ${name}`).not.toContain(answer);
      if (answer === 'notPermitted') refused.push(name);
    }
    expect(refused).toEqual(procedures.filter((name) => !mayCall(roles, name)));
    expect(kit.errors).toEqual([]);
  });
});
