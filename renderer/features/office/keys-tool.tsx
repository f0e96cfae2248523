import { useState } from 'react';
import type { OfficeKeys } from '../../../preload/contract/office.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { AuthorityTool } from './authority-tool.tsx';
import { RenewKeyDialog } from './renew-key-dialog.tsx';
import { WithdrawKeyDialog } from './withdraw-key-dialog.tsx';
import './keys-tool.css';

export type SectionKeys = OfficeKeys['sections'][number];
type Open = { readonly kind: 'renew' | 'withdraw'; readonly section: SectionKeys };
type Done = 'office.keyRenewed' | 'office.keyWithdrawn';

const tones: Record<SectionKeys['warning'], TagTone> = { none: 'good', soon: 'warn', ended: 'danger' };

function KeyState({ section }: { readonly section: SectionKeys }) {
  const { t, day, moment } = useLanguage();
  const inUse = section.keys.find((key) => key.state === 'active');
  const withdrawn = section.keys.find((key) => key.state === 'compromised');
  const left = inUse?.daysLeft ?? 0;
  const good = left === 0 ? t('office.keyLastDay') : t('office.keyDaysLeft', { count: left });
  return (
    <div className="stack stack-tight">
      <p className="charge-line">
        <Tag text={section.warning === 'ended' ? t('office.keyEnded') : good} tone={tones[section.warning]} {...(section.warning === 'none' ? {} : { icon: 'warning' as const })} />
        {inUse ? <span className="soft small">{t('office.keyUntil', { until: day(inUse.until) })}</span> : null}
      </p>
      {withdrawn ? <p className="soft small">{t('office.keyWithdrawnOn', { moment: moment(withdrawn.withdrawnAt ?? 0), reason: withdrawn.reason ?? '' })}</p> : null}
    </div>
  );
}

/** The sealing key of each section with its days left, and where root and CA are: renewing, withdrawing, going to sticks and back. */
export function KeysTool() {
  const { t, name } = useLanguage();
  const { value: keys, error } = useOfficeQuery('office.keys', {});
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="panel panel-padded stack keys-tool" data-testid="keys">
      <h2>{t('office.keysTitle')}</h2>
      <p className="soft">{t('office.keysText')}</p>
      <div>
        {keys?.sections.map((section) => (
          <div key={section.sectionId} className="key-line" data-testid="section-key">
            <p className="strong">
              <ScriptText text={name(section.name)} />
            </p>
            <KeyState section={section} />
            <div className="row">
              <Button onPress={() => setOpen({ kind: 'renew', section })} testId="renew-key">
                {t('office.keyRenew')}
              </Button>
              <Button kind="quiet" onPress={() => setOpen({ kind: 'withdraw', section })} testId="withdraw-key">
                {t('office.keyWithdraw')}
              </Button>
            </div>
          </div>
        ))}
      </div>
      {done ? <Notice tone="warn">{t(done)}</Notice> : null}
      {keys ? <AuthorityTool keys={keys} /> : null}
      <ErrorNotice error={error} />
      {open?.kind === 'renew' ? <RenewKeyDialog section={open.section} onClose={close} onDone={() => setDone('office.keyRenewed')} /> : null}
      {open?.kind === 'withdraw' ? <WithdrawKeyDialog section={open.section} onClose={close} onDone={() => setDone('office.keyWithdrawn')} /> : null}
    </section>
  );
}
