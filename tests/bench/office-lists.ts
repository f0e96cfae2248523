import { z } from 'zod';
import { registerName } from '../../preload/contract/registers.ts';
import type { PageProbe } from './page-probe.ts';
import { chooseIn, openedBy, pressed } from './window-measures.ts';

/** A list by the presses that lead to it, of which the last is timed, and what stands there when it is open. */
type List = { readonly name: string; readonly way: readonly string[]; readonly rows: string };

const row = ':is([data-testid="register-row"], [data-testid="empty"])';
const byId = (id: string) => `[data-testid="${id}"]`;
const inside = (screen: string) => `${byId(screen)} ${row}`;
const list = (name: string, way: readonly string[], screen: string): List => ({ name, way: way.map(byId), rows: inside(screen) });

/** Every list of the desk but the registers, in an order in which each is left for another screen. */
const lists: readonly List[] = [
  list('sent', ['area-sent'], 'files-sent'),
  list('created', ['area-created'], 'files-created'),
  list('dak', ['area-dak'], 'dak'),
  list('home', ['area-home'], 'home'),
  list('inbox', ['area-inbox'], 'files-inbox'),
  ...['due', 'followed', 'parked', 'closed'].map((tab) => list(`inbox, ${tab}`, [`folder-${tab}`], 'files-inbox')),
  list('letters', ['area-letters'], 'letters'),
  list('dispatch', ['area-dispatch'], 'dispatch'),
  list('batches', ['area-batches'], 'batches'),
  list('movement register', ['area-sent', 'movement-register-open'], 'movement'),
  list('bin', ['area-created', 'bin-open'], 'bin'),
  list('dak again', ['area-dak'], 'dak'),
  ...['copies', 'due', 'followed', 'created', 'sent', 'all'].map((tab) => list(`dak, ${tab}`, [`folder-${tab}`], 'dak')),
  list('acknowledgements', ['area-dak', 'registry', 'act-acknowledgements'], 'acknowledgements'),
  list('invoices', ['area-dak', 'registry', 'act-invoices'], 'invoices'),
  list('home again', ['area-home'], 'home'),
  list('overdue', ['home-overdue-files'], 'files-inbox'),
  list('home once more', ['area-home'], 'home'),
  list('due today', ['home-today-dak'], 'dak'),
];

const registers = registerName.options;
const pageMs = z.number();

/** Opens every list and every register, of the section and of the whole office, one after another; milliseconds of each from the press to the first picture with a line of it, or with the words that there is none. */
export async function openLists(page: PageProbe): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  const measured = async (name: string, expression: string) => times.set(name, pageMs.parse(await page.evaluate(expression)));
  for (const { name, way, rows } of lists) {
    const [last = '', ...before] = way.toReversed();
    for (const press of before.toReversed()) {
      await page.shownAt(press);
      await page.evaluate(pressed(press));
    }
    await page.shownAt(last);
    await measured(name, openedBy(pressed(last), rows));
  }
  await measured('registers', openedBy(pressed(byId('area-registers')), inside('registers')));
  for (const scope of ['section', 'office'] as const) {
    for (const register of registers) {
      if (register === 'diary' && scope === 'section') continue;
      if (register === 'pending' && scope === 'office') continue;
      await measured(`${register}, ${scope}`, openedBy(chooseIn(byId('register-name'), register), inside('registers')));
    }
    if (scope === 'section') await page.evaluate(chooseIn(byId('register-scope'), 'office'));
  }
  return times;
}
