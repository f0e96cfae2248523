import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { OfferedActs } from '../../ui/offered-acts.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';

type Props = { readonly receipt: ReceiptView };

/** A paper has to be taken over before anything else. */
export function ReceiveNotice({ receipt }: Props) {
  const { t } = useLanguage();
  const works = useMay('dak.work');
  const receive = useCommand('dak.receive');
  if (receipt.state === 'binned') return <Notice tone="warn">{t('bin.noticeReceipt')}</Notice>;
  if (!works || !receipt.canReceive) return null;
  return (
    <>
      <Notice tone="warn">
        <div className="row row-spread">
          <span>{t('dak.receiveFirst')}</span>
          <OfferedActs>
            <Button kind="primary" icon="check" disabled={receive.busy} onPress={() => void receive.run({ receiptId: receipt.id })} testId="receipt-receive">
              {t('dak.receive')}
            </Button>
          </OfferedActs>
        </div>
      </Notice>
      <ErrorNotice error={receive.error} />
    </>
  );
}

/** The post has a copy for information: it notes it, and another deals with the receipt. */
export function CopyNotice({ receipt }: Props) {
  const { t, name } = useLanguage();
  const works = useMay('dak.work');
  const note = useCommand('dak.disposeCopy');
  if (!works || receipt.copyHere === null) return null;
  return (
    <>
      <Notice>
        <div className="row row-spread">
          <span>{t('dak.copyHere', { post: name(receipt.holder) })}</span>
          <Button icon="check" disabled={note.busy} onPress={() => void note.run({ receiptId: receipt.id })} testId="copy-noted">
            {t('dak.copyNoted')}
          </Button>
        </div>
      </Notice>
      <ErrorNotice error={note.error} />
    </>
  );
}
