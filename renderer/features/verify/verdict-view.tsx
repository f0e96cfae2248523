import type { Verification } from '../../../preload/contract/verify.ts';
import { goTo } from '../../data/navigation.ts';
import { isMessageKey } from '../../i18n/catalog.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolate, isolateLtr } from '../../i18n/script.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Compare } from './compare.tsx';

const icons: Record<Verification['tone'], IconName> = { good: 'verify', caution: 'warning', bad: 'shieldOff' };

function Notes({ check }: { readonly check: Verification }) {
  const { t, day, name } = useLanguage();
  const isoDay = /^\d{4}-\d{2}-\d{2}$/;
  const words = (params: Verification['notes'][number]['params']) =>
    Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? isolate(isoDay.test(value) ? day(value) : value) : value]));
  const notes = check.notes.flatMap(({ code, params }) => {
    const key = `verify.note.${code}`;
    return isMessageKey(key) ? [t(key, words(params))] : [];
  });
  const lines = [
    ...(check.supersededBy ? [t('verify.supersededBy', { number: isolateLtr(check.supersededBy) })] : []),
    ...notes,
    ...(check.textMatch === true ? [t('checks.textSame')] : []),
    ...(check.pdfSignature?.valid && check.pdfSignature.wholeDocument ? [t('checks.pdfSigned', { signer: isolate(check.pdfSignature.signer || name(check.office)) })] : []),
    ...(check.listDate ? [t('verify.listDate', { date: day(check.listDate) })] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="verdict-notes" data-testid="verdict-notes">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What the seal says, in words, colour and drawing, and then the question that only a person can answer. */
export function VerdictView({ check, signedIn }: { readonly check: Verification; readonly signedIn: boolean }) {
  const { t, name, day } = useLanguage();
  const { letterId } = check;
  return (
    <div className="stack stack-wide" data-testid="verdict" data-verdict={check.verdict} data-tone={check.tone}>
      <section className={`verdict verdict-${check.tone}`} role="status">
        <Icon name={icons[check.tone]} />
        <div className="grow">
          <h2>{t(`verify.verdict.${check.verdict}.title`)}</h2>
          <p>{t(`verify.verdict.${check.verdict}.explanation`, { office: isolate(name(check.office)), date: check.listDate ? day(check.listDate) : '' })}</p>
        </div>
      </section>
      <Notes check={check} />
      {check.facts ? <Compare check={check} facts={check.facts} /> : null}
      {signedIn && letterId ? (
        <div>
          <Button icon="letter" onPress={() => goTo({ screen: 'letter', letterId })}>
            {t('checks.openLetter')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
