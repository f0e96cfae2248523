import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import type { RichText } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { isolateLtr } from '../../i18n/script.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { NoteVersions } from './note-versions.tsx';

type Yellow = NonNullable<FileView['yellow']>;

/** Who wrote the yellow note and who edited it, and the way to its versions. */
export function YellowAuthors({ yellow, now }: { readonly yellow: Yellow; readonly now: RichText }) {
  const { t, name } = useLanguage();
  const [comparing, setComparing] = useState(false);
  const [writer, ...editors] = yellow.authors.map(({ actor }) => ({ person: name(actor.person), post: name(actor.post) }));
  if (!writer) return null;
  const people = editors.map((editor) => t('notes.personOf', editor)).join(t('session.listSeparator'));
  return (
    <div className="row row-spread small">
      <span className="soft" data-testid="yellow-authors">
        {t('notes.writtenBy', writer)}
        {people === '' ? '' : ` · ${t('notes.editedBy', { people })}`}
      </span>
      {yellow.versions > 0 ? (
        <Button kind="quiet" icon="copies" onPress={() => setComparing(true)} testId="note-versions">
          {t('notes.versions')}
        </Button>
      ) : null}
      {comparing ? <NoteVersions noteId={yellow.noteId} now={now} onClose={() => setComparing(false)} /> : null}
    </div>
  );
}

/** Files that the note names but that are not linked with its own. */
export function FilesNamed({ fileId }: { readonly fileId: string }) {
  const { t } = useLanguage();
  const { value: named } = useOfficeQuery('notes.filesNamed', { fileId });
  const link = useCommand('files.link');
  return (
    <>
      {(named ?? []).map((other) => (
        <Notice key={other.id} tone="warn">
          <span className="row row-spread" data-testid="file-named">
            {t('notes.namesFile', { number: isolateLtr(other.number) })}
            <Button disabled={link.busy} onPress={() => void link.run({ fileId, otherId: other.id })} testId="link-named">
              {t('notes.linkIt')}
            </Button>
          </span>
        </Notice>
      ))}
      <ErrorNotice error={link.error} />
    </>
  );
}
