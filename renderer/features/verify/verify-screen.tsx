import { useState } from 'react';
import type { Result } from '../../../preload/contract/errors.ts';
import type { Verification } from '../../../preload/contract/verify.ts';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FileDrop } from './file-drop.tsx';
import { RecentChecks } from './recent-checks.tsx';
import { VerdictView } from './verdict-view.tsx';
import './verify.css';

const largestFile = 64 * 1024 * 1024;

type EntryProps = { readonly label: string; readonly hint: string; readonly busy: boolean; readonly lines?: number; readonly testId: string; readonly onCheck: (text: string) => void };

function TextEntry({ label, hint, busy, lines, testId, onCheck }: EntryProps) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  return (
    <form
      className="row row-bottom verify-entry"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onCheck(text.trim());
      }}
    >
      <div className="grow">
        <TextField label={label} hint={hint} value={text} onChange={setText} leftToRight testId={testId} {...(lines ? { lines } : {})} />
      </div>
      <Button submits disabled={busy || text.trim() === ''} testId={`${testId}-check`}>
        {t('verify.page.check')}
      </Button>
    </form>
  );
}

function useChecks() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ContractError | null>(null);
  const [found, setFound] = useState<Verification | null>(null);
  const check = async (asked: () => Promise<Result<Verification>>) => {
    setBusy(true);
    setError(null);
    const result = await asked();
    setBusy(false);
    if (result.ok) setFound(result.value);
    else setError(result.error);
  };
  const checkFile = async (file: File) => {
    if (file.size > largestFile) return setError({ code: 'tooLarge', params: { most: largestFile / 1024 / 1024 } });
    await check(async () => ask('verify.file', { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name.slice(0, 300) }));
  };
  return { busy, error, found, check, checkFile, again: () => setFound(null) };
}

/** Is this letter genuine, in force, and the one on the paper? Nobody needs to be signed in to ask. */
export function VerifyScreen({ signedIn }: { readonly signedIn: boolean }) {
  const { t } = useLanguage();
  const { busy, error, found, check, checkFile, again } = useChecks();
  return (
    <Page
      title={t('verify.page.title')}
      testId="verify"
      actions={
        found ? (
          <Button kind="primary" icon="back" onPress={again} testId="verify-again">
            {t('verify.page.again')}
          </Button>
        ) : null
      }
    >
      <div className="page-body">
        <div className="page-narrow stack stack-wide">
          {found ? (
            <VerdictView key={found.checkId} check={found} signedIn={signedIn} />
          ) : (
            <>
              <FileDrop busy={busy} onFile={(file) => void checkFile(file)} />
              <ErrorNotice error={error} />
              <div className="panel panel-padded stack stack-wide">
                <TextEntry label={t('verify.page.paste')} hint={t('verify.page.pasteHint')} busy={busy} lines={2} testId="verify-text" onCheck={(text) => void check(() => ask('verify.text', { text }))} />
                <TextEntry label={t('checks.number')} hint={t('checks.numberHint')} busy={busy} testId="verify-number" onCheck={(number) => void check(() => ask('verify.number', { number }))} />
              </div>
              {signedIn ? <RecentChecks /> : null}
            </>
          )}
        </div>
      </div>
    </Page>
  );
}
