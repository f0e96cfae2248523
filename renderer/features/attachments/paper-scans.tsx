import { useCallback, useMemo, useState } from 'react';
import type { Attachment, StagedAttachment } from '../../../preload/contract/attachments.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolateLtr } from '../../i18n/script.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Viewer } from '../../ui/viewer/viewer.tsx';
import { attachmentContent } from './contents.ts';
import { ImportArea } from './import-area.tsx';
import { ScanFacts } from './scan-facts.tsx';
import { useImports } from './use-imports.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import './attachments.css';

/** What scans are put with: a receipt, or a file itself. */
export type Owner = { readonly receiptId: string } | { readonly fileId: string };

const appendices = ['correspondence', 'notes'] as const;

function AddScans({ owner, compact, onAdded }: { readonly owner: Owner; readonly compact: boolean; readonly onAdded: (id: string) => void }) {
  const [receiptId, fileId] = 'receiptId' in owner ? [owner.receiptId, null] : [null, owner.fileId];
  const { t } = useLanguage();
  const [appendix, setAppendix] = useState<(typeof appendices)[number]>('correspondence');
  const onTaken = useCallback(
    async ({ id }: StagedAttachment) => {
      const result = receiptId === null ? await ask('attachments.addToFile', { fileId: fileId ?? '', ids: [id], appendix }) : await ask('attachments.addToReceipt', { receiptId, ids: [id] });
      if (!result.ok) return result.error;
      onAdded(id);
      return null;
    },
    [receiptId, fileId, appendix, onAdded],
  );
  const imports = useImports(onTaken);
  return (
    <>
      {fileId === null ? null : <Choices label={t('correspondence.appendix')} options={appendices.map((id) => ({ id, label: t(`correspondence.appendix_${id}`) }))} value={appendix} onChange={setAppendix} />}
      <ImportArea imports={imports} compact={compact} />
    </>
  );
}

function ScanLine({ scan, shown, onShow }: { readonly scan: Attachment; readonly shown: boolean; readonly onShow: () => void }) {
  const { t, name, moment } = useLanguage();
  const { withdrawal, receipt } = scan;
  return (
    <li className="scan-line" data-testid="scan" data-withdrawn={withdrawal !== null}>
      <button type="button" className="scan-choice" aria-pressed={shown} onClick={onShow}>
        <ScanFacts scan={scan} crossed={withdrawal !== null} />
        <span className="soft small">
          {receipt ? t('attachments.fromReceipt', { number: isolateLtr(receipt.number) }) : t('attachments.added', { at: moment(scan.addedAt), person: name(scan.addedBy.person) })}
        </span>
        {withdrawal ? <span className="small">{t('attachments.withdrawn', { at: moment(withdrawal.at), person: name(withdrawal.by.person), reason: withdrawal.reason })}</span> : null}
      </button>
    </li>
  );
}

function Shown({ scan, mayWithdraw }: { readonly scan: Attachment; readonly mayWithdraw: boolean }) {
  const { t } = useLanguage();
  const [withdrawing, setWithdrawing] = useState(false);
  const content = useMemo(() => attachmentContent({ id: scan.id, mime: scan.mime, size: scan.size }), [scan.id, scan.mime, scan.size]);
  const withdraw =
    mayWithdraw && scan.withdrawal === null ? (
      <Button kind="quiet" icon="remove" onPress={() => setWithdrawing(true)} testId="withdraw-scan">
        {t('attachments.withdraw')}
      </Button>
    ) : null;
  return (
    <>
      <Viewer content={content} pages={scan.pages} label={scan.title} actions={withdraw} />
      {withdrawing ? <WithdrawDialog id={scan.id} ofFile={scan.receipt === null} onClose={() => setWithdrawing(false)} /> : null}
    </>
  );
}

type Props = { readonly scans: readonly Attachment[]; readonly owner: Owner; readonly mayAdd: boolean };

/** The scans of a paper with the one being looked at, and where more come in. */
export function PaperScans({ scans, owner, mayAdd }: Props) {
  const { t } = useLanguage();
  const [picked, setPicked] = useState<string | null>(null);
  const standing = scans.filter(({ withdrawal }) => withdrawal === null);
  const shown = scans.find(({ id }) => id === picked) ?? standing[0] ?? scans[0];
  const mayWithdraw = mayAdd && (shown?.receipt === null || 'receiptId' in owner);
  return (
    <div className="paper-scans" data-testid="paper-scans">
      {mayAdd ? <AddScans owner={owner} compact={shown !== undefined} onAdded={setPicked} /> : null}
      {scans.length > 1 || shown?.withdrawal ? (
        <ul className="plain scan-list" aria-label={t('attachments.scans')}>
          {scans.map((scan) => (
            <ScanLine key={scan.id} scan={scan} shown={scan.id === shown?.id} onShow={() => setPicked(scan.id)} />
          ))}
        </ul>
      ) : null}
      {shown ? <Shown key={shown.id} scan={shown} mayWithdraw={mayWithdraw} /> : <p className="soft">{t('attachments.none')}</p>}
    </div>
  );
}
