import type { Draft } from '../../../preload/contract/letters.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import type { LetterPage, SealBox } from '../pages/letter-page.ts';
import type { OfficeProfile } from '../office/events.ts';
import { officeEmblem } from './emblem.ts';
import { preferredDigits } from '../system/preferences.ts';

export type PageParts = {
  readonly office: OfficeProfile;
  readonly draft: Draft;
  readonly fileNumber: string;
  readonly signatory: { readonly name: LocalText; readonly designation: LocalText };
  readonly number: string | null;
  readonly date: string | null;
  readonly seal: SealBox | null;
};

/** What a letter's page shows, from the draft and the office. */
export function letterPage(desk: Desk, parts: PageParts): LetterPage {
  const { office, draft } = parts;
  return {
    form: draft.form,
    languages: draft.languages,
    arrangement: 'sequence',
    letterhead: {
      emblem: officeEmblem(desk),
      department: office.department,
      office: office.name,
      address: office.address,
      phone: office.phone,
      email: office.email,
    },
    classification: draft.classification,
    number: parts.number,
    date: parts.date,
    fileNumber: parts.fileNumber,
    replyTo: draft.replyTo ?? '',
    subject: draft.subject,
    to: draft.to,
    copyTo: draft.copyTo,
    body: draft.body,
    enclosures: draft.enclosures,
    signatory: parts.signatory,
    seal: parts.seal,
    digits: preferredDigits(desk.store),
  };
}
