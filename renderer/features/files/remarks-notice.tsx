import type { FileView } from '../../../preload/contract/files.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { standingRemarks } from './standing-remarks.ts';

/** What the sender said when he sent the file here, at the head of the file until it is answered (domain.md row 46). */
export function RemarksNotice({ file }: { readonly file: FileView }) {
  const { t, name, moment } = useLanguage();
  const movement = file.mine ? standingRemarks(file) : null;
  if (!movement) return null;
  const { person, post } = movement.from;
  return (
    <Notice tone={movement.kind === 'return' ? 'warn' : 'plain'}>
      <div data-testid="standing-remarks">
        <p className="soft small">{t('notes.remarksFrom', { person: name(person), post: name(post), at: moment(movement.at) })}</p>
        <p className="strong">
          <ScriptText text={movement.remarks} />
        </p>
      </div>
    </Notice>
  );
}
