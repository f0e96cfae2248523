import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast, showUndo } from '../../ui/toasts.tsx';

/** What the sender can still do with a receipt that went on: take it back while nobody opened it, end following it up. */
export function SentReceiptActions({ receipt }: { readonly receipt: ReceiptView }) {
  const { t, errorText } = useLanguage();
  const pullBack = useCommand('dak.pullBack');
  const follow = useCommand('movement.followUp');
  const { value: place } = useOfficeQuery('handover.ofReceipt', { receiptId: receipt.id });
  const takeBack = async () => {
    const result = await pullBack.run({ receiptId: receipt.id });
    showToast(result.ok ? t(place ? 'handover.recalled' : 'dak.pulledBack') : errorText(result.error), !result.ok);
  };
  const followAgain = () => void follow.run({ kind: 'receipt', ids: [receipt.id], followed: true });
  const stop = async () => {
    if ((await follow.run({ kind: 'receipt', ids: [receipt.id], followed: false })).ok) showUndo(t('movement.followedNoMore', { count: 1 }), t('lists.undo'), followAgain);
  };
  return (
    <>
      {receipt.followed ? (
        <Button icon="clock" disabled={follow.busy} onPress={() => void stop()} testId="stop-following">
          {t('movement.stopFollowing')}
        </Button>
      ) : null}
      {receipt.canPullBack && !place?.recalled ? (
        <Button icon="pullBack" disabled={pullBack.busy} onPress={() => void takeBack()} testId="receipt-pull-back">
          {t('files.pullBack')}
        </Button>
      ) : null}
    </>
  );
}
