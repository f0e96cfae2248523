import type { Actor, RichText } from '../../../preload/contract/values.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { CompareDialog } from '../../ui/compare/compare-dialog.tsx';
import { plainText } from '../../ui/editor/rich-text.ts';

type Props = {
  readonly noteId: string;
  /** The note as it stands now, and who signed it once it is green. */
  readonly now: RichText;
  readonly signed?: { readonly actor: Actor; readonly at: number } | undefined;
  readonly onClose: () => void;
};

/** What each post changed in a note while it travelled. */
export function NoteVersions({ noteId, now, signed, onClose }: Props) {
  const { t, name, moment } = useLanguage();
  const { value: recorded } = useOfficeQuery('notes.versions', { noteId });
  if (!recorded) return null;
  const by = (actor: Actor, at: number) => t('notes.versionBy', { person: name(actor.person), post: name(actor.post), at: moment(at) });
  const texts = (content: RichText) => [{ label: '', text: plainText(content) }];
  const versions = [
    ...recorded.map(({ id, content, actor, at }) => ({ id, name: by(actor, at), texts: texts(content) })),
    { id: 'now', name: signed ? by(signed.actor, signed.at) : t('notes.nowVersion'), texts: texts(now) },
  ];
  return <CompareDialog title={t('notes.compareNote')} versions={versions} onClose={onClose} />;
}
