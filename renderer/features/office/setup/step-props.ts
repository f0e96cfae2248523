import type { MessageKey } from '../../../i18n/message-key.ts';
import type { SetupDraft } from './setup-draft.ts';

/** What every step of the wizard gets. `problem` answers only once the user tried to go on. */
export type StepProps = {
  readonly draft: SetupDraft;
  readonly change: (change: Partial<SetupDraft>) => void;
  readonly problem: (field: string) => MessageKey | undefined;
};
