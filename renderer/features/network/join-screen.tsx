import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import type { JoiningView } from '../../../preload/contract/network.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readAddress } from '../../data/addresses-text.ts';
import { admissionPort } from './standard-port.ts';
import './network.css';

function Step({ title, onSubmit, children }: { readonly title: string; readonly onSubmit?: () => void; readonly children: ReactNode }) {
  return (
    <section className="panel panel-padded join-step">
      <h1>{title}</h1>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        {children}
      </Form>
    </section>
  );
}

function AddressStep({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const join = useCommand('network.join');
  const address = readAddress(typed, admissionPort);
  return (
    <Step title={t('network.joinTitle')} onSubmit={() => void (address && join.run({ host: address.host, port: address.port }))}>
      <p>{t('network.joinWhere')}</p>
      <TextField label={t('network.address')} value={typed} onChange={setTyped} leftToRight autoFocus placeholder={`192.168.1.10:${admissionPort}`} testId="join-address" />
      <ErrorNotice error={join.error} />
      <div className="row row-spread">
        <Button onPress={onLeave}>{t('frame.back')}</Button>
        <Button kind="primary" submits disabled={address === null || join.busy} testId="join-begin">
          {t('network.joinBegin')}
        </Button>
      </div>
    </Step>
  );
}

function CodeStep({ joining, onCancel }: { readonly joining: JoiningView; readonly onCancel: () => void }) {
  const { t } = useLanguage();
  const code = joining.code ?? '';
  return (
    <Step title={t('network.joinCodeTitle')}>
      <div className="network-centre">
        <bdi dir="ltr" className="network-code" data-testid="join-code">
          {code.slice(0, 4)} {code.slice(4)}
        </bdi>
        {joining.symbol === null ? null : <img className="network-symbol" alt="" src={`data:image/svg+xml,${encodeURIComponent(joining.symbol)}`} />}
      </div>
      <p className="soft">{t('network.joinCodeText')}</p>
      <Notice>{t('network.joinCodeWaits')}</Notice>
      <div className="row">
        <Button onPress={onCancel}>{t('frame.cancel')}</Button>
      </div>
    </Step>
  );
}

function AnswerStep({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useLanguage();
  const [answer, setAnswer] = useState('');
  const finish = useCommand('network.finishJoin');
  return (
    <Step title={t('network.joinAnswerTitle')} onSubmit={() => void finish.run({ answer })}>
      <TextField label={t('network.joinAnswer')} value={answer} onChange={setAnswer} leftToRight autoFocus inputMode="numeric" maxLength={12} testId="join-answer" />
      <ErrorNotice error={finish.error} />
      <div className="row row-spread">
        <Button onPress={onCancel}>{t('frame.cancel')}</Button>
        <Button kind="primary" submits disabled={answer.trim() === '' || finish.busy} testId="join-finish">
          {t('network.joinFinish')}
        </Button>
      </div>
    </Step>
  );
}

function FailedStep({ joining, onAgain }: { readonly joining: JoiningView; readonly onAgain: () => void }) {
  const { t } = useLanguage();
  return (
    <Step title={t('network.joinFailed')} onSubmit={onAgain}>
      <ErrorNotice error={joining.problem && { code: joining.problem }} />
      <div className="row">
        <Button kind="primary" submits testId="join-again">
          {t('network.joinAgain')}
        </Button>
      </div>
    </Step>
  );
}

function Receiving({ joining }: { readonly joining: JoiningView }) {
  const { t } = useLanguage();
  return (
    <section className="panel panel-padded join-step" data-testid="receiving">
      <h1>{t('network.receivingTitle')}</h1>
      <p>{t('network.receivingText')}</p>
      {joining.connected ? <Notice tone="good">{t('network.receivingConnected')}</Notice> : <Notice tone="warn">{t('network.receivingAlone')}</Notice>}
      <ErrorNotice error={joining.problem && { code: joining.problem }} />
    </section>
  );
}

function StepOf({ joining, onLeave }: { readonly joining: JoiningView; readonly onLeave: () => void }) {
  const cancel = useCommand('network.cancelJoin');
  const again = () => void cancel.run({});
  switch (joining.state) {
    case 'none':
      return <AddressStep onLeave={onLeave} />;
    case 'code':
      return <CodeStep joining={joining} onCancel={again} />;
    case 'accepted':
      return <AnswerStep onCancel={again} />;
    case 'failed':
      return <FailedStep joining={joining} onAgain={again} />;
    case 'receiving':
      return <Receiving joining={joining} />;
  }
}

/** A new desk on its way into an office, step by step. */
export function JoinScreen({ joining, onLeave }: { readonly joining: JoiningView; readonly onLeave: () => void }) {
  return (
    <main className="welcome" data-testid="join" data-state={joining.state}>
      <StepOf joining={joining} onLeave={onLeave} />
    </main>
  );
}
