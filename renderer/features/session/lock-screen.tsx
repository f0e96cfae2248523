import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { SessionView } from '../../../preload/contract/session.ts';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { usePinWait } from '../../ui/pin-dialog.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import './session.css';

type Props = { readonly session: SessionView; readonly reason: 'locked' | 'restarted'; readonly onOther: () => void };

/** The desk under a lock: the screens stay as they were, out of sight, until the same person gives his PIN. */
export function LockScreen({ session, reason, onOther }: Props) {
  const { t, name } = useLanguage();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ContractError | null>(null);
  const wait = usePinWait(error);
  const prove = () => (reason === 'locked' ? ask('session.unlock', { pin }) : ask('session.signIn', { personId: session.personId, pin, postId: session.post.postId }));
  const submit = async () => {
    setBusy(true);
    setError(null);
    const result = await prove();
    setBusy(false);
    setPin('');
    if (!result.ok) setError(result.error);
  };
  const leave = () => {
    onOther();
    void ask('session.signOut', {});
  };
  const ready = pin.length >= 4 && !busy && wait === 0;
  return (
    <main className="lock" data-testid="lock-screen" data-reason={reason}>
      <Form
        className="stack lock-form panel panel-padded"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void submit();
        }}
      >
        <div className="row">
          <Icon name="lock" />
          <h1>{t(reason === 'locked' ? 'session.lockedTitle' : 'session.restartedTitle')}</h1>
        </div>
        <p className="soft">{t(reason === 'locked' ? 'session.lockedText' : 'session.restartedText')}</p>
        <p>
          <span className="strong">{name(session.person)}</span> <span className="soft">{name(session.post.post)}</span>
        </p>
        <PinField label={t('session.pin')} value={pin} onChange={setPin} autoFocus testId="pin" />
        {wait > 0 ? <Notice tone="warn">{t('session.waitSeconds', { seconds: wait })}</Notice> : <ErrorNotice error={error} />}
        <div className="row row-spread">
          <Button kind="quiet" onPress={leave}>
            {t('session.otherPerson')}
          </Button>
          <Button kind="primary" submits disabled={!ready} testId="unlock">
            {busy ? t('frame.working') : t('session.unlock')}
          </Button>
        </div>
      </Form>
    </main>
  );
}
