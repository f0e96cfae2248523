import { useCallback, useMemo, useState } from 'react';
import type { StagedAttachment } from '../../../preload/contract/attachments.ts';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { ask } from '../../data/ask.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolate } from '../../i18n/script.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Viewer } from '../../ui/viewer/viewer.tsx';
import { attachmentContent } from './contents.ts';
import { ImportArea } from './import-area.tsx';
import { useImports } from './use-imports.ts';
import './attachments.css';

type Scan = NonNullable<LetterView['signedCopy']['scan']>;
type Props = { readonly letter: Pick<LetterView, 'id' | 'signedCopy' | 'signatory'> };

function AddCopy({ letterId }: { readonly letterId: string }) {
  const { t } = useLanguage();
  const onTaken = useCallback(
    async ({ id }: StagedAttachment) => {
      const result = await ask('letters.addSignedCopy', { letterId, scanId: id });
      if (result.ok) return null;
      await ask('attachments.discard', { id });
      return result.error;
    },
    [letterId],
  );
  const imports = useImports(onTaken);
  return (
    <>
      <p>{t('letters.signedCopyText')}</p>
      <ImportArea imports={imports} compact={false} />
    </>
  );
}

function WithdrawDialog({ letterId, onClose }: { readonly letterId: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const withdraw = useCommand('letters.withdrawSignedCopy');
  const submit = async () => {
    if ((await withdraw.run({ letterId, reason })).ok) onClose();
  };
  return (
    <FormDialog name="withdraw-copy" title={t('letters.signedCopyWithdraw')} action={t('attachments.withdrawNow')} ready={!withdraw.busy && reason.trim() !== ''} error={withdraw.error} onClose={onClose} onSubmit={() => void submit()}>
      <TextField label={t('attachments.reason')} value={reason} onChange={setReason} lines={2} autoFocus maxLength={4000} testId="withdraw-copy-reason" />
    </FormDialog>
  );
}

/** Whether the signatory has said that this is what he signed, and how he says so. */
function Confirmation({ letter, onAct }: Props & { readonly onAct: (act: 'confirm' | 'withdraw') => void }) {
  const { t, name, moment } = useLanguage();
  const { confirmed, mayConfirm, mayWithdraw } = letter.signedCopy;
  const approves = useMay('letter.approve');
  const works = useMay('file.work');
  if (confirmed) {
    return (
      <Notice>
        <span data-testid="signed-copy-confirmed">{t('letters.signedCopyConfirmed', { person: isolate(name(confirmed.by.person)), at: moment(confirmed.at) })}</span>
      </Notice>
    );
  }
  return (
    <Notice tone="warn">
      <div className="row row-spread" data-testid="signed-copy-waiting">
        <span>{t('letters.signedCopyWaits', { post: isolate(name(letter.signatory)) })}</span>
        <span className="row">
          {works && mayWithdraw ? (
            <Button icon="remove" onPress={() => onAct('withdraw')} testId="signed-copy-withdraw">
              {t('attachments.withdraw')}
            </Button>
          ) : null}
          {approves && mayConfirm ? (
            <Button kind="primary" icon="check" onPress={() => onAct('confirm')} testId="signed-copy-confirm">
              {t('letters.signedCopyConfirm')}
            </Button>
          ) : null}
        </span>
      </div>
    </Notice>
  );
}

function Shown({ letter, scan }: Props & { readonly scan: Scan }) {
  const { t } = useLanguage();
  const [act, setAct] = useState<'confirm' | 'withdraw' | null>(null);
  const content = useMemo(() => attachmentContent({ id: scan.id, mime: scan.mime, size: scan.size }), [scan.id, scan.mime, scan.size]);
  const close = () => setAct(null);
  return (
    <>
      <Confirmation letter={letter} onAct={setAct} />
      <Viewer content={content} pages={scan.pages} label={t('letters.signedCopy')} />
      {act === 'withdraw' ? <WithdrawDialog letterId={letter.id} onClose={close} /> : null}
      {act === 'confirm' ? (
        <PinDialog title={t('letters.signedCopyConfirm')} action={t('letters.signedCopyConfirm')} onClose={close} onPin={(pin) => ask('letters.confirmSignedCopy', { letterId: letter.id, pin })}>
          <p>{t('letters.signedCopyConfirmText')}</p>
        </PinDialog>
      ) : null}
    </>
  );
}

/** The paper copy of an issued letter that was signed by hand: brought as a scan, confirmed by its signatory. The sealed letter stays beside it. */
export function SignedCopy({ letter }: Props) {
  const { t } = useLanguage();
  const works = useMay('file.work');
  const { scan, mayAdd } = letter.signedCopy;
  return (
    <div className="paper-scans" data-testid="signed-copy">
      {scan ? <Shown key={scan.id} letter={letter} scan={scan} /> : works && mayAdd ? <AddCopy letterId={letter.id} /> : <p className="soft">{t('letters.signedCopyNone')}</p>}
    </div>
  );
}
