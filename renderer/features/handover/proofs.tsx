import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { useNamedDesk } from './desk-name.ts';

/** Enough of a receipt's hash to compare it with what the other desk shows. */
const markOf = (event: string): string => (event.slice(0, 12).match(/.{4}/gu) ?? []).join(' ');

/** Which desk had the file when, by the signed events that prove it; nothing for a file that never left this one. */
export function Proofs({ fileId }: { readonly fileId: string }) {
  const { value: place } = useOfficeQuery('handover.ofFile', { fileId });
  const { t, moment } = useLanguage();
  const nameOf = useNamedDesk();
  if (!place || place.proofs.length === 0) return null;
  return (
    <section data-testid="proofs">
      <h3>{t('handover.proofsTitle')}</h3>
      <p className="soft small">{t('handover.proofsText')}</p>
      <ol className="plain movements">
        {place.proofs.map(({ kind, desk, at, event }) => (
          <li key={event} className="movement">
            <span className="soft number">{moment(at)}</span>
            <div>
              <p>{t(`handover.proof_${kind}`, { desk: nameOf(desk) })}</p>
              <p className="soft small">{t('handover.proofMark', { mark: markOf(event) })}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
