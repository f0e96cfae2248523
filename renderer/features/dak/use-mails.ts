import { useCallback, useState } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { ask } from '../../data/ask.ts';
import { today } from '../../data/today.ts';
import { emptyDraft, type ReceiptDraft } from './receipt-draft.ts';
import { largestMail, readMail } from './read-mail.ts';

/** Takes e-mails into the entry; gives what came with the first of them and can be kept. */
export type TakeMails = (mails: readonly File[]) => Promise<readonly File[]>;

type Outcome = { readonly error: ContractError | null; readonly notTaken: readonly string[]; readonly oneByOne: boolean };
const quiet: Outcome = { error: null, notTaken: [], oneByOne: false };

/** E-mails on their way into the diary form: the first fills it, and its page is laid out and taken in like a scan. */
export function useMails(change: (part: Partial<ReceiptDraft>) => void): Outcome & { readonly take: TakeMails } {
  const [outcome, setOutcome] = useState<Outcome>(quiet);
  const take = useCallback(
    async (mails: readonly File[]) => {
      setOutcome(quiet);
      const refuse = (error: ContractError) => {
        setOutcome({ ...quiet, error });
        return [];
      };
      const [mail] = mails;
      if (!mail) return [];
      if (mail.size > largestMail) return refuse({ code: 'mailTooLarge', params: { megabytes: largestMail / 1024 / 1024 } });
      const bytes = await mail.arrayBuffer().catch(() => null);
      const read = bytes && (await readMail(bytes, today()));
      if (!read) return refuse({ code: 'mailUnreadable' });
      const staged = await ask('dak.stageMail', read.page);
      if (!staged.ok) return refuse(staged.error);
      const { name, address, subject, notTaken } = staged.value;
      const { language } = read.page;
      const sender = { ...emptyDraft(today(), language).sender, name: name || address, email: address };
      change({ sender, subject, language, form: 'electronic', deliveryMode: 'e-mail', letterDate: read.writtenOn });
      setOutcome({ error: null, notTaken, oneByOne: mails.length > 1 });
      return read.files;
    },
    [change],
  );
  return { ...outcome, take };
}
