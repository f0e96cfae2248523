import { useState } from 'react';
import type { Verification } from '../../../preload/contract/verify.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { factsToCompare } from './facts-to-compare.ts';

type Answer = 'same' | 'different';
type Answers = Readonly<Record<string, Answer>>;
type Props = { readonly check: Verification; readonly facts: NonNullable<Verification['facts']> };

const noAnswers: Answers = {};

function Outcome({ open, differing }: { readonly open: number; readonly differing: readonly string[] }) {
  const { t, number } = useLanguage();
  if (differing.length > 0) {
    return (
      <Notice tone="danger">
        <span className="strong" data-testid="compare-differs">
          {t('verify.compare.differs', { fields: differing.join(t('session.listSeparator')) })}
        </span>
      </Notice>
    );
  }
  if (open > 0) return <p className="soft">{t('verify.compare.open', { count: number(open) })}</p>;
  return (
    <Notice tone="good">
      <span className="strong" data-testid="compare-same">
        {t('verify.compare.allSame')}
      </span>
    </Notice>
  );
}

/** A real seal can be copied on to a false letter: each sealed fact is held against the paper, and both answers are kept. */
export function Compare({ check, facts }: Props) {
  const language = useLanguage();
  const { t, name } = language;
  const [answers, setAnswers] = useState(noAnswers);
  const compared = factsToCompare(facts, name(check.office), language);
  const differing = compared.filter((fact) => answers[fact.id] === 'different');
  const answer = (id: string, given: Answer) => {
    const next = { ...answers, [id]: given };
    setAnswers(next);
    const differs = compared.filter((fact) => next[fact.id] === 'different').map((fact) => fact.id);
    if (differs.length > 0 || compared.every((fact) => next[fact.id] === 'same')) void ask('verify.answer', { checkId: check.checkId, same: differs.length === 0, differs });
  };
  return (
    <section className="panel compare" aria-label={t('verify.compare.heading')}>
      <header className="compare-head">
        <h2>{t('verify.compare.heading')}</h2>
        <p className="soft">{t('verify.compare.why')}</p>
      </header>
      {compared.map((fact) => (
        <div key={fact.id} className={answers[fact.id] === 'different' ? 'fact fact-different' : 'fact'} data-testid={`fact-${fact.id}`}>
          <div className="grow">
            <p className="soft small">{t(fact.label)}</p>
            <p className="fact-value">
              {fact.leftToRight ? <NumberText text={fact.value} /> : <ScriptText text={fact.value} />}
              {fact.goesOn ? '…' : null}
            </p>
            {fact.goesOn ? <p className="soft small">{t('verify.field.cut')}</p> : null}
          </div>
          <Choices
            hideLabel
            label={t(fact.label)}
            options={[
              { id: 'same', label: t('verify.compare.same') },
              { id: 'different', label: t('verify.compare.different') },
            ]}
            value={answers[fact.id] ?? null}
            onChange={(given) => answer(fact.id, given)}
          />
        </div>
      ))}
      <footer className="compare-foot" aria-live="polite">
        <Outcome open={compared.filter((fact) => answers[fact.id] === undefined).length} differing={differing.map((fact) => t(fact.label))} />
      </footer>
    </section>
  );
}
