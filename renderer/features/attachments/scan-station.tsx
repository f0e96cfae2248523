import { useState } from 'react';
import type { StagedAttachment, WaitingScan } from '../../../preload/contract/attachments.ts';
import { whileScansComeIn } from '../../data/scans-under-way.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useScanFolder } from '../../data/use-scan-folder.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { waitingContent } from './contents.ts';
import { megabytes } from './megabytes.ts';
import { countPages } from './send-file.ts';
import { WaitingThumbnail } from './waiting-thumbnail.tsx';

type ScanProps = { readonly scan: WaitingScan; readonly busy: boolean; readonly onTake: () => void };

function WaitingLine({ scan, busy, onTake }: ScanProps) {
  const { t, number, moment } = useLanguage();
  return (
    <li>
      <button type="button" className="scan-waiting" disabled={busy} onClick={onTake} title={t('attachments.attach')} data-testid="waiting-scan">
        <WaitingThumbnail scan={scan} />
        <span className="stack stack-tight">
          <bdi className="scan-name">{scan.name}</bdi>
          <span className="soft small scan-facts">
            <bdi>{moment(scan.modifiedAt)}</bdi>
            <bdi>{t('attachments.size', { megabytes: number(megabytes(scan.size)) })}</bdi>
          </span>
        </span>
        <span className="scan-attach">{t('attachments.attach')}</span>
      </button>
    </li>
  );
}

type Props = { readonly compact: boolean; readonly onTaken: (taken: StagedAttachment) => void };

/** What the scanner has written, newest first with its first page; Enter on one takes it in. */
export function ScanStation({ compact, onTaken }: Props) {
  const { t } = useLanguage();
  const { folder, known, error: folderError, choose } = useScanFolder();
  const { value: scans, error } = useOfficeQuery('attachments.scans', {}, { enabled: folder !== null });
  const take = useCommand('attachments.takeScan');
  const [counting, setCounting] = useState(false);
  const onTake = async (scan: WaitingScan) => {
    setCounting(true);
    const result = await whileScansComeIn(async () => take.run({ name: scan.name, pages: await countPages(waitingContent(scan)) }));
    setCounting(false);
    if (result.ok) onTaken(result.value);
  };
  if (!known) return null;
  return (
    <section className={compact ? 'scan-station scan-station-compact' : 'scan-station'} aria-label={t('attachments.station')} data-testid="scan-station">
      <div className="row row-spread">
        <h2>{t('attachments.station')}</h2>
        <Button kind="quiet" icon="settings" onPress={() => void choose()} testId="choose-scan-folder">
          {t(folder === null ? 'attachments.chooseFolder' : 'attachments.changeFolder')}
        </Button>
      </div>
      <ErrorNotice error={take.error ?? folderError ?? error} />
      {folder === null ? <p className="soft small">{t('attachments.noFolder')}</p> : null}
      {folder !== null && scans?.length === 0 ? <p className="soft small">{t('attachments.emptyFolder')}</p> : null}
      <ul className="plain scan-waiting-list">
        {(scans ?? []).map((scan) => (
          <WaitingLine key={`${scan.name}-${scan.modifiedAt}`} scan={scan} busy={take.busy || counting} onTake={() => void onTake(scan)} />
        ))}
      </ul>
    </section>
  );
}
