import type { ReactNode } from 'react';
import type { SyncStatus } from '../../../preload/contract/sync.ts';
import { writeAddress } from '../../data/addresses-text.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { lightOf, type Light } from './light-of.ts';

const bytesAMegabyte = 1024 * 1024;

/** What of the record the server has not yet, in words. */
function useOwedText({ owed: { events, contents, bytes } }: SyncStatus): string {
  const { t, number } = useLanguage();
  const megabytes = number(Math.max(0.1, Math.round((10 * bytes) / bytesAMegabyte) / 10));
  const parts = [...(events > 0 ? [t('sync.acts', { acts: events })] : []), ...(contents > 0 ? [t('sync.papers', { papers: contents, megabytes })] : [])];
  return parts.length === 0 ? t('sync.nothing') : parts.join(t('session.listSeparator'));
}

const sentences: Readonly<Record<Light, 'plain' | 'danger'>> = { there: 'plain', sending: 'plain', waiting: 'plain', stopped: 'danger' };

/** How it stands, in one sentence that says what to do where something is to be done. */
export function StandingSentence({ status }: { readonly status: SyncStatus }) {
  const { t } = useLanguage();
  const light = lightOf(status);
  if (status.trouble !== null) return <Notice tone={sentences[light]}>{t(`sync.trouble_${status.trouble}`)}</Notice>;
  return <p>{t(light === 'there' ? 'sync.allThere' : 'sync.onItsWay')}</p>;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What is owed and since when, when all was there last, and when the next try is. */
export function StandingFacts({ status }: { readonly status: SyncStatus }) {
  const { t, moment, time } = useLanguage();
  const owed = useOwedText(status);
  return (
    <dl className="sync-facts">
      <Fact name={t('sync.owed')}>
        <span data-testid="sync-owed">{owed}</span>
      </Fact>
      {status.owedSince === null ? null : <Fact name={t('sync.oldest')}>{moment(status.owedSince)}</Fact>}
      <Fact name={t('sync.lastThere')}>{status.succeededAt === null ? t('sync.never') : moment(status.succeededAt)}</Fact>
      {status.trouble === null || status.nextTryAt === null ? null : <Fact name={t('sync.nextTry')}>{time(status.nextTryAt)}</Fact>}
      {status.centre === null ? null : (
        <Fact name={t('sync.server')}>
          <bdi dir="ltr" className="number sync-address">
            {writeAddress(status.centre)}
          </bdi>
        </Fact>
      )}
    </dl>
  );
}

/** Tries at once: whoever has just mended the line doesn't wait for the clock. Never disabled: it would lose the focus, and Escape with it. */
export function TryNow({ status }: { readonly status: SyncStatus }) {
  const { t } = useLanguage();
  const tryNow = useCommand('sync.tryNow');
  return (
    <Button onPress={() => void tryNow.run({})} testId="sync-try">
      {t(status.running ? 'sync.trying' : 'sync.tryNow')}
    </Button>
  );
}
