import { useCallback, useState } from 'react';
import type { ListLayout, ListName } from '../../../preload/contract/lists.ts';
import { ask } from '../../data/ask.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { showToast, showUndo } from '../toasts.tsx';

export type LayoutTools = { readonly layout: ListLayout | null; readonly change: (layout: ListLayout | null) => void };

/** How the reader wants this list; a change is seen at once, kept for him on this desk, and can be taken back. */
export function useLayout(list: ListName): LayoutTools {
  const { t, errorText } = useLanguage();
  const { value } = useOfficeQuery('lists.layouts', {});
  const [chosen, setChosen] = useState<{ readonly layout: ListLayout | null } | null>(null);
  const kept = value?.find((entry) => entry.list === list)?.layout ?? null;
  const layout = chosen ? chosen.layout : kept;
  const keep = useCallback(
    async (next: ListLayout | null): Promise<boolean> => {
      setChosen({ layout: next });
      const result = await ask('lists.keepLayout', { list, layout: next });
      if (result.ok) return true;
      setChosen(null);
      showToast(errorText(result.error), true);
      return false;
    },
    [list, errorText],
  );
  const change = useCallback(
    (next: ListLayout | null) => {
      const kept = keep(next);
      // Offered at once: whoever takes the change back before it is kept must not take back the one before it.
      showUndo(t('lists.columnsChanged'), t('lists.undo'), () => void kept.then((done) => (done ? keep(layout) : undefined)));
    },
    [keep, layout, t],
  );
  return { layout, change };
}
