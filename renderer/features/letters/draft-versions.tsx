import { useState } from 'react';
import type { Draft } from '../../../preload/contract/letters.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { languageNames } from '../../i18n/locale.ts';
import { Button } from '../../ui/button.tsx';
import { CompareDialog, type ComparedText } from '../../ui/compare/compare-dialog.tsx';
import { plainText } from '../../ui/editor/rich-text.ts';
import { showToast } from '../../ui/toasts.tsx';

type Props = {
  readonly letterId: string;
  readonly now: Draft;
  readonly onClose: () => void;
  /** Puts an older version into the draft; left out where the draft can't be changed. */
  readonly onRestore?: ((draft: Draft) => void) | undefined;
};

/** What each post changed in a draft while the file travelled; an older version can be taken again (domain.md row 41). */
function DraftVersions({ letterId, now, onClose, onRestore }: Props) {
  const { t, name, moment } = useLanguage();
  const { value: recorded } = useOfficeQuery('letters.versions', { letterId });
  if (!recorded) return null;
  const receivers = (list: Draft['to']) => list.map(({ name: receiver, address }) => [receiver, address ?? ''].filter((line) => line !== '').join('\n')).join('\n');
  const textsOf = (draft: Draft): ComparedText[] =>
    [
      { label: t('letters.to'), text: receivers(draft.to) },
      ...draft.languages.flatMap((language) => [
        { label: t('letters.subjectIn', { language: languageNames[language] }), text: draft.subject[language] ?? '' },
        { label: t('letters.bodyIn', { language: languageNames[language] }), text: plainText(draft.body[language]) },
      ]),
      { label: t('letters.enclosures'), text: draft.enclosures.join('\n') },
      { label: t('letters.copyTo'), text: receivers(draft.copyTo) },
    ].filter(({ text }) => text !== '');
  const versions = [
    ...recorded.map(({ ordinal, draft, actor, at }) => ({
      id: String(ordinal),
      name: t('notes.versionBy', { person: name(actor.person), post: name(actor.post), at: moment(at) }),
      texts: textsOf(draft),
    })),
    { id: 'now', name: t('notes.nowVersion'), texts: textsOf(now) },
  ];
  const restore = (id: string) => {
    const version = recorded.find(({ ordinal }) => String(ordinal) === id);
    if (!version || !onRestore) return;
    onRestore(version.draft);
    showToast(t('notes.versionRestored'));
    onClose();
  };
  return (
    <CompareDialog
      title={t('notes.compareDraft')}
      versions={versions}
      onClose={onClose}
      act={
        onRestore
          ? (older) => (
              <Button icon="undo" disabled={older.id === 'now'} onPress={() => restore(older.id)} testId="restore-version">
                {t('notes.restoreVersion')}
              </Button>
            )
          : undefined
      }
    />
  );
}

/** The way to the versions of a draft, once it has any. */
export function DraftVersionsButton(props: Omit<Props, 'onClose'>) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const { value: recorded } = useOfficeQuery('letters.versions', { letterId: props.letterId });
  if (!recorded || recorded.length === 0) return null;
  return (
    <>
      <Button kind="quiet" icon="copies" onPress={() => setOpen(true)} testId="draft-versions">
        {t('notes.versions')}
      </Button>
      {open ? <DraftVersions {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
