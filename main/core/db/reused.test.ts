import { describe, expect, it } from 'vitest';
import { reused } from './reused.ts';
import { sqlBuilder } from './store.ts';

describe('a query that is made once', () => {
  const written = reused((row: { log: string; desk: string; signing_key: Uint8Array }) => sqlBuilder.insertInto('desk_log').values(row).onConflict((conflict) => conflict.column('log').doNothing()));
  const found = reused(({ thing, least }: { thing: string; least: number }) =>
    sqlBuilder.selectFrom('event').select('hash').where('file', '=', thing).where('seq', '>', least).where('type', '=', 'file.opened').orderBy('position').limit(1),
  );

  it('says what the builder says, with the arguments of each time', () => {
    for (const row of [{ log: 'a', desk: 'b', signing_key: Uint8Array.of(1) }, { log: 'c', desk: 'd', signing_key: Uint8Array.of(2) }]) {
      const anew = sqlBuilder.insertInto('desk_log').values(row).onConflict((conflict) => conflict.column('log').doNothing()).compile();
      expect(written(row).compile()).toMatchObject({ sql: anew.sql, parameters: anew.parameters });
    }
  });

  it('keeps what is the same each time, in its place', () => {
    found({ thing: 'x', least: 1 }).compile();
    const { parameters, sql } = found({ least: 3, thing: 'y' }).compile();
    expect(parameters).toEqual(['y', 3, 'file.opened', 1]);
    expect(sql).toBe(sqlBuilder.selectFrom('event').select('hash').where('file', '=', 'y').where('seq', '>', 3).where('type', '=', 'file.opened').orderBy('position').limit(1).compile().sql);
  });

  it('does not mind in which order arguments are given, nor that one is null', () => {
    const row = { signing_key: Uint8Array.of(9), log: 'e', desk: 'f' };
    expect(written(row).compile().parameters).toEqual(['e', 'f', row.signing_key]);
    const noted = reused((given: { code: string; desk: string | null }) => sqlBuilder.insertInto('custody_alert').values({ at: 1, code: given.code, desk: given.desk, thing: null }));
    noted({ code: 'fork', desk: 'a' }).compile();
    expect(noted({ code: 'lost', desk: null }).compile().parameters).toEqual([1, 'lost', null, null]);
  });
});
