import type { Language } from '../../../preload/contract/values.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import type { PrintablePage } from './letter-page.ts';
import { html, joined } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { typed } from './typed-text.ts';

/** An e-mail as it came, its text without any markup; `date` as its sender wrote it. */
export type Mail = {
  readonly language: Language;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
  readonly attachments: readonly string[];
};

/** The page of an e-mail that was diarised (domain.md row 11): its heads, then its text paragraph by paragraph. */
export const mailPage = (mail: Mail, kit: PrintKit): PrintablePage => {
  const { language } = mail;
  const words = kit.words[language];
  const heads: readonly (readonly [string, string])[] = [
    [words.from, mail.from],
    [words.to, mail.to],
    [words.mailDate, mail.date],
    [words.subject, mail.subject],
    [words.mailAttachments, mail.attachments.join(' · ')],
  ];
  const facts = heads.flatMap(([label, text]) => (text === '' ? [] : [html`<div><dt>${label}</dt><dd>${typed(text, language)}</dd></div>`]));
  const paragraphs = mail.text.split('\n').map((line) => (line.trim() === '' ? html`<p>&nbsp;</p>` : html`<p>${typed(line, language)}</p>`));
  return {
    html: documentShell({
      language,
      title: `${words.mailMessage} – ${mail.subject}`,
      styles: [kit.styles['page'] ?? '', kit.styles['mail'] ?? ''],
      bodyClass: 'mail',
      body: html`<h1>${words.mailMessage}</h1><dl>${joined(facts)}</dl><div class="text">${joined(paragraphs)}</div>`.markup,
    }),
    footer: runningFooter('', ''),
  };
};
