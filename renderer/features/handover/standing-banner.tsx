import { useState } from 'react';
import type { DeskStanding } from '../../../preload/contract/handover.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNamedDesk } from './desk-name.ts';
import { TwoOfficersDialog } from './two-officers-dialog.tsx';

/** What everybody at the desk must know while it may not hand files over; nothing while it works. */
export function StandingBanner() {
  const { value } = useOfficeQuery('handover.standing', {});
  return value && value.standing !== 'working' ? <Stopped standing={value} /> : null;
}

function Stopped({ standing }: { readonly standing: DeskStanding }) {
  const { t } = useLanguage();
  const works = useMay('file.work');
  const nameOf = useNamedDesk();
  const [ordering, setOrdering] = useState(false);
  const desks = standing.awaited.map(nameOf).join(t('session.listSeparator'));
  const confirms = standing.standing === 'doubted' || standing.standing === 'retired';
  const excuses = standing.standing === 'recovering' && standing.awaited.length > 0;
  const state = standing.standing === 'working' ? 'recovering' : standing.standing;
  return (
    <div className="banner" role="alert" data-testid="desk-standing" data-standing={standing.standing}>
      <Icon name="warning" />
      <p className="grow">
        {t(`handover.standing_${state}`)} {desks === '' ? null : t('handover.awaited', { desks })}
      </p>
      {works && (confirms || excuses) ? (
        <Button onPress={() => setOrdering(true)} testId="order-by-two">
          {t(confirms ? 'handover.confirmDesk' : 'handover.excuse')}
        </Button>
      ) : null}
      {ordering ? <OrderDialog confirms={confirms} standing={standing} onClose={() => setOrdering(false)} /> : null}
    </div>
  );
}

function OrderDialog({ confirms, standing: { awaited }, onClose }: { readonly confirms: boolean; readonly standing: DeskStanding; readonly onClose: () => void }) {
  return confirms ? <ConfirmDialog onClose={onClose} /> : <ExcuseDialog awaited={awaited} onClose={onClose} />;
}

function ConfirmDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const confirm = useCommand('handover.confirmDesk');
  return (
    <TwoOfficersDialog
      name="confirm-desk"
      title={t('handover.confirmTitle')}
      text={t('handover.confirmText')}
      action={t('handover.confirmDesk')}
      run={(officers) => confirm.run({ officers })}
      error={confirm.error}
      onClose={onClose}
    />
  );
}

function ExcuseDialog({ awaited, onClose }: { readonly awaited: DeskStanding['awaited']; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const nameOf = useNamedDesk();
  const excuse = useCommand('handover.excuse');
  return (
    <TwoOfficersDialog
      name="excuse-desks"
      title={t('handover.excuseTitle')}
      text={t('handover.excuseText', { desks: awaited.map(nameOf).join(t('session.listSeparator')) })}
      action={t('handover.excuse')}
      run={(officers) => excuse.run({ desks: awaited.map(({ id }) => id), officers })}
      error={excuse.error}
      onClose={onClose}
    />
  );
}
