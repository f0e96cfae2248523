import type { Language } from '../../../preload/contract/values.ts';

/** What the document says about itself. `createdAt` is given by the caller, so that the same letter makes the same bytes. */
export type PdfDescription = {
  readonly title: string;
  readonly author: string;
  readonly language: Language;
  readonly createdAt: Date;
};

/** The program named as creator in every document. */
export const creatorTool = 'Daftar';
export const producer = 'Daftar, Chromium and pdf-lib';

/** The moment to the second in UTC, as PDF writes it: `D:20261121093000Z`. */
export const pdfDate = (moment: Date): string => `D:${moment.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;

/** The moment to the second in UTC, as XMP writes it. */
export const xmpDate = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;
