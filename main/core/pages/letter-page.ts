import type { LetterForm } from '../../../preload/contract/letters.ts';
import type { Language, LocalText, RichText } from '../../../preload/contract/values.ts';
import type { PageSize } from '../letters/layout-port.ts';

/** A body as the editor keeps it, or plain paragraphs. */
export type LetterBody = RichText | readonly string[];

/** One receiver of the letter; the address may have several lines. */
export type PageAddressee = { readonly name: string; readonly address?: string | undefined };

/** What stands at the head of the first page. */
type Letterhead = {
  /** `data:image/svg+xml…` or `data:image/png…`; null prints no emblem */
  readonly emblem: string | null;
  readonly department: LocalText | null;
  readonly office: LocalText;
  readonly address: LocalText | null;
  readonly phone: string;
  readonly email: string;
};

/** Who signs, as printed under the body. */
type Signatory = { readonly name: LocalText; readonly designation: LocalText };

/** What is printed beside the box of the QR code. The box is square; its side is in millimetres. */
export type SealBox = { readonly boxMm: number; readonly host: string; readonly shortCode: string };

/**
 * All that a letter's page shows. `languages[0]` is the language of the number line; each further language repeats subject
 * and body under the same number. `number`, `date` and `seal` are null while the letter is a draft, which is then marked so.
 */
export type LetterPage = {
  readonly form: LetterForm;
  readonly languages: readonly Language[];
  /** bodies of several languages one after the other, or side by side */
  readonly arrangement: 'sequence' | 'columns';
  readonly letterhead: Letterhead;
  readonly classification: 'normal' | 'confidential' | 'secret' | 'top-secret';
  readonly number: string | null;
  /** `2026-11-21` */
  readonly date: string | null;
  readonly fileNumber: string;
  readonly replyTo: string;
  readonly subject: Partial<Record<Language, string | undefined>>;
  readonly to: readonly PageAddressee[];
  readonly copyTo: readonly PageAddressee[];
  readonly body: Partial<Record<Language, LetterBody | undefined>>;
  readonly enclosures: readonly string[];
  readonly signatory: Signatory;
  readonly seal: SealBox | null;
  readonly digits: 'latin' | 'native';
};

/**
 * A whole HTML document for the layout window, and the footer template that Chromium repeats on every page. Paper other than the
 * one its own style names is given as `size`.
 */
export type PrintablePage = { readonly html: string; readonly footer: string; readonly size?: PageSize };
