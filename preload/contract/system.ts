import { z } from 'zod';
import { procedure } from './procedure.ts';
import { digits, done, id, instant, language, localText } from './values.ts';

export const country = z.enum(['in', 'pk']);
export type Country = z.infer<typeof country>;

export const preferences = z.strictObject({
  language: language.nullable(),
  digits,
  theme: z.enum(['system', 'light', 'dark']),
  zoom: z.number().min(0.8).max(2),
});
export type Preferences = z.infer<typeof preferences>;

export const systemState = z.strictObject({
  /** `new`: no office on this desk yet, show the first start; `ready`: sign in. */
  stage: z.enum(['new', 'ready']),
  office: z
    .strictObject({ id, country, name: localText, languages: z.array(language), demo: z.boolean(), verifyHost: z.string() })
    .nullable(),
  preferences,
  version: z.string(),
  /** SQLite found a broken table; nothing more is written. */
  damaged: z.boolean(),
});
export type SystemState = z.infer<typeof systemState>;

export const job = z.strictObject({
  id,
  kind: z.enum(['batch', 'demo', 'backup', 'audit', 'rebuild']),
  title: z.string(),
  state: z.enum(['running', 'paused', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int(),
  error: z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).nullable(),
  startedAt: instant,
});
export type Job = z.infer<typeof job>;

const auditProblem = z.strictObject({ where: z.string(), what: z.string() });

export const systemContract = {
  'system.state': procedure({
    kind: 'query',
    permission: 'open',
    input: z.strictObject({}),
    output: systemState,
    tables: ['office', 'preference', 'health'],
  }),
  'system.setPreferences': procedure({
    kind: 'command',
    permission: 'open',
    input: preferences.partial(),
    output: preferences,
    tables: ['preference'],
  }),
  'system.jobs': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: z.array(job), tables: ['job'] }),
  /** Ends a job other than a batch, which is paused where it is shown. Error `notFound` when it has ended. */
  'system.stopJob': procedure({ kind: 'command', permission: 'signed-in', input: z.strictObject({ id }), output: done, tables: ['job'] }),
  /** Reads the whole record; a job that can be stopped (`jobStopped`). */
  'system.audit': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({ ok: z.boolean(), events: z.int(), logs: z.int(), problems: z.array(auditProblem) }),
    tables: ['event'],
  }),
  'system.rebuild': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({}),
    output: z.strictObject({ events: z.int() }),
    tables: ['event'],
  }),
  /** Writes a verified copy of the desk's database and letters into a file chosen with `shell.saveFile`. */
  'system.backup': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ file: z.string().min(1).max(4096) }),
    output: z.strictObject({ file: z.string(), bytes: z.int(), events: z.int() }),
    tables: [],
  }),
  'system.ping': procedure({ kind: 'query', permission: 'open', input: z.strictObject({}), output: done, tables: [] }),
};
