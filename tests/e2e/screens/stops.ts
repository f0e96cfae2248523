import type { officePosts } from '../pages/office-desk.ts';

export type Post = Extract<keyof typeof officePosts, 'sectionOfficer' | 'assistant' | 'diarist' | 'dispatcher' | 'registrar'>;

/**
 * One stop of the tour: a picture of what is reached by pressing these in turn, each by its test id, `outer>inner` where there are several;
 * what does not begin with a word is a selector. `see` is scrolled to; what `opens` above the screen is closed by Escape.
 */
export type Stop = { readonly name: string; readonly press: readonly string[]; readonly see?: string; readonly opens?: boolean };

/** A line of a list is marked by its box. */
const marked = (list: string, line = 1) => `[data-testid="${list}"] [data-testid="register-row"] >> nth=${line - 1} >> label`;
const file = ['area-inbox', 'files-inbox>register-row'];
const receipt = ['area-home', 'waiting>register-row'];
const act = (name: string): Stop => ({ name: `file-${name}`, press: [...file, 'file-acts', `act-${name}`], opens: true });
/** The registers that differ most from each other, by their place in the list of them. */
const register = (name: string, at: number): Stop => ({ name: `register-${name}`, press: ['area-registers', '[data-testid="register-name"] button', `[role="option"] >> nth=${at}`] });

const assistant: readonly Stop[] = [
  { name: 'home', press: ['area-home'] },
  { name: 'who', press: ['who'], opens: true },
  { name: 'settings', press: ['settings'], opens: true },
  { name: 'inbox', press: ['area-inbox'] },
  { name: 'inbox-marked', press: [marked('files-inbox'), marked('files-inbox', 2)] },
  { name: 'send-many', press: ['send-marked'], opens: true },
  { name: 'keep-many', press: ['keep-marked'], opens: true },
  { name: 'open-file', press: ['area-created', 'open-file'], opens: true },
  { name: 'columns', press: ['area-created', 'list-columns'], opens: true },
  { name: 'file', press: file },
  { name: 'yellow-note', press: ['write-note'] },
  { name: 'reference', press: ['insert-reference'], opens: true },
  { name: 'precedents', press: ['insert-precedent'], opens: true },
  { name: 'discard-note', press: ['discard-note'], opens: true },
  { name: 'notesheet-paper', press: ['notesheet-paper'], opens: true },
  { name: 'paper', press: ['contents>register-row'] },
  { name: 'file-scans', press: ['file-scans'] },
  { name: 'new-letter', press: [...file, 'new-letter'], opens: true },
  { name: 'send-file', press: ['send'], opens: true },
  { name: 'return-file', press: [...file, 'return'], opens: true },
  { name: 'reply-file', press: [...file, 'reply'], opens: true },
  { name: 'movements', press: [...file, 'movements'], opens: true },
  { name: 'file-acts', press: [...file, 'file-acts'], opens: true },
  act('cover'),
  act('link'),
  act('part'),
  act('park'),
  act('close'),
  { name: 'receipt-waiting', press: receipt },
  { name: 'mark-receipt', press: ['receipt-receive', 'receipt-mark'], opens: true },
  { name: 'receipt-put', press: ['receipt-put'], opens: true },
  { name: 'receipt-dispose', press: ['receipt-dispose'], opens: true },
  { name: 'receipt-return', press: ['receipt-return'], opens: true },
  { name: 'receipt-reply', press: ['receipt-reply'], opens: true },
  { name: 'receipt-label', press: ['receipt-label'], opens: true },
  { name: 'created', press: ['area-created'] },
  { name: 'bin', press: ['area-created', 'bin-open'] },
  { name: 'sent', press: ['area-sent'] },
  { name: 'movement-register', press: ['area-inbox', 'movement-register-open'] },
  { name: 'movement-paper', press: ['movement-paper'], opens: true },
  { name: 'palette', press: ['open-palette'], opens: true },
];

const sectionOfficer: readonly Stop[] = [
  { name: 'home-officer', press: ['area-home'] },
  { name: 'inbox-officer', press: ['area-inbox'] },
  { name: 'file-officer', press: file },
  { name: 'sign-only', press: ['sign-only'], opens: true },
  { name: 'keep-precedent', press: ['keep-precedent'], opens: true },
  { name: 'letters', press: ['area-letters'] },
  { name: 'batches', press: ['area-batches'] },
  { name: 'new-batch', press: ['new-batch-button'] },
  { name: 'heads', press: ['area-office'], see: 'heads' },
  { name: 'add-head', press: ['add-head'], opens: true },
];

