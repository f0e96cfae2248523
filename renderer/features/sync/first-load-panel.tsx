import type { FirstLoad } from '../../../preload/contract/sync.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';

const isThere = ({ acts, of, papers }: FirstLoad): boolean => acts === of && papers === 0;
const isChecked = ({ acts, of, proven }: FirstLoad): boolean => acts < of || proven === of;

/** What comes of the computer in whose place this one stands: how far it has come, and a way to put it off. */
export function FirstLoadPanel({ load }: { readonly load: FirstLoad }) {
  const { t, number } = useLanguage();
  const hold = useCommand('sync.holdLoad');
  const done = isThere(load) && (load.trouble === null || load.trouble === 'flawed');
  return (
    <section className="stack" data-testid="first-load" data-acts={load.acts} data-of={load.of}>
      <h3>{t('sync.loadTitle')}</h3>
      <Standing load={load} done={done} />
      {load.acts < load.of ? <Progress label={t('sync.loadActs')} done={load.acts} total={load.of} text={t('frame.doneOf', { done: number(load.acts), total: number(load.of) })} /> : null}
      {isChecked(load) ? null : <Progress label={t('sync.loadProven')} done={load.proven} total={load.of} text={t('frame.doneOf', { done: number(load.proven), total: number(load.of) })} />}
      {done ? null : (
        <div className="row">
          <Button onPress={() => void hold.run({ held: !load.held })} testId="first-load-hold">
            {t(load.held ? 'sync.loadGoOn' : 'sync.loadHold')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Standing({ load, done }: { readonly load: FirstLoad; readonly done: boolean }) {
  const { t, number } = useLanguage();
  const counts = { acts: number(load.acts), of: number(load.of) };
  if (load.trouble === 'flawed') return <Notice tone="danger">{t('sync.loadFlawed')}</Notice>;
  if (done) return <p>{t('sync.loadDone')}</p>;
  if (load.trouble === 'differs') return <Notice tone="danger">{t('sync.loadDiffers')}</Notice>;
  if (load.held) return <p>{t('sync.loadHeld', counts)}</p>;
  if (load.trouble === 'diskFull') return <Notice tone="danger">{t('sync.loadDiskFull')}</Notice>;
  if (!load.running) return <p>{t('sync.loadWaits', counts)}</p>;
  return <p>{load.acts < load.of ? t('sync.loadGoing', counts) : t('sync.loadPapers', { papers: load.papers })}</p>;
}
