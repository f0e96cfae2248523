import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { SyncStatus } from '../../../preload/contract/sync.ts';
import { today } from '../../data/today.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { lightOf, type Light } from './light-of.ts';
import { StandingFacts, StandingSentence, TryNow } from './standing-facts.tsx';
import './sync.css';

/** An act is at the server within a second: that it was on its way is not worth a change of the light. */
const quietMs = 2_000;

const icons: Readonly<Record<Light, IconName>> = { there: 'check', sending: 'up', waiting: 'clock', stopped: 'stop' };

/** Whether everything done here is at the central server too; nothing where the office has none. */
export function SyncLight() {
  const { value: status } = useOfficeQuery('sync.status', {});
  return status?.centre ? <Shining status={status} /> : null;
}

function Shining({ status }: { readonly status: SyncStatus }) {
  const { t } = useLanguage();
  const now = lightOf(status);
  const settled = useSettled(now, quietMs);
  const light = now === 'sending' ? settled : now;
  const words = useLightText(status, light);
  return (
    <DialogTrigger>
      <AriaButton className="button button-quiet sync-light" data-light={light} data-testid="sync-light">
        <Icon name={icons[light]} />
        <span className="visually-hidden">{t('sync.title')}: </span>
        <span>{words}</span>
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Dialog className="popover-panel sync-panel" data-testid="sync-panel">
          <Heading slot="title" className="sync-title">
            {t('sync.title')}
          </Heading>
          <StandingSentence status={status} />
          <StandingFacts status={status} />
          <div>
            <TryNow status={status} />
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function useLightText({ owed, owedSince, succeededAt }: SyncStatus, light: Light): string {
  const { t, shortDay } = useLanguage();
  const shortTime = useShortTime();
  const at = (moment: number) => (today(new Date(moment)) === today() ? shortTime(moment) : shortDay(today(new Date(moment))));
  switch (light) {
    case 'there':
      return succeededAt === null ? t('sync.lightSending') : t('sync.lightThere', { at: at(succeededAt) });
    case 'sending':
      return owed.events > 0 ? t('sync.lightSendingActs', { acts: owed.events }) : t('sync.lightSending');
    case 'waiting':
      return owedSince === null ? t('sync.lightWaiting') : t('sync.lightWaitingActs', { acts: owed.events, at: at(owedSince) });
    case 'stopped':
      return t('sync.lightStopped');
  }
}

/** Hour and minute: a light tells no seconds. */
function useShortTime(): (milliseconds: number) => string {
  const { locale } = useLanguage();
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  return (milliseconds) => format.format(milliseconds);
}
