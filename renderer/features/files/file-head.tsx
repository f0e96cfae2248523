import type { FileView } from '../../../preload/contract/files.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DueText } from '../../ui/movement/due-text.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { FileTags } from './file-tags.tsx';
import { StandingTags } from './standing-tags.tsx';

/** The cover of a file in two lines: number, subject, where it lies. */
export function FileHead({ file }: { readonly file: FileView }) {
  const { t, name } = useLanguage();
  return (
    <div className="file-head">
      <h1>
        <ScriptText text={file.subject} />
      </h1>
      <p className="row soft">
        <span className="strong" data-testid="file-number">
          <NumberText text={file.number} />
        </span>
        <span>{name(file.section)}</span>
        <FileTags urgency={file.urgency} classification={file.classification} />
        <StandingTags standing={file.life.standing} />
        <DueText dueOn={file.dueOn} />
        <span>{file.mine ? t('files.onThisDesk') : t('files.onDeskOf', { post: name(file.holder) })}</span>
      </p>
    </div>
  );
}
