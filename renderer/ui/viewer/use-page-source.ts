import { useEffect, useState } from 'react';
import type { Content } from './content.ts';
import { openPages } from './open-pages.ts';
import type { PageSize, PageSource } from './page-source.ts';

type Opened = { readonly source: PageSource; readonly first: PageSize };

/** Why nothing is shown: the bytes can't be made pages, or they are not here. */
export type Unopened = 'unreadable' | 'missing';

/** Opens a paper and measures its first page; closes it when another one is shown. */
export function usePageSource(content: Content, pages: number): { readonly opened: Opened | null; readonly failed: Unopened | null } {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<{ readonly content: Content; readonly why: Unopened } | null>(null);
  useEffect(() => {
    let stopped = false;
    const opening = openPages(content, pages);
    const measured = opening.then(async (source) => ({ source, first: await source.sizeOf(1) }));
    measured.then(
      (next) => {
        if (!stopped) setOpened(next);
      },
      async () => {
        const why = await whyUnopened(content);
        if (!stopped) setFailure({ content, why });
      },
    );
    return () => {
      stopped = true;
      opening.then(
        (source) => source.close(),
        () => undefined,
      );
    };
  }, [content, pages]);
  return { opened, failed: failure?.content === content ? failure.why : null };
}

/** A paper that died with a disk gives not one byte. */
async function whyUnopened(content: Content): Promise<Unopened> {
  return content.read(0, 1).then(
    ({ length }) => (length === 0 ? 'missing' : 'unreadable'),
    () => 'missing',
  );
}
