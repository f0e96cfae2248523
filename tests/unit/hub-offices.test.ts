import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SampleDesk, SampleOffice } from '../../main/core/lan/office.fixture.ts';
import { plainBytes } from '../../main/core/ledger/event.ts';
import { signListing, type OfficeListing } from '../../main/core/offices/listing.ts';
import { officeCode } from '../../main/core/offices/office-code.ts';
import { officesRoutes } from '../../main/core/offices/routes.ts';
import { hold } from '../../main/core/offices/take-office.ts';
import type { CentreLink } from '../../main/core/sync/centre-link.ts';
import { officesToTell } from '../../main/hub/desks/rules.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { HubKit, sendRoster } from './hub-kit.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

type Joined = { readonly office: SampleOffice; readonly registrar: SampleDesk; readonly link: CentreLink };

function says({ office }: Joined, more: Partial<OfficeListing> = {}, by = office.registrar): Uint8Array {
  const { roster } = office;
  const listing: OfficeListing = { version: 1, root: roster.root, number: 10, roster: roster.number, name: { en: roster.office }, level: null, superior: null, subordinates: [], posts: [], persons: [], ...more };
  return plainBytes(signListing(listing, by));
}

const list = async ({ link }: Joined, listing: Uint8Array | null) => {
  const answer = await link.ask(officesRoutes.list, { listing });
  return answer.ok ? answer.value.number : answer.error.code;
};
const look = async (link: CentreLink, have: { office: string; roster: number; listing: number }[] = []) => {
  const answer = await link.ask(officesRoutes.look, { have });
  if (!answer.ok) throw new Error(answer.error.code);
  const names = (told: typeof answer.value.offices) => told.map((one) => hold(one, null)?.listing.name.en ?? 'does not hold');
  return { offices: names(answer.value.offices), requests: names(answer.value.requests) };
};

