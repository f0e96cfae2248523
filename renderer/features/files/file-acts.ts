import type { FileView } from '../../../preload/contract/files.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { IconName } from '../../ui/icon.tsx';

export type FileActId = 'cover' | 'park' | 'unpark' | 'link' | 'attach' | 'detach' | 'part' | 'merge' | 'volume' | 'close' | 'reopen';
export type FileAct = { readonly id: FileActId; readonly name: MessageKey; readonly icon: IconName };

type Able = { readonly works: boolean; readonly officer: boolean };

/** What a post may do with a file beside moving it, in the order of an office's day; the core decides again. */
export function fileActs({ mine, life }: FileView, { works, officer }: Able): readonly FileAct[] {
  const { standing, mayAskReopening, takesPapers, maySend } = life;
  const atWork = standing.state === 'open' || standing.state === 'continued';
  const held = works && mine;
  const acts: readonly (FileAct & { readonly offered: boolean })[] = [
    { id: 'cover', name: 'files.cover', icon: 'register', offered: true },
    { id: 'unpark', name: 'files.unpark', icon: 'play', offered: held && standing.state === 'parked' },
    { id: 'link', name: 'files.link', icon: 'file', offered: held },
    { id: 'attach', name: 'files.attach', icon: 'copies', offered: held && atWork && !standing.attached && life.attachments.length === 0 },
    { id: 'detach', name: 'files.detach', icon: 'copies', offered: held && standing.attached },
    { id: 'part', name: 'files.openPart', icon: 'add', offered: works && standing.kind !== 'part' && (standing.state === 'open' || standing.state === 'parked') },
    { id: 'merge', name: 'files.mergePart', icon: 'returned', offered: held && standing.kind === 'part' && standing.state === 'open' },
    { id: 'volume', name: 'files.openVolume', icon: 'add', offered: held && takesPapers && standing.kind !== 'part' },
    { id: 'park', name: 'files.park', icon: 'pause', offered: held && takesPapers && maySend },
    {
      id: 'close',
      name: officer ? 'files.close' : 'files.askClosing',
      icon: 'lock',
      offered: held && (atWork || standing.state === 'parked') && !standing.attached && standing.asked === null,
    },
    { id: 'reopen', name: officer ? 'files.reopen' : 'files.askReopening', icon: 'undo', offered: works && mayAskReopening },
  ];
  return acts.filter(({ offered }) => offered).map(({ id, name, icon }) => ({ id, name, icon }));
}
