import { useCallback, useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import { useCommand } from '../../../data/use-command.ts';
import { showFingerprint } from '../../../data/founded-office.ts';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import type { MessageKey } from '../../../i18n/message-key.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { CountryStep } from './country-step.tsx';
import { IdentityStep } from './identity-step.tsx';
import { NumberingStep } from './numbering-step.tsx';
import { PersonsStep } from './persons-step.tsx';
import { PostsStep } from './posts-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SectionsStep } from './sections-step.tsx';
import type { SetupDraft } from './setup-draft.ts';
import { forgetDraft, keepDraft, restoreDraft } from './setup-draft.ts';
import { firstOpenStep, problemsOf, stepCount, toSetUpInput } from './setup-rules.ts';
import type { StepProps } from './step-props.ts';

const stepNames: readonly MessageKey[] = ['setup.stepCountry', 'setup.stepIdentity', 'setup.stepSections', 'setup.stepPosts', 'setup.stepPersons', 'setup.stepNumbering', 'setup.stepReview'];

function Step(props: StepProps) {
  switch (props.draft.step) {
    case 0:
      return <CountryStep {...props} />;
    case 1:
      return <IdentityStep {...props} />;
    case 2:
      return <SectionsStep {...props} />;
    case 3:
      return <PostsStep {...props} />;
    case 4:
      return <PersonsStep {...props} />;
    case 5:
      return <NumberingStep {...props} />;
    default:
      return <ReviewStep draft={props.draft} />;
  }
}

/** Somebody who reads Hindi sets up an office in India, unless the form says otherwise. */
function useSetupDraft() {
  const { language } = useLanguage();
  const [draft, setDraft] = useState<SetupDraft>(() => restoreDraft(language === 'hi' ? 'in' : 'pk'));
  useEffect(() => keepDraft(draft), [draft]);
  const change = useCallback((part: Partial<SetupDraft>) => setDraft((current) => ({ ...current, ...part })), []);
  return { draft, change };
}

function Steps({ step }: { readonly step: number }) {
  const { t, number } = useLanguage();
  return (
    <ol className="plain steps" aria-label={t('setup.steps')}>
      {stepNames.map((key, index) => (
        <li key={key} aria-current={index === step ? 'step' : undefined} className={index < step ? 'step step-done' : 'step'}>
          <span className="step-number">{number(index + 1)}</span>
          {t(key)}
        </li>
      ))}
    </ol>
  );
}

/** Sets up an office step by step; it can be left and taken up again where it was. */
export function SetupWizard({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { draft, change } = useSetupDraft();
  const [tried, setTried] = useState(-1);
  const setUp = useCommand('office.setUp');
  const last = draft.step === stepCount - 1;
  const problems = problemsOf(draft.step, draft);
  const move = (step: number) => {
    setTried(-1);
    change({ step });
  };
  const found = async () => {
    const result = await setUp.run(toSetUpInput(draft));
    if (!result.ok) return;
    showFingerprint(result.value.rootFingerprint);
    forgetDraft();
  };
  const goOn = () => {
    setTried(draft.step);
    if (Object.keys(problems).length > 0) return;
    if (!last) return move(draft.step + 1);
    const open = firstOpenStep(draft);
    if (open < draft.step) {
      move(open);
      setTried(open);
    } else void found();
  };
  return (
    <main className="wizard" data-testid="setup">
      <header className="wizard-head">
        <h1>{t('setup.setUpTitle')}</h1>
        <Steps step={draft.step} />
      </header>
      <Form
        className="wizard-form"
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <div className="wizard-body">
          <div className="wizard-column">
            <h2>{t(stepNames[draft.step] ?? 'setup.stepReview')}</h2>
            <Step draft={draft} change={change} problem={(field) => (tried === draft.step ? problems[field] : undefined)} />
            <ErrorNotice error={setUp.error} />
          </div>
        </div>
        <footer className="wizard-foot">
          <Button kind="quiet" onPress={onLeave}>
            {t('setup.later')}
          </Button>
          <div className="row">
            {draft.step > 0 ? (
              <Button icon="back" disabled={setUp.busy} onPress={() => move(draft.step - 1)}>
                {t('setup.previous')}
              </Button>
            ) : null}
            <Button kind="primary" submits disabled={setUp.busy} testId="wizard-next">
              {setUp.busy ? t('setup.makingKeys') : t(last ? 'setup.found' : 'setup.next')}
            </Button>
          </div>
        </footer>
      </Form>
    </main>
  );
}
