import type { FileView } from '../../../preload/contract/files.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { IconName } from '../../ui/icon.tsx';

export type FileActId = 'cover' | 'park' | 'unpark' | 'link' | 'attach' | 'detach' | 'part' | 'merge' | 'volume' | 'close' | 'reopen' | 'bin';
export type FileAct = { readonly id: FileActId; readonly name: MessageKey; readonly icon: IconName };

type Life = FileView['life'];
/** By whom an act may be done: everybody, a post that works on files, or the one that holds this file. */
type By = 'anybody' | 'worker' | 'holder';
type Offer = FileAct & { readonly by: By; readonly when: (life: Life) => boolean };
type Able = { readonly works: boolean; readonly officer: boolean };

const isOneOf = (life: Life, ...states: readonly Life['standing']['state'][]) => states.includes(life.standing.state);
const isPart = (life: Life) => life.standing.kind === 'part';
const stands = (life: Life) => !life.standing.attached;

/** In the order of an office's day. */
const offers: readonly Offer[] = [
  { id: 'cover', name: 'files.cover', icon: 'register', by: 'anybody', when: () => true },
  { id: 'unpark', name: 'files.unpark', icon: 'play', by: 'holder', when: (life) => isOneOf(life, 'parked') },
  { id: 'link', name: 'files.link', icon: 'file', by: 'holder', when: (life) => !isOneOf(life, 'binned') },
  { id: 'attach', name: 'files.attach', icon: 'copies', by: 'holder', when: (life) => isOneOf(life, 'open', 'continued') && stands(life) && life.attachments.length === 0 },
  { id: 'detach', name: 'files.detach', icon: 'copies', by: 'holder', when: (life) => !stands(life) },
  { id: 'part', name: 'files.openPart', icon: 'add', by: 'worker', when: (life) => isOneOf(life, 'open', 'parked') && !isPart(life) },
  { id: 'merge', name: 'files.mergePart', icon: 'returned', by: 'holder', when: (life) => isOneOf(life, 'open') && isPart(life) },
  { id: 'volume', name: 'files.openVolume', icon: 'add', by: 'holder', when: (life) => life.takesPapers && !isPart(life) },
  { id: 'park', name: 'files.park', icon: 'pause', by: 'holder', when: (life) => life.takesPapers && life.maySend },
  { id: 'close', name: 'files.close', icon: 'lock', by: 'holder', when: (life) => !isOneOf(life, 'closed', 'merged', 'binned') && stands(life) && life.standing.asked === null },
  { id: 'bin', name: 'bin.act', icon: 'remove', by: 'holder', when: (life) => life.mayBin },
  { id: 'reopen', name: 'files.reopen', icon: 'undo', by: 'worker', when: (life) => life.mayAskReopening },
];

/** What others than officers may only ask for. */
const asking: Partial<Record<FileActId, MessageKey>> = { close: 'files.askClosing', reopen: 'files.askReopening' };

/** What a post may do with a file beside moving it; the core decides again. */
export function fileActs({ mine, life }: FileView, { works, officer }: Able): readonly FileAct[] {
  const is: Record<By, boolean> = { anybody: true, worker: works, holder: works && mine };
  return offers.filter(({ by, when }) => is[by] && when(life)).map(({ id, name, icon }) => ({ id, name: officer ? name : (asking[id] ?? name), icon }));
}
