import { z } from 'zod';
import type { Language } from '../../../preload/contract/values.ts';
import { html, joined, type Markup } from './markup.ts';
import { directionOf } from './language.ts';
import { textMarkup } from './text-markup.ts';

const word = z.string().min(1);

/** The words printed on paper, as `resources/locales/<language>/letter.json` holds them. */
export const pageWords = z.object({
  number: word, date: word, fileNumber: word, replyTo: word, to: word, subject: word, enclosures: word, copyTo: word,
  phone: word, email: word,
  salutation: word, demiOfficialSalutation: word, closing: word, demiOfficialClosing: word,
  memorandumOpening: word, endorsementOpening: word,
  formLetter: word, formDemiOfficial: word, formOfficeMemorandum: word, formOfficeOrder: word,
  formNotification: word, formCircular: word, formNotice: word, formEndorsement: word,
  formIdNote: word, formOrder: word, formResolution: word, formPressNote: word, formSummary: word, formWorkingPaper: word, formCorrigendum: word, formReminder: word,
  corrigendumOpening: word, reminderOpening: word, resolutionOrder: word,
  confidential: word, secret: word, topSecret: word,
  draft: word, numberAtApproval: word, qrAlternative: word, scanToVerify: word, noStamp: word,
  dispatchRegister: word, period: word, serial: word, addressee: word, subjectInBrief: word, enclosureCount: word, posting: word, postage: word,
  issueNumber: word, messenger: word, outcome: word, pageTotal: word, total: word, nothingInPeriod: word,
  modeHand: word, modeOrdinary: word, modeRegistered: word, modeSpeedPost: word, modeCourier: word, modeFax: word, modeEmail: word, modeEOffice: word,
  statePending: word, stateWithMessenger: word, stateDispatched: word, stateDelivered: word, stateReturned: word, stateWithheld: word,
  peonBook: word, covers: word, receivedBy: word, signatureNameTime: word,
  from: word, notesheet: word, section: word, draftedBy: word, acting: word, noNotes: word, decisionApproved: word, decisionAgreed: word, decisionSeen: word,
  diaryRegister: word, diaryNumber: word, letterReference: word, letterDated: word, fromWhom: word, dealingHand: word, fileDealt: word, diaryRemarks: word,
  movementRegister: word, markedBy: word, dateOut: word, dateIn: word, nothingMoved: word,
  handingOver: word, handedOverBy: word, takenOverBy: word, filesHere: word, receiptsHere: word, copiesHere: word, filesFollowed: word, receiptsFollowed: word,
  unsignedNotes: word, unsignedDrafts: word, nothingHere: word, numberShort: word, sinceWhen: word, dueBy: word, notReceivedYet: word,
  fileForm: word, formPhysical: word, formElectronic: word, openedOn: word, closedOn: word, mainFile: word, volumes: word, parts: word, linkedFiles: word, attachedFiles: word,
  unopenedCover: word, noFurtherAction: word, nothingReceived: word, receivedOn: word, acknowledgement: word, acknowledgementText: word, trackingCode: word,
  invoice: word, invoiceNumber: word, invoiceFor: word, markedTo: word, handedOver: word, receivedPapers: word, returnCopy: word,
  mailMessage: word, mailDate: word, mailAttachments: word,
});
export type PageWords = z.infer<typeof pageWords>;

/** The words in each language that the program knows. */
export type WordsByLanguage = Readonly<Record<Language, PageWords>>;

/** A word of one language, marked with that language so that it gets its script and direction. */
const inLanguage = (language: Language, text: string | Markup): Markup =>
  html`<span lang="${language}" dir="${directionOf(language)}">${typeof text === 'string' ? textMarkup(text, language) : text}</span>`;

/** The same word in every language of the page: نمبر / No. */
export const inLanguages = (languages: readonly Language[], textOf: (language: Language) => string | Markup): Markup =>
  joined(languages.map((language) => inLanguage(language, textOf(language))), ' / ');
