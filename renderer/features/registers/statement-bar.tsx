import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = { readonly month: string };

function Threshold({ months }: { readonly months: 1 | 3 }) {
  const { t } = useLanguage();
  const set = useCommand('registers.setThreshold');
  const options = [
    { id: '1' as const, label: t('registers.months1') },
    { id: '3' as const, label: t('registers.months3') },
  ];
  return <SelectField label={t('registers.threshold')} options={options} value={months === 3 ? '3' : '1'} onChange={(id) => void set.run({ months: id === '3' ? 3 : 1 })} />;
}

/** Whether the statement of a month is made, and the act that makes it. */
export function StatementBar({ month }: Props) {
  const { t, day, moment } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { value } = useOfficeQuery('registers.statement', { on: `${month}-01` }, { keepPrevious: true });
  const make = useCommand('registers.makeStatement');
  const mayWork = useMay('dak.work');
  const mayManage = useMay('office.manage');
  if (!value) return null;
  const submit = async () => {
    const result = await make.run({ on: `${month}-01` });
    if (!result.ok) return;
    showToast(t('registers.made'));
    setAsking(false);
  };
  return (
    <div className="row row-bottom" data-testid="statement-bar">
      <p className="soft">{value.madeAt === null ? t('registers.draftOf', { day: day(value.asOf), months: value.months }) : t('registers.madeAt', { at: moment(value.madeAt) })}</p>
      {mayManage && value.madeAt === null ? <Threshold months={value.months} /> : null}
      {mayWork && value.mayMake ? (
        <Button kind="primary" icon="check" onPress={() => setAsking(true)} testId="make-statement">
          {t('registers.makeStatement')}
        </Button>
      ) : null}
      {asking ? (
        <FormDialog name="statement" title={t('registers.makeStatement')} action={t('registers.makeStatement')} ready={!make.busy} error={make.error} onClose={() => setAsking(false)} onSubmit={() => void submit()}>
          <p>{t('registers.makeText', { month, pending: value.pending, disposed: value.disposed })}</p>
          {value.withoutReason > 0 ? <p>{t('registers.withoutReason', { count: value.withoutReason })}</p> : null}
        </FormDialog>
      ) : null}
    </div>
  );
}
