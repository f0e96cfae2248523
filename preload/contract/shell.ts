import { z } from 'zod';
import { procedure } from './procedure.ts';
import { bytes, done, language } from './values.ts';

const path = z.string().min(1).max(4096);

/** What a dialog is opened for; the folder used last is remembered for each. */
export const dialogPurpose = z.enum(['letter', 'verify', 'addressees', 'enclosure', 'emblem', 'register', 'trust-list', 'status-list', 'backup', 'restore', 'template', 'authority', 'scans', 'parcel']);
export type DialogPurpose = z.infer<typeof dialogPurpose>;

export const fileKind = z.enum(['pdf', 'image', 'csv', 'trust-list', 'status-list', 'backup', 'html', 'authority', 'parcel', 'any']);
export type FileKind = z.infer<typeof fileKind>;

export const printer = z.strictObject({
  /** The name the system knows it by. */
  name: z.string(),
  description: z.string(),
  isDefault: z.boolean(),
  acceptsJobs: z.boolean(),
});
export type Printer = z.infer<typeof printer>;

/** `done` when the print system says so, `failed` when it stopped or dropped the job. */
export const printJobState = z.enum(['queued', 'printing', 'done', 'failed']);
export type PrintJobState = z.infer<typeof printJobState>;

export const shellInfo = z.strictObject({
  version: z.string(),
  electron: z.string(),
  /** False when this Electron gets no security corrections any more; the title bar says so too. */
  supported: z.boolean(),
  packaged: z.boolean(),
  platform: z.string(),
  dataFolder: z.string(),
  language: language.nullable(),
});
export type ShellInfo = z.infer<typeof shellInfo>;

const nothing = z.strictObject({});
const open = { permission: 'open', tables: [] } as const;

/** What only the desktop can do; answered by the main process over the window's `shell` port. */
export const shellContract = {
  'shell.info': procedure({ ...open, kind: 'query', input: nothing, output: shellInfo }),
  /** The language of menus and dialogs, and of the next start's first screen. */
  'shell.setLanguage': procedure({ ...open, kind: 'command', input: z.strictObject({ language }), output: done }),
  'shell.setZoom': procedure({ ...open, kind: 'command', input: z.strictObject({ factor: z.number().min(0.8).max(2) }), output: done }),
  /** `system` follows the desktop. */
  'shell.setTheme': procedure({ ...open, kind: 'command', input: z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }), output: done }),
  'shell.setTitle': procedure({ ...open, kind: 'command', input: z.strictObject({ title: z.string().max(200) }), output: done }),
  'shell.openWindow': procedure({ ...open, kind: 'command', input: nothing, output: done }),
  /** No file when the user thought better of it. */
  'shell.chooseFile': procedure({
    ...open,
    kind: 'command',
    input: z.strictObject({ purpose: dialogPurpose, kinds: z.array(fileKind).min(1).max(6), several: z.boolean().default(false) }),
    output: z.strictObject({ files: z.array(path) }),
  }),
  /** With `bytes` the chosen file is written at once (error `diskFull`, `readOnly`); without, the path goes to a core command that writes it. */
  'shell.saveFile': procedure({
    ...open,
    kind: 'command',
    input: z.strictObject({ purpose: dialogPurpose, kind: fileKind, name: z.string().min(1).max(200), bytes: bytes.optional() }),
    output: z.strictObject({ file: path.nullable() }),
  }),
  'shell.chooseFolder': procedure({
    ...open,
    kind: 'command',
    input: z.strictObject({ purpose: dialogPurpose }),
    output: z.strictObject({ folder: path.nullable() }),
  }),
  /** Only a file that was saved in this sitting through `shell.saveFile`. */
  'shell.openFile': procedure({ ...open, kind: 'command', input: z.strictObject({ file: path }), output: z.strictObject({ opened: z.boolean() }) }),
  'shell.showFile': procedure({ ...open, kind: 'command', input: z.strictObject({ file: path }), output: z.strictObject({ shown: z.boolean() }) }),
  'shell.printers': procedure({ ...open, kind: 'query', input: nothing, output: z.array(printer) }),
  'shell.printJob': procedure({
    ...open,
    kind: 'query',
    input: z.strictObject({ job: z.string().min(1).max(200) }),
    output: z.strictObject({ state: printJobState }),
  }),
};

export type ShellContract = typeof shellContract;
export type ShellProcedureName = keyof ShellContract;
export type ShellInput<Name extends ShellProcedureName> = z.output<ShellContract[Name]['input']>;
export type ShellRequestInput<Name extends ShellProcedureName> = z.input<ShellContract[Name]['input']>;
export type ShellOutput<Name extends ShellProcedureName> = z.output<ShellContract[Name]['output']>;