const diarist: readonly Stop[] = [
  { name: 'home-diarist', press: ['area-home'] },
  { name: 'dak', press: ['area-dak'] },
  { name: 'registry', press: ['registry'], opens: true },
  { name: 'diary-paper', press: ['registry', 'act-diary-paper'], opens: true },
  { name: 'diary-entry', press: ['area-dak', 'diarise'] },
  { name: 'diary-entry-more', press: ['more-about-sender'], see: 'save-receipt' },
  { name: 'receipt', press: ['area-home', 'home-sent-dak', 'dak>register-row'] },
  { name: 'enclosures-missing', press: ['enclosures-missing'], opens: true },
  { name: 'receipt-filed', press: ['area-home', 'home-created-dak', 'dak>register-row'] },
  { name: 'registry-invoices', press: ['area-dak', 'registry', 'act-invoices'] },
  { name: 'invoices-marked', press: [marked('invoices-list')] },
  { name: 'registry-acknowledgements', press: ['area-dak', 'registry', 'act-acknowledgements'] },
  { name: 'receipt-slip', press: ['area-home', 'home-created-dak', 'dak>register-row', 'receipt-slip'], opens: true },
];

const dispatcher: readonly Stop[] = [
  { name: 'dispatch', press: ['area-dispatch'] },
  { name: 'dispatch-papers', press: ['dispatch-papers'], opens: true },
  register('postage', 6),
  { name: 'stamps', press: ['receive-postage'], opens: true },
];

const registrar: readonly Stop[] = [
  { name: 'registers', press: ['area-registers'] },
  { name: 'register-paper', press: ['register-paper'], opens: true },
  register('pending', 8),
  register('months', 17),
  register('puc', 19),
  { name: 'network', press: ['area-network'] },
  { name: 'open-network', press: ['open-network'], opens: true },
  { name: 'office', press: ['area-office'] },
  { name: 'add-person', press: ['add-person'], opens: true },
  { name: 'add-section', press: ['add-section'], opens: true },
  { name: 'add-post', press: ['.structure-head button'], opens: true },
  { name: 'give-charge', press: ['give-charge'], opens: true },
  { name: 'end-charge', press: ['.charge-line button'], opens: true },
  { name: 'office-lists', press: ['area-office'], see: 'save-trust-list' },
  { name: 'backup', press: ['area-office'], see: 'backup' },
  { name: 'numbering', press: ['change-numbering'], opens: true },
  { name: 'categories', press: ['area-office'], see: 'categories' },
  { name: 'add-category', press: ['add-category'], opens: true },
  { name: 'keys', press: ['area-office'], see: 'keys' },
  { name: 'renew-key', press: ['renew-key'], opens: true },
  { name: 'withdraw-key', press: ['withdraw-key'], opens: true },
  { name: 'export-authority', press: ['export-authority'], opens: true },
  { name: 'verify', press: ['area-verify'] },
];

/** What each post of the office sees, in the order of its day. */
export const stopsOf: Readonly<Record<Post, readonly Stop[]>> = { assistant, sectionOfficer, diarist, dispatcher, registrar };

/** In the small office, after the main job: a letter in force, one that was ended, their lines in the dispatch register. */
export const afterTheJob: Readonly<Record<'officer' | 'dispatcher', readonly Stop[]>> = {
  officer: [
    { name: 'letter-ended', press: ['area-letters', 'letters-register>register-row'] },
    { name: 'letter', press: ['area-letters', '[data-testid="letters-register"] [data-testid="register-row"] >> nth=1'] },
    { name: 'print-letter', press: ['print'], opens: true },
    { name: 'supersede-letter', press: ['supersede'], opens: true },
    { name: 'cancel-letter', press: ['cancel-letter'], opens: true },
  ],
  dispatcher: [
    { name: 'dispatch-marked', press: ['area-dispatch', marked('dispatch-register'), marked('dispatch-register', 2)] },
    { name: 'dispatch-labels', press: ['act-labels'], opens: true },
  ],
};
