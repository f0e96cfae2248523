import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Output } from '../../../preload/contract/index.ts';
import type { SessionView } from '../../../preload/contract/session.ts';
import { expectSession } from '../../data/expected-session.ts';
import { queryClient } from '../../data/query-client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolateLtr } from '../../i18n/script.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { usePinWait } from '../../ui/pin-dialog.tsx';
import { PinField } from '../../ui/pin-field.tsx';

type Person = Output<'session.people'>[number];

/** The session as the core will give it, but for when it locks itself. */
function expectedOf({ personId, person, posts }: Person, postId: string | null): SessionView | null {
  const post = posts.find((held) => held.postId === postId);
  return post ? { personId, person, post, posts, locked: false, lockAfterMinutes: 0 } : null;
}

/** The PIN of the person chosen, and which of his posts he sits down for. */
export function PinForm({ person }: { readonly person: Person }) {
  const { t, name } = useLanguage();
  const signIn = useCommand('session.signIn');
  const [pin, setPin] = useState('');
  const [postId, setPostId] = useState(person.posts[0]?.postId ?? null);
  const wait = usePinWait(signIn.error);
  const submit = async () => {
    expectSession(expectedOf(person, postId));
    const result = await signIn.run({ personId: person.personId, pin, ...(postId ? { postId } : {}) });
    if (result.ok) queryClient.setQueryData(['session.current', {}], result.value);
    else setPin('');
    expectSession(null);
  };
  const ready = pin.length >= 4 && !signIn.busy && wait === 0;
  const postName = (held: Person['posts'][number]) => (held.acting ? t('session.actingPost', { post: name(held.post) }) : name(held.post));
  return (
    <Form
      className="stack pin-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
    >
      <h2>{name(person.person)}</h2>
      {person.posts.length > 1 ? (
        <Choices label={t('session.actFor')} options={person.posts.map((held) => ({ id: held.postId, label: postName(held) }))} value={postId} onChange={setPostId} />
      ) : (
        <p className="soft">{person.posts[0] ? postName(person.posts[0]) : t('errors.noCharge')}</p>
      )}
      <PinField
        label={t('session.pin')}
        value={pin}
        onChange={setPin}
        autoFocus
        testId="pin"
        hint={person.demoPin ? t('session.demoPin', { pin: isolateLtr(person.demoPin) }) : undefined}
      />
      {wait > 0 ? <Notice tone="warn">{t('session.waitSeconds', { seconds: wait })}</Notice> : <ErrorNotice error={signIn.error} />}
      <Button kind="primary" submits disabled={!ready} testId="sign-in-button">
        {signIn.busy ? t('frame.working') : t('session.signIn')}
      </Button>
    </Form>
  );
}
