import type { Output } from '../../../preload/contract/index.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import './new-keys-panel.css';

type Request = Output<'office.keyRequests'>[number];

function RequestLine({ request }: { readonly request: Request }) {
  const { t, name, moment } = useLanguage();
  const confirm = useCommand('office.confirmKeys');
  const refuse = useCommand('office.refuseKeys');
  const { personId, deskId, check } = request;
  const busy = confirm.busy || refuse.busy;
  const where = request.section ? t('office.newKeysAt', { section: name(request.section) }) : t('office.newKeysSomewhere');
  return (
    <li className="new-keys-line" data-testid="key-request">
      <div>
        <p className="strong">{name(request.person)}</p>
        <p className="soft small">{request.posts.map((post) => name(post)).join(t('session.listSeparator'))}</p>
        <p className="soft small">
          {where} · {moment(request.askedAt)}
        </p>
      </div>
      <bdi dir="ltr" className="key-check" data-testid="key-check">
        {check}
      </bdi>
      <div className="row">
        <Button kind="primary" disabled={busy} onPress={() => void confirm.run({ personId, deskId, check })} testId="confirm-keys">
          {t('office.newKeysConfirm')}
        </Button>
        <Button kind="quiet" disabled={busy} onPress={() => void refuse.run({ personId, deskId })} testId="refuse-keys">
          {t('office.newKeysRefuse')}
        </Button>
      </div>
      <ErrorNotice error={confirm.error ?? refuse.error} />
    </li>
  );
}

/** Persons who chose a PIN at another desk: the registrar says whether it was they. Not there while nobody waits. */
export function NewKeysPanel() {
  const { t } = useLanguage();
  const { value: requests, error } = useOfficeQuery('office.keyRequests', {});
  if (error) return <ErrorNotice error={error} />;
  if (!requests || requests.length === 0) return null;
  return (
    <section className="panel panel-padded stack" data-testid="new-keys">
      <h2>{t('office.newKeysTitle')}</h2>
      <p className="soft">{t('office.newKeysText')}</p>
      <ul className="plain">
        {requests.map((request) => (
          <RequestLine key={`${request.personId} ${request.deskId}`} request={request} />
        ))}
      </ul>
    </section>
  );
}
