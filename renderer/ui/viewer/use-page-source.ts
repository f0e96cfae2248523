import { useEffect, useState } from 'react';
import type { Content } from './content.ts';
import { openPages } from './open-pages.ts';
import type { PageSize, PageSource } from './page-source.ts';

type Opened = { readonly source: PageSource; readonly first: PageSize };

/** Opens a paper and measures its first page; closes it when another one is shown. */
export function usePageSource(content: Content, pages: number): { readonly opened: Opened | null; readonly failed: boolean } {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failedContent, setFailedContent] = useState<Content | null>(null);
  useEffect(() => {
    let stopped = false;
    const opening = openPages(content, pages);
    const measured = opening.then(async (source) => ({ source, first: await source.sizeOf(1) }));
    measured.then(
      (next) => {
        if (!stopped) setOpened(next);
      },
      () => {
        if (!stopped) setFailedContent(content);
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
  return { opened, failed: failedContent === content };
}
