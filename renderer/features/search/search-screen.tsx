import { useDeferredValue, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { FileOnScreen } from '../../data/file-on-screen.ts';
import { goOn } from '../../data/navigation.ts';
import { isolateLtr } from '../../i18n/script.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { HitLine } from './hit-line.tsx';
import { hitKey, routeOf, searchKinds } from './search-hits.ts';
import { useSearch, type Search } from './use-search.ts';
import './search.css';

const limit = 100;
/** The best are drawn at once, so that the next letter is not kept waiting; the rest follows. */
const atOnce = 15;
const kinds = ['any', ...searchKinds] as const;

function Results({ found, onOpen }: { readonly found: Search; readonly onOpen: (key: unknown) => void }) {
  const { t } = useLanguage();
  const count = found.hits.length;
  const whole = useDeferredValue(found.hits);
  const shown = whole === found.hits ? whole : found.hits.slice(0, atOnce);
  return (
    <>
      <p className="soft small" role="status" data-testid="search-count">
        {t(found.more ? 'search.countMore' : 'search.count', { count })}
      </p>
      <ListBox className="search-results" aria-label={t('search.results')} items={shown} onAction={onOpen} data-testid="search-results">
        {(hit) => (
          <ListBoxItem id={hitKey(hit)} textValue={hit.title.text} className="option">
            <HitLine hit={hit} />
          </ListBoxItem>
        )}
      </ListBox>
    </>
  );
}

/** Everything that was found for a text, with filters; the palette shows only the best of it. */
export function SearchScreen({ text, file: given }: { readonly text: string; readonly file?: FileOnScreen | undefined }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(text);
  const [kind, setKind] = useState<(typeof kinds)[number]>('any');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [file, setFile] = useState(given);
  const found = useSearch(typed, { fileId: file?.id, kind: kind === 'any' ? undefined : kind, from: from ?? undefined, to: to ?? undefined, limit });
  const open = (key: unknown) => {
    const hit = found.hits.find((shown) => hitKey(shown) === key);
    if (hit) goOn({ screen: 'search', text: typed, ...(file ? { file } : {}) }, routeOf(hit));
  };
  const asking = typed.trim() !== '';
  const nothing = asking ? (
    <EmptyState icon="search" title={t('frame.nothingFound')} text={t('search.nothingText')} />
  ) : (
    <EmptyState icon="search" title={t('search.emptyTitle')} text={t('search.emptyText')} />
  );
  return (
    <Page
      title={t('search.title')}
      testId="search-screen"
      actions={
        <>
          <DateField label={t('frame.from')} value={from} onChange={setFrom} />
          <DateField label={t('frame.until')} value={to} onChange={setTo} />
          <SelectField
            hideLabel
            label={t('search.kind')}
            options={kinds.map((id) => ({ id, label: id === 'any' ? t('search.anyKind') : t(`search.kind_${id}`) }))}
            value={kind}
            onChange={setKind}
            testId="search-kind"
          />
          <div className="search-everything">
            <SearchBox label={t('search.box')} value={typed} onChange={setTyped} autoFocus />
          </div>
        </>
      }
    >
      <div className="page-body" data-testid="search-answer" data-answers={found.settled ? typed.trim() : undefined}>
        {file ? (
          <p className="row small" data-testid="search-in-file">
            {t('search.inFile', { number: isolateLtr(file.number) })}
            <Button kind="quiet" icon="close" onPress={() => setFile(undefined)}>
              {t('search.everywhere')}
            </Button>
          </p>
        ) : null}
        <ErrorNotice error={found.error} />
        {found.waits ? <Notice>{t('search.waits')}</Notice> : null}
        {found.hits.length > 0 ? <Results found={found} onOpen={open} /> : found.settled ? nothing : null}
      </div>
    </Page>
  );
}
