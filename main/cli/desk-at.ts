import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Output, ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import { contract } from '../../preload/contract/index.ts';
import { Core } from '../core/core.ts';
import type { Desk } from '../core/desk.ts';
import type { Clock } from '../core/ledger/hybrid-clock.ts';
import type { LanOptions } from '../core/network/options.ts';
import { openDesk } from '../core/open-desk.ts';
import { Refusal } from '../core/refusal.ts';
import type { Caller } from '../core/session/session.ts';
import { createLayoutClient, layoutClientOptions } from '../layout-client/layout-client.ts';
import { createSecretClient } from '../layout-client/secret-client.ts';
import { systemPrinting } from '../shell/printing/printers.ts';
import { resourcesFolder, tell, threads, version } from './surroundings.ts';

/** A desk opened for one command, asked through the same contract as a window. */
export type OpenedDesk = {
  readonly desk: Desk;
  readonly ask: <Name extends ProcedureName>(name: Name, input: RequestInput<Name>) => Promise<Output<Name>>;
};

/** For the answer that says why, in milliseconds. */
const lastWordMs = 200;

/** The desk's clock, and how to serve the office's network where the command does. */
type Surroundings = { readonly clock?: Clock; readonly lan?: LanOptions };

/** Runs a command on the desk in a folder and closes it, whatever happens. `mustExist` keeps a mistyped path from making a new desk. */
export async function withDesk<Value>(
  folder: string,
  mustExist: boolean,
  work: (opened: OpenedDesk) => Promise<Value>,
  { clock = Date.now, lan }: Surroundings = {},
): Promise<Value> {
  if (mustExist && !existsSync(join(folder, 'daftar.sqlite'))) throw new Refusal('noOffice', { folder });
  const layout = createLayoutClient(layoutClientOptions());
  const { desk, close } = await openDesk({
    folder,
    resources: resourcesFolder(),
    version: version(),
    layout,
    printing: systemPrinting(),
    protector: createSecretClient(layoutClientOptions(), folder),
    nativeBinding: process.env['DAFTAR_SQLITE_BINDING'],
    clock,
    diskFailed,
    threads: threads(),
    ...(lan ? { lan } : {}),
  });
  try {
    const core = new Core(desk, (entry) => tell(`${entry.id}: ${entry.message}`));
    return await work({ desk, ask: asker(core, core.caller()) });
  } finally {
    await layout.end();
    await desk.network.stop();
    close();
  }
}

/** Ends the program once it has said why: whoever keeps it running starts it again, and it reads the disk anew. */
function diskFailed(): void {
  tell('The disk failed.');
  setTimeout(() => process.exit(1), lastWordMs);
}

function asker(core: Core, caller: Caller): OpenedDesk['ask'] {
  return async (name, input) => {
    const { result } = await core.call(caller, name, input);
    if (!result.ok) throw new Refusal(result.error.code, result.error.params);
    return contract[name].output.parse(result.value) as never;
  };
}

/** Signs in for a post named by its code or by its name in any language; refuses with `notFound` or `wrongPin`. */
export async function signInFor({ desk, ask }: OpenedDesk, post: string, pin: string): Promise<{ postId: string }> {
  const row = desk.store
    .all(desk.store.build.selectFrom('post').select(['id', 'code', 'name']))
    .find((candidate) => candidate.code === post || candidate.id === post || Object.values(JSON.parse(candidate.name)).includes(post));
  if (!row) throw new Refusal('notFound', { name: post });
  const person = (await ask('session.people', {})).find((candidate) => candidate.posts.some((held) => held.postId === row.id));
  if (!person) throw new Refusal('noCharge', { name: post });
  await ask('session.signIn', { personId: person.personId, pin, postId: row.id });
  return { postId: row.id };
}
