import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '../../preload/contract/errors.ts';
import { contract, type ProcedureName } from '../../preload/contract/index.ts';
import type { Permission } from '../../preload/contract/procedure.ts';
import { loadAllHandlers } from '../../main/core/all-handlers.ts';
import { lock } from '../../main/core/session/handlers.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { openDemo, signedIn, temporaryFolder, type Kit, type RoleName } from './desk-kit.ts';
import { jsonSchemaOf, sampleInput } from './sample-input.ts';

const place = temporaryFolder();
let kit: Kit;

beforeAll(async () => {
  kit = await openDemo(place.path);
});
afterAll(() => {
  kit.close();
  place.remove();
});

const roles: readonly RoleName[] = ['assistant', 'officer', 'dispatcher', 'registrar'];

/** Who may what, written down once more, apart from the rule in the core. */
const allowed: Readonly<Record<Permission, readonly RoleName[]>> = {
  open: roles,
  'signed-in': roles,
  'file.work': ['assistant', 'officer'],
  'letter.approve': ['officer'],
  'letter.cancel': ['officer'],
  'dispatch.work': ['dispatcher'],
  'office.manage': ['registrar'],
};

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}
const procedures = Object.keys(contract).filter(isProcedure);

/** Signs in after a pause that outlasts every wait for wrong PINs. */
async function callerFor(name: ProcedureName): Promise<Caller> {
  const role = allowed[contract[name].permission][0] ?? 'registrar';
  kit.clock.now += 2 * 3_600_000;
  return signedIn(kit, role);
}

const code = async (caller: Caller, name: ProcedureName, input: unknown): Promise<string> => {
  const { result } = await kit.core.call(caller, name, input);
  return result.ok ? 'ok' : result.error.code;
};

const written = () => {
  const { database } = kit.desk.store;
  return [kit.desk.ledger.head.seq, database.prepare('SELECT total_changes()').pluck().get()];
};

describe('the contract', () => {
  it('has a handler for every procedure and no other', async () => {
    expect(Object.keys(await loadAllHandlers()).toSorted()).toEqual([...procedures].toSorted());
  });

  it.each(procedures)('%s says its kind, its permission and its tables, and takes no key that it does not know', (name) => {
    const { kind, permission, tables, input, output } = contract[name];
    expect(['query', 'command', 'job']).toContain(kind);
    expect(Object.keys(allowed)).toContain(permission);
    expect(Array.isArray(tables)).toBe(true);
    expect(typeof output.parse).toBe('function');
    const sample = sampleInput(input);
    expect(input.safeParse(sample).error?.issues).toBeUndefined();
    expect(input.safeParse(Object.assign({ unheardOf: 1 }, sample)).success).toBe(false);
  });

  it('stands as it was reviewed', async () => {
    const said = procedures.toSorted().map((name) => {
      const { kind, permission, tables, input, output } = contract[name];
      return [name, { kind, permission, tables, input: jsonSchemaOf(input, 'input'), output: jsonSchemaOf(output, 'output') }];
    });
    await expect(`${JSON.stringify(Object.fromEntries(said), null, 1)}\n`).toMatchFileSnapshot('contract.snapshot.json');
  });
});

describe('who may do what', () => {
  it.each(procedures)('%s asks for a person signed in and a desk unlocked, unless it is open to all', async (name) => {
    const input = sampleInput(contract[name].input);
    const open = contract[name].permission === 'open';
    const stranger = await code(kit.core.caller(), name, input);
    expect(stranger === 'notSignedIn').toBe(!open || name === 'session.unlock');
    const caller = await callerFor(name);
    lock(caller);
    expect((await code(caller, name, input)) === 'locked').toBe(!open);
  });

  it.each(procedures)('%s is refused to exactly the posts that may not do it', async (name) => {
    const refused: RoleName[] = [];
    for (const role of roles) {
      kit.clock.now += 2 * 3_600_000;
      const answer = await code(await signedIn(kit, role), name, sampleInput(contract[name].input));
      expect(['internal', 'notSignedIn', 'locked']).not.toContain(answer);
      if (answer === 'notPermitted') refused.push(role);
    }
    expect(refused).toEqual(roles.filter((role) => !allowed[contract[name].permission].includes(role)));
  });
});

const huge = 'ا'.repeat(10_000_000);
/** Deeper than any parser that calls itself can follow. */
const tooDeep: unknown = Array.from({ length: 20_000 }).reduce((inner) => ({ type: 'bulletList', content: [inner] }), {});
const hostile: readonly unknown[] = [
  undefined, null, true, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 10n, '', '\0', '\ud800', huge, [], [[]], {}, new Date(0), new Map(), new Set([1]),
  new Uint8Array(3), new ArrayBuffer(8), /x/u, new Error('x'), Array.from({ length: 100_000 }, () => 'x'), tooDeep,
  JSON.parse('{"__proto__": {"admin": true}}'), JSON.parse('{"constructor": {"prototype": {}}}'), { toString: 1, valueOf: null, length: -1 },
];

describe('a request that is not what the contract says', () => {
  it.each(procedures)('%s is answered with an error value, and nothing is written', { timeout: 60_000 }, async (name) => {
    const { input } = contract[name];
    const sample = Object(sampleInput(input));
    const whole = hostile.filter((value) => value === tooDeep || !input.safeParse(value).success);
    const fields = Object.keys(sample).flatMap((field) => hostile.map((value) => ({ ...sample, [field]: value })));
    const extra = ['__proto__', 'constructor', 'unheardOf', huge.slice(0, 1000)].map((key) => JSON.parse(JSON.stringify({ ...sample, [`${key}`]: 1 })));
    const polluted = JSON.parse(`{"__proto__": {"pin": "1"}, ${JSON.stringify({ ...sample, unheardOf: 1 }).slice(1)}`);
    const caller = await callerFor(name);
    const before = written();
    for (const wrong of [...whole, ...fields, ...extra, polluted]) {
      if (wrong !== tooDeep && !isDeep(wrong) && input.safeParse(wrong).success) continue;
      expect(await code(caller, name, wrong)).toBe('badInput');
    }
    expect(written()).toEqual(before);
    expect(kit.errors).toEqual([]);
  });

  it('is answered with an error value of the contract, whatever it is', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...procedures), fc.anything({ withDate: true, withMap: true, withTypedArray: true, withNullPrototype: true, withBigInt: true }), async (name, input) => {
        const caller = kit.core.caller();
        const { result } = await kit.core.call(caller, name, input);
        if (!result.ok && (result.error.code === 'internal' || !errorCodes.includes(result.error.code))) throw new Error(`${name}: ${result.error.code}`);
      }),
      { numRuns: 3000 },
    );
    expect(kit.errors).toEqual([]);
  });

  it('for a procedure that does not exist is refused', async () => {
    for (const name of ['', 'system', 'system.state.x', '__proto__', 'constructor', 'toString', 'system.State', huge]) {
      expect((await kit.core.call(kit.core.caller(), name, {})).result).toEqual({ ok: false, error: { code: 'unknownProcedure' } });
    }
  });

  it('never says in its error what was in the request', async () => {
    const { result } = await kit.core.call(kit.core.caller(), 'session.signIn', { personId: 'canary-1', pin: 'canary-2', [`canary-3${'x'.repeat(500)}`]: 1 });
    expect(JSON.stringify(result)).not.toContain('canary-1');
    expect(JSON.stringify(result)).not.toContain('canary-2');
    expect(JSON.stringify(result).length).toBeLessThan(300);
  });
});

function isDeep(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).includes(tooDeep);
}
