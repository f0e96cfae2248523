import type { Output } from '../../../preload/contract/index.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../../ui/notice.tsx';

type Person = Output<'session.people'>[number];

/** The PIN is chosen; the registrar has to say that it was this person. The digits are read out to him. */
export function WaitingForRegistrar({ person }: { readonly person: Person }) {
  const { t, name } = useLanguage();
  return (
    <section className="stack pin-form" data-testid="waiting-for-registrar">
      <h2>{name(person.person)}</h2>
      <p>{t('session.keysWaitText')}</p>
      <bdi dir="ltr" className="key-check" data-testid="key-check">
        {person.check}
      </bdi>
      <Notice>{t('session.keysWait')}</Notice>
    </section>
  );
}