describe.each(['sqlite', 'postgres'] as const)('offices of a tree at the central server on %s', (kind) => {
  let kit: HubKit;
  let hub: Hub;
  let upper: Joined;
  let lower: Joined;
  let third: Joined;
  beforeEach(async () => {
    kit = new HubKit();
    hub = await kit.open(kind === 'postgres' ? postgres.database() : undefined);
    upper = await kit.office(hub, 'upper');
    lower = await kit.office(hub, 'lower');
    third = await kit.office(hub, 'third');
  });
  afterEach(() => kit.end());

  it('hear of each other once both have said that they are bound, and nobody else hears of them', async () => {
    expect(await list(lower, says(lower, { superior: upper.office.roster.root }))).toBe(10);
    expect([await look(upper.link), await look(lower.link), await look(third.link)]).toEqual([{ offices: [], requests: ['lower'] }, { offices: [], requests: [] }, { offices: [], requests: [] }]);
    await list(upper, says(upper, { subordinates: [lower.office.roster.root] }));
    await list(third, says(third));
    expect([await look(upper.link), await look(lower.link), await look(third.link)]).toEqual([{ offices: ['lower'], requests: [] }, { offices: ['upper'], requests: [] }, { offices: [], requests: [] }]);
  });

  it('say what is so by their registrar’s desk and its key alone, and never an older word again', async () => {
    const clerk = kit.desk(lower.office);
    await sendRoster(lower.link, lower.office);
    const link = kit.link(hub, lower.office, clerk);
    expect(await list({ ...lower, link }, says(lower))).toBe('notAllowed');
    expect(await list(lower, says(upper))).toBe('eventForged');
    expect(await list(lower, says(lower, {}, upper.office.registrar))).toBe('eventForged');
    expect(await list(lower, new Uint8Array([1, 2, 3]))).toBe('eventForged');
    expect(await list(lower, null)).toBe(0);
    expect(await list(lower, says(lower, { number: 12 }))).toBe(12);
    expect(await list(lower, says(lower, { number: 11, superior: third.office.roster.root }))).toBe(12);
    expect(await look(third.link)).toEqual({ offices: [], requests: [] });
  });

  it('are asked for who waits by their registrar’s desk alone; another desk hears of the tree', async () => {
    const clerk = kit.desk(upper.office);
    await sendRoster(upper.link, upper.office);
    const link = kit.link(hub, upper.office, clerk);
    await list(lower, says(lower, { superior: upper.office.roster.root }));
    await list(third, says(third, { superior: upper.office.roster.root }));
    await list(upper, says(upper, { subordinates: [lower.office.roster.root] }));
    expect([await look(link), await look(upper.link)]).toEqual([{ offices: ['lower'], requests: [] }, { offices: ['lower'], requests: ['third'] }]);
  });

  it('are told who is not reached any more, and nothing else of him', async () => {
    await list(lower, says(lower, { superior: upper.office.roster.root }));
    await list(upper, says(upper, { subordinates: [lower.office.roster.root] }));
    const have = (await hub.database.query.selectFrom('office_listing').select('mark').where('office', '=', 'upper').execute()).map(({ mark }) => ({ office: mark, roster: 2, listing: 10 }));
    const gone = async () => {
      const answer = await lower.link.ask(officesRoutes.look, { have });
      return answer.ok ? [answer.value.offices.length, answer.value.gone] : answer.error.code;
    };
    expect(await gone()).toEqual([0, []]);
    await list(upper, says(upper, { number: 11 }));
    expect(await gone()).toEqual([0, have.map(({ office }) => office)]);
  });

  it('are told only what is new', async () => {
    await list(lower, says(lower, { superior: upper.office.roster.root }));
    await list(upper, says(upper, { subordinates: [lower.office.roster.root] }));
    const { mark } = await hub.database.query.selectFrom('office_listing').select('mark').where('office', '=', 'lower').executeTakeFirstOrThrow();
    expect(await look(upper.link, [{ office: mark, roster: 2, listing: 10 }])).toEqual({ offices: [], requests: [] });
    await list(lower, says(lower, { number: 11, superior: upper.office.roster.root }));
    const answer = await upper.link.ask(officesRoutes.look, { have: [{ office: mark, roster: 2, listing: 10 }] });
    expect(answer.ok && answer.value.offices.map(({ entries, listing }) => [entries.length, listing !== null])).toEqual([[0, true]]);
  });

  it('are found by their code, by desks that the server knows', async () => {
    const code = officeCode(upper.office.roster.root);
    expect(await lower.link.ask(officesRoutes.find, { code })).toMatchObject({ ok: true, value: { root: upper.office.roster.root } });
    expect(await lower.link.ask(officesRoutes.find, { code: 'AAAAA-AAAAA-AAAAA-AAAAA' })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    const stranger = kit.link(hub, lower.office, kit.desk(lower.office));
    expect(await stranger.ask(officesRoutes.find, { code })).toMatchObject({ ok: false, error: { code: 'notListed' } });
    expect(await stranger.ask(officesRoutes.look, { have: [] })).toMatchObject({ ok: false, error: { code: 'notListed' } });
  });
});

describe('of which offices a desk is told', () => {
  const kept = (mark: string, superior: string | null, ...subordinates: readonly string[]) => [mark, { mark, superior, subordinates: new Set(subordinates) }] as const;

  it('are those that its own reaches, the nearest first, and for the registrar who waits', () => {
    const all = new Map([kept('top', null, 'a', 'b'), kept('a', 'top', 'a1'), kept('b', 'top'), kept('a1', 'a'), kept('waits', 'a'), kept('elsewhere', null)]);
    const told = (isRegistrar: boolean) => {
      const { tree, asking } = officesToTell('a', all, isRegistrar);
      return [tree.map(({ mark }) => mark), asking.map(({ mark }) => mark)];
    };
    expect(told(true)).toEqual([['top', 'a1', 'b'], ['waits']]);
    expect(told(false)).toEqual([['top', 'a1', 'b'], []]);
  });
});
