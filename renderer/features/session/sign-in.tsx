import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { SystemState } from '../../../preload/contract/system.ts';
import { keepFirstPicture } from '../../data/first-picture.ts';
import { queryClient } from '../../data/query-client.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { ChoosePinForm } from './choose-pin-form.tsx';
import { PinForm } from './pin-form.tsx';
import { WaitingForRegistrar } from './waiting-for-registrar.tsx';
import './session.css';

type Person = Output<'session.people'>[number];

function People({ people, chosen, onChoose }: { readonly people: readonly Person[]; readonly chosen: string | null; readonly onChoose: (person: Person) => void }) {
  const { t, name } = useLanguage();
  return (
    <ul className="plain people" aria-label={t('session.who')}>
      {people.map((person) => (
        <li key={person.personId}>
          <button type="button" className="person" aria-pressed={person.personId === chosen} onClick={() => onChoose(person)} data-testid="person" data-person={person.personId}>
            <span className="strong">{name(person.person)}</span>
            <span className="soft small">{person.posts.map((held) => name(held.post)).join(t('session.listSeparator'))}</span>
            {person.keys === 'ready' ? null : <span className="soft small">{t(person.keys === 'waiting' ? 'session.keysWaitShort' : 'session.keysNewHere')}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** At a desk at which no post works yet. */
function NobodyHere({ error, loaded }: { readonly error: ContractError | null; readonly loaded: boolean }) {
  const { t } = useLanguage();
  if (error) return <ErrorNotice error={error} />;
  return loaded ? <p className="soft pin-form" data-testid="nobody-here">{t('session.nobodyHere')}</p> : null;
}

/** What a person does to sit down: gives his PIN, or first chooses one for this desk. */
function OnePerson({ person }: { readonly person: Person }) {
  switch (person.keys) {
    case 'ready':
      return <PinForm person={person} />;
    case 'waiting':
      return <WaitingForRegistrar person={person} />;
    case 'toChoose':
    case 'refused':
      return <ChoosePinForm person={person} />;
  }
}

type Props = { readonly state: SystemState; readonly settings: ReactNode; readonly onVerify: () => void };

/** Who sits down at this desk. Checking a letter needs no person. */
export function SignIn({ state, settings, onVerify }: Props) {
  const { t, name } = useLanguage();
  const { value: people, error } = useOfficeQuery('session.people', {});
  useEffect(() => keepFirstPicture(queryClient), [state, people]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = people?.find((person) => person.personId === chosenId) ?? people?.[0];
  return (
    <main className="welcome" data-testid="sign-in">
      <div className="sign-in panel">
        <header className="sign-in-head">
          <div>
            <h1>{name(state.office?.name)}</h1>
            <p className="soft">{people?.some(({ demoPin }) => demoPin !== undefined) ? t('session.demoOffice') : t('session.signInHint')}</p>
          </div>
          {settings}
        </header>
        <div className="sign-in-body">
          <People people={people ?? []} chosen={chosen?.personId ?? null} onChoose={(person) => setChosenId(person.personId)} />
          {chosen ? <OnePerson key={`${chosen.personId} ${chosen.keys}`} person={chosen} /> : <NobodyHere error={error} loaded={people !== undefined} />}
        </div>
      </div>
      <Button kind="quiet" icon="verify" onPress={onVerify} testId="verify-without-sign-in">
        {t('session.verifyWithoutSignIn')}
      </Button>
    </main>
  );
}
