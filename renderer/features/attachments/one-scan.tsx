import { useCallback, useMemo } from 'react';
import type { Attachment, StagedAttachment } from '../../../preload/contract/attachments.ts';
import { ScriptText } from '../../ui/script-text.tsx';
import { Viewer } from '../../ui/viewer/viewer.tsx';
import { attachmentContent } from './contents.ts';
import { ImportArea } from './import-area.tsx';
import { useImports } from './use-imports.ts';
import './attachments.css';

type FieldProps = { readonly taken: Pick<StagedAttachment, 'id' | 'title'> | null; readonly onTaken: (scan: StagedAttachment) => void };

/** Takes one scan in for something else than a paper of the correspondence; a second one takes the place of the first. */
export function OneScan({ taken, onTaken }: FieldProps) {
  const take = useCallback(
    (scan: StagedAttachment) => {
      onTaken(scan);
      return Promise.resolve(null);
    },
    [onTaken],
  );
  const imports = useImports(take);
  return (
    <div className="stack stack-tight" data-testid="one-scan">
      <ImportArea imports={imports} compact />
      {taken ? (
        <p className="strong" data-testid="taken-scan">
          <ScriptText text={taken.title} />
        </p>
      ) : null}
    </div>
  );
}

type Shown = Pick<Attachment, 'id' | 'mime' | 'size' | 'pages' | 'title'>;

/** A scan that the core keeps, to be looked at. */
export function ScanView({ scan }: { readonly scan: Shown }) {
  const content = useMemo(() => attachmentContent({ id: scan.id, mime: scan.mime, size: scan.size }), [scan.id, scan.mime, scan.size]);
  return <Viewer content={content} pages={scan.pages} label={scan.title} />;
}
