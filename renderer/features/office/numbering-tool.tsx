import { useState } from 'react';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { NumberingDialog, purposes } from './numbering-dialog.tsx';

/** How the office numbers now, and the way to change it. */
export function NumberingTool() {
  const { t } = useLanguage();
  const { value: numbering } = useOfficeQuery('office.numbering', {});
  const [open, setOpen] = useState(false);
  return (
    <section className="panel panel-padded stack" data-testid="numbering">
      <h2>{t('office.numberingTitle')}</h2>
      <p className="soft">{t('office.numberingText')}</p>
      <dl className="template-list">
        {purposes.map((purpose) => (
          <div key={purpose} className="row row-spread">
            <dt>{t(`office.template_${purpose}`)}</dt>
            <dd>
              <NumberText text={numbering?.[purpose] ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
      <div>
        <Button icon="pen" disabled={!numbering} onPress={() => setOpen(true)} testId="change-numbering">
          {t('office.numberingChange')}
        </Button>
      </div>
      {open && numbering ? <NumberingDialog numbering={numbering} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}
