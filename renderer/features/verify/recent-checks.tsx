import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';

/** What was checked on this desk lately, with the answer of the compare. */
export function RecentChecks() {
  const { t, moment } = useLanguage();
  const { value: checks } = useOfficeQuery('verify.recent', {});
  if (!checks || checks.length === 0) return null;
  const answer = (same: boolean | null) => (same === null ? null : <Tag text={t(same ? 'checks.answeredSame' : 'checks.answeredDifferent')} tone={same ? 'good' : 'danger'} />);
  return (
    <section className="stack stack-tight">
      <h2>{t('checks.recent')}</h2>
      <ul className="plain lines-list">
        {checks.slice(0, 10).map((check) => (
          <li key={check.checkId} className="row row-spread">
            <span className="row">
              <span className="soft number small">{moment(check.at)}</span>
              <span>{t(`verify.verdict.${check.verdict}.title`)}</span>
              {check.number ? <NumberText text={check.number} /> : null}
            </span>
            {answer(check.same)}
          </li>
        ))}
      </ul>
    </section>
  );
}
