import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { language } from '../../preload/contract/values.ts';

const bounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });

const shellState = z.strictObject({
  bounds: bounds.optional(),
  maximized: z.boolean().default(false),
  language: language.nullable().default(null),
  /** The folder last used, by the purpose of the dialog. */
  folders: z.record(z.string(), z.string()).default({}),
});
export type ShellState = z.infer<typeof shellState>;

export type ShellStateStore = { readonly read: () => ShellState; readonly change: (change: Partial<ShellState>) => void };

/** What the shell remembers of the last sitting; a file that can't be read is as good as none. */
export function openShellState(dataFolder: string): ShellStateStore {
  const path = join(dataFolder, 'shell.json');
  let state = load(path);
  return {
    read: () => state,
    change: (change) => {
      state = { ...state, ...change };
      save(path, state);
    },
  };
}

function load(path: string): ShellState {
  try {
    return shellState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return shellState.parse({});
  }
}

function save(path: string, state: ShellState): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
