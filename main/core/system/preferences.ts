import type { Digits } from '../../../preload/contract/values.ts';
import { preferences, type Preferences } from '../../../preload/contract/system.ts';
import type { Store } from '../db/store.ts';

const defaults: Preferences = { language: null, digits: 'latin', theme: 'system', zoom: 1 };

type Change = Partial<{ [Key in keyof Preferences]: Preferences[Key] | undefined }>;

/** How this desk likes to be shown; defaults where nothing was chosen or a stored value no longer fits. */
export function readPreferences(store: Store): Preferences {
  const row = store.first(store.build.selectFrom('preference').select('value').where('key', '=', 'screen'));
  const stored = row ? preferences.partial().safeParse(JSON.parse(row.value)) : null;
  return withChange(defaults, stored?.success ? stored.data : {});
}

export function writePreferences(store: Store, change: Change): Preferences {
  const value = withChange(readPreferences(store), change);
  const row = { value: JSON.stringify(value) };
  store.run(
    store.build
      .insertInto('preference')
      .values({ key: 'screen', ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row)),
  );
  return value;
}

/** Digits on printed pages, as the office chose; never changed by a locale. */
export function preferredDigits(store: Store): Digits {
  return readPreferences(store).digits;
}

function withChange(value: Preferences, change: Change): Preferences {
  const chosen = Object.entries(change).filter(([, chosenValue]) => chosenValue !== undefined);
  return preferences.parse({ ...value, ...Object.fromEntries(chosen) });
}
