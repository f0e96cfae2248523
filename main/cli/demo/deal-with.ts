import { markFileRead, sendFile } from '../../core/files/move-file.ts';
import { confirmNote, saveYellow } from '../../core/notes/commands.ts';
import type { Officer } from '../../core/session/session.ts';
import type { DealingSection } from './hands.ts';
import { oneIn, pass, type OfficeAtWork, type OpenFile } from './office-at-work.ts';
import { noteOf, paragraphs } from './words.ts';

/** How far a file comes today; the last days of the play leave files on every desk. */
export type Reach = 'back' | 'with-officer' | 'with-deputy';

/** The dealing hand notes on a file and puts it up; officers read, decide and send it back down. */
export function dealWith(office: OfficeAtWork, section: DealingSection, { file, reach }: { readonly file: OpenFile; readonly reach: Reach }): void {
  const { hands, random } = office;
  const { assistant, officer } = section;
  const words = office.words[file.language];
  write(office, assistant, { fileId: file.id, content: noteOf(words, random) });
  send(office, assistant, { fileId: file.id, to: officer, kind: 'put-up', remarks: '' });
  if (reach === 'with-officer') return;
  open(office, officer, file.id);
  if (oneIn(office, 10)) {
    send(office, officer, { fileId: file.id, to: assistant, kind: 'return', remarks: random.one(words.returns) });
    open(office, assistant, file.id);
    return;
  }
  if (reach === 'with-deputy' || oneIn(office, 6)) {
    sign(office, officer, { fileId: file.id, decision: 'agreed' });
    send(office, officer, { fileId: file.id, to: hands.deputy, kind: 'put-up', remarks: '' });
    if (reach === 'with-deputy') return;
    open(office, hands.deputy, file.id);
    write(office, hands.deputy, { fileId: file.id, content: paragraphs([random.one(words.orders)]) });
    send(office, hands.deputy, { fileId: file.id, to: officer, kind: 'return', remarks: random.one(words.orders) });
    open(office, officer, file.id);
    sign(office, officer, { fileId: file.id, decision: 'seen' });
  } else {
    sign(office, officer, { fileId: file.id, decision: 'approved' });
  }
  send(office, officer, { fileId: file.id, to: assistant, kind: 'return', remarks: random.one(words.orders) });
  open(office, assistant, file.id);
}

function write(office: OfficeAtWork, by: Officer, note: Parameters<typeof saveYellow>[2]): void {
  pass(office, 240);
  saveYellow(office.desk, by, note);
  confirmNote(office.desk, by, { fileId: note.fileId });
}

function sign(office: OfficeAtWork, by: Officer, signature: { readonly fileId: string; readonly decision: 'approved' | 'agreed' | 'seen' }): void {
  pass(office, 120);
  confirmNote(office.desk, by, signature);
}

function open(office: OfficeAtWork, by: Officer, fileId: string): void {
  pass(office, 90);
  markFileRead(office.desk, by, fileId);
}

type Sending = { readonly fileId: string; readonly to: Officer; readonly kind: 'put-up' | 'return'; readonly remarks: string };

function send(office: OfficeAtWork, by: Officer, { fileId, to, kind, remarks }: Sending): void {
  pass(office, 60);
  sendFile(office.desk, by, fileId, { toPost: to.postId, kind, remarks, followUp: false });
}
