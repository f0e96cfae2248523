import { useCallback, useMemo, useState } from 'react';
import type { StagedAttachment } from '../../../preload/contract/attachments.ts';
import { whileScansComeIn } from '../../data/scans-under-way.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolateLtr } from '../../i18n/script.ts';
import { IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Viewer } from '../../ui/viewer/viewer.tsx';
import { attachmentContent } from './contents.ts';
import { ImportArea } from './import-area.tsx';
import { ScanFacts } from './scan-facts.tsx';
import { ScanStation } from './scan-station.tsx';
import { useImports } from './use-imports.ts';
import './attachments.css';

type LineProps = { readonly scan: StagedAttachment; readonly shown: boolean; readonly onShow: () => void; readonly onDiscard: () => void };

function StagedLine({ scan, shown, onShow, onDiscard }: LineProps) {
  const { t } = useLanguage();
  const [known] = scan.knownAs;
  return (
    <li className="scan-line" data-testid="staged-scan">
      <button type="button" className="scan-choice" aria-pressed={shown} onClick={onShow}>
        <ScanFacts scan={scan} />
        {known ? (
          <span className="small scan-known" data-testid="known-as">
            {t('attachments.knownAs', { number: isolateLtr(known.number) })}
          </span>
        ) : null}
      </button>
      <IconButton icon="remove" label={t('attachments.discard')} onPress={onDiscard} testId="discard-scan" />
    </li>
  );
}

function Shown({ scan }: { readonly scan: StagedAttachment }) {
  const content = useMemo(() => attachmentContent({ id: scan.id, mime: scan.mime, size: scan.size }), [scan.id, scan.mime, scan.size]);
  return <Viewer content={content} pages={scan.pages} label={scan.title} />;
}

/** An e-mail saved as a file, by its name or kind (domain.md row 11). */
const isMail = ({ name, type }: File): boolean => type === 'message/rfc822' || /\.eml$/iu.test(name);

type Props = {
  /** Reads e-mails into the entry and gives back what came with them and can be kept. */
  readonly onMails: (mails: readonly File[]) => Promise<readonly File[]>;
};

/**
 * Beside the diary form: scans taken in for the next receipt, seen while one types. They go with it when its number is given. An e-mail fills the form
 * itself, and what came with it is taken in here.
 */
export function EntryScans({ onMails }: Props) {
  const { t } = useLanguage();
  const { value: staged } = useOfficeQuery('attachments.staged', {});
  const discard = useCommand('attachments.discard');
  const [chosen, setChosen] = useState<string | null>(null);
  const onTaken = useCallback((taken: StagedAttachment) => {
    setChosen(taken.id);
    return Promise.resolve(null);
  }, []);
  const imports = useImports(onTaken);
  const { add: addScans } = imports;
  const add = useCallback(
    (files: readonly File[]) => {
      const mails = files.filter(isMail);
      const others = files.filter((file) => !isMail(file));
      if (others.length > 0) addScans(others);
      if (mails.length > 0) void whileScansComeIn(async () => addScans(await onMails(mails)));
    },
    [addScans, onMails],
  );
  const scans = staged ?? [];
  const shown = scans.find(({ id }) => id === chosen) ?? scans.at(-1);
  return (
    <aside className="entry-scans" aria-label={t('attachments.scans')} data-testid="entry-scans">
      <ImportArea imports={{ ...imports, add }} compact={shown !== undefined} mail />
      <ErrorNotice error={discard.error} />
      {scans.length > 0 ? (
        <ul className="plain scan-list" aria-label={t('attachments.staged')}>
          {scans.map((scan) => (
            <StagedLine key={scan.id} scan={scan} shown={scan.id === shown?.id} onShow={() => setChosen(scan.id)} onDiscard={() => void discard.run({ id: scan.id })} />
          ))}
        </ul>
      ) : null}
      {shown ? <Shown key={shown.id} scan={shown} /> : null}
      <ScanStation compact={shown !== undefined} onTaken={(taken) => setChosen(taken.id)} />
    </aside>
  );
}
