import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Output } from '../../../preload/contract/index.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { PinField } from '../../ui/pin-field.tsx';

type Person = Output<'session.people'>[number];

/** A person who begins to work at this desk: a PIN of his own for it, typed twice. */
export function ChoosePinForm({ person }: { readonly person: Person }) {
  const { t, name } = useLanguage();
  const takeUp = useCommand('session.takeUp');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const differs = again.length >= pin.length && again !== '' && again !== pin;
  const ready = pin !== '' && again === pin && !takeUp.busy;
  return (
    <Form
      className="stack pin-form"
      data-testid="choose-pin"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void takeUp.run({ personId: person.personId, pin });
      }}
    >
      <h2>{name(person.person)}</h2>
      {person.keys === 'refused' ? <Notice tone="warn">{t('session.keysRefused')}</Notice> : <p className="soft">{t('session.choosePinText')}</p>}
      <PinField label={t('session.newPin')} hint={t('session.newPinHint')} value={pin} onChange={setPin} autoFocus testId="new-pin" />
      <PinField label={t('session.newPinAgain')} value={again} onChange={setAgain} error={differs ? t('session.pinsDiffer') : undefined} testId="new-pin-again" />
      <ErrorNotice error={takeUp.error} />
      <Button kind="primary" submits disabled={!ready} testId="take-up">
        {takeUp.busy ? t('frame.working') : t('session.choosePin')}
      </Button>
    </Form>
  );
}
