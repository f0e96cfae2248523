import { longestPiece } from '../../../preload/contract/attachments.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { stage } from '../attachments/staging.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { mailPage } from '../pages/mail-page.ts';
import { admitted } from '../session/admitted.ts';
import type { Caller } from '../session/session.ts';

/** Lays an e-mail out and takes the page in by the same door as a scan. Refuses with `layoutUnavailable`, `layoutFailed`. */
export async function stageMail(desk: Desk, caller: Caller, mail: Input<'dak.stageMail'>): Promise<Output<'dak.stageMail'>> {
  const officer = admitted(caller);
  const { name, address, subject, notTaken } = mail;
  const from = [name, address].filter((part) => part !== '').join(' · ');
  const { bytes, pages } = await printPage(desk, mailPage({ ...mail, from, attachments: [...mail.attachments, ...notTaken] }, await printKit(desk)));
  const sender = {};
  const uploadId = await desk.uploads.begin(sender, `${subject.trim() || 'e-mail'}.pdf`, bytes.length);
  for (let offset = 0; offset < bytes.length; offset += longestPiece) {
    await desk.uploads.write(sender, uploadId, { offset, bytes: bytes.subarray(offset, offset + longestPiece) });
  }
  const scan = await desk.uploads.finish(sender, uploadId, (arrived) => stage(desk, officer, arrived, pages));
  return { scan, name, address, subject, notTaken };
}
