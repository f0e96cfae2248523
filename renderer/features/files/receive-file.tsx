import type { FileView } from '../../../preload/contract/files.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { OfferedActs } from '../../ui/offered-acts.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';

/** A file of paper has to be taken over before anything else; nothing where that is not asked for. */
export function ReceiveFile({ file }: { readonly file: FileView }) {
  const { t } = useLanguage();
  const works = useMay('file.work');
  const receive = useCommand('files.receive');
  if (!works || !file.canReceive) return null;
  return (
    <div className="receive-file">
      <Notice tone="warn">
        <div className="row row-spread">
          <span>{t('files.receiveFirst')}</span>
          <OfferedActs>
            <Button kind="primary" icon="check" disabled={receive.busy} onPress={() => void receive.run({ fileIds: [file.id] })} testId="file-receive">
              {t('files.receive')}
            </Button>
          </OfferedActs>
        </div>
      </Notice>
      <ErrorNotice error={receive.error} />
    </div>
  );
}
