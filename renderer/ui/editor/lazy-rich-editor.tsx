import { lazy, Suspense } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { RichEditorProps } from './rich-editor.tsx';

const Loaded = lazy(async () => ({ default: (await import('./rich-editor.tsx')).RichEditor }));

/** The editor, brought when first needed: it is the heaviest part of the window. */
export function LazyRichEditor(props: RichEditorProps) {
  const { t } = useLanguage();
  return (
    <Suspense fallback={<p className="soft">{t('frame.loading')}</p>}>
      <Loaded {...props} />
    </Suspense>
  );
}
