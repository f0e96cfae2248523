import type { StagedAttachment } from '../../../preload/contract/attachments.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { longestPiece } from '../../../preload/contract/attachments.ts';
import { tameLine, tameText } from '../../../preload/contract/tame-text.ts';
import { stage } from '../attachments/staging.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { mailPage } from '../pages/mail-page.ts';
import { admitted } from '../session/admitted.ts';
import type { Caller } from '../session/session.ts';

/** Lays an e-mail out and takes the page in by the same door as a scan. Refuses with `layoutUnavailable`, `layoutFailed`. */
export async function stageMail(desk: Desk, caller: Caller, mail: Input<'dak.stageMail'>): Promise<StagedAttachment> {
  const officer = admitted(caller);
  const tamed = { ...mail, text: tameText(mail.text), attachments: mail.attachments.map(tameLine) };
  const { bytes, pages } = await printPage(desk, mailPage(tamed, await printKit(desk)));
  const sender = {};
  const uploadId = await desk.uploads.begin(sender, `${tamed.subject.trim() || 'e-mail'}.pdf`, bytes.length);
  for (let offset = 0; offset < bytes.length; offset += longestPiece) {
    await desk.uploads.write(sender, uploadId, { offset, bytes: bytes.subarray(offset, offset + longestPiece) });
  }
  return desk.uploads.finish(sender, uploadId, (arrived) => stage(desk, officer, arrived, pages));
}
