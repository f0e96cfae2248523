import { useState } from 'react';
import type { FileRow } from '../../../preload/contract/files.ts';
import type { BatchOutcome } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { KeepDialog } from '../../ui/movement/keep-dialog.tsx';
import { SelectionBar } from '../../ui/movement/selection-bar.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { showToast, showUndo } from '../../ui/toasts.tsx';
import { SendDialog } from './send-dialog.tsx';

type Props = {
  readonly rows: readonly FileRow[];
  readonly selected: ReadonlySet<string>;
  readonly here: boolean;
  /** The folder of the post whose list this is. */
  readonly folderId?: string | null;
  readonly onClear: () => void;
};

/** What can be done at once with marked files: those that lie here are sent, received and kept, those that were sent are followed up no more. */
export function FilesSelection({ rows, selected, here, folderId = null, onClear }: Props) {
  const { t, name } = useLanguage();
  const [open, setOpen] = useState<'send' | 'keep' | null>(null);
  const [refused, setRefused] = useState<BatchOutcome['refused']>([]);
  const receive = useCommand('files.receive');
  const follow = useCommand('movement.followUp');
  const marked = rows.filter((row) => selected.has(row.id));
  const ids = marked.map((row) => row.id);
  const clear = () => {
    setOpen(null);
    setRefused([]);
    onClear();
  };
  const take = async () => {
    const result = await receive.run({ fileIds: ids });
    if (!result.ok) return;
    setRefused(result.value.refused);
    if (result.value.refused.length > 0) return;
    showToast(t('files.receivedMany', { count: ids.length }));
    clear();
  };
  const stop = async () => {
    if ((await follow.run({ kind: 'file', ids, followed: false })).ok) {
      showUndo(t('movement.followedNoMore', { count: ids.length }), t('lists.undo'), () => void follow.run({ kind: 'file', ids, followed: true }));
      clear();
    }
  };
  const acts = here ? (
    <>
      {marked.some((row) => !row.received) ? (
        <Button icon="check" disabled={receive.busy} onPress={() => void take()} testId="receive-marked">
          {t('files.receive')}
        </Button>
      ) : null}
      <Button icon="file" onPress={() => setOpen('keep')} testId="keep-marked">
        {t('movement.keepInFolder')}
      </Button>
      <Button kind="primary" icon="sent" onPress={() => setOpen('send')} testId="send-marked">
        {t('files.send')}
      </Button>
    </>
  ) : (
    <Button icon="clock" disabled={follow.busy} onPress={() => void stop()} testId="stop-marked">
      {t('movement.stopFollowing')}
    </Button>
  );
  return (
    <>
      <SelectionBar count={ids.length} onClear={clear} refused={refused}>
        {acts}
      </SelectionBar>
      <ErrorNotice error={receive.error ?? follow.error} />
      {open === 'keep' ? <KeepDialog kind="file" ids={ids} from={folderId} onClose={() => setOpen(null)} onDone={clear} /> : null}
      {open === 'send' ? (
        <SendDialog
          fileIds={ids}
          urgency={null}
          yellow={false}
          onClose={() => setOpen(null)}
          onSent={(post) => {
            showToast(t('files.sentMany', { count: ids.length, post: name(post) }));
            clear();
          }}
        />
      ) : null}
    </>
  );
}
