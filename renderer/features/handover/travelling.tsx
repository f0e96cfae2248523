import { useState } from 'react';
import type { Travelling as TravellingThing } from '../../../preload/contract/handover.ts';
import { goTo } from '../../data/navigation.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useNamedDesk } from './desk-name.ts';
import './travelling.css';

/** Files of this post that are between two desks; nothing while there are none. */
export function Travelling() {
  const { value: files } = useOfficeQuery('handover.travelling', {});
  const { t } = useLanguage();
  const [refusing, setRefusing] = useState<TravellingThing | null>(null);
  if (!files || files.length === 0) return null;
  return (
    <section className="panel travelling" aria-label={t('handover.travelling')} data-testid="travelling">
      <h2>{t('handover.travelling')}</h2>
      <ul className="plain">
        {files.map((file) => (
          <TravellingLine key={file.id} file={file} onRefuse={() => setRefusing(file)} />
        ))}
      </ul>
      {refusing ? <RefuseDialog file={refusing} onClose={() => setRefusing(null)} /> : null}
    </section>
  );
}

function TravellingLine({ file, onRefuse }: { readonly file: TravellingThing; readonly onRefuse: () => void }) {
  const { t, moment } = useLanguage();
  const nameOf = useNamedDesk();
  const out = file.way === 'out';
  const desk = nameOf(file.desk);
  return (
    <li className="travelling-line" data-testid="travelling-file" data-way={file.way}>
      <div className="grow">
        <p>
          <NumberText text={file.number} /> <ScriptText text={file.subject} />
        </p>
        <p className="soft small">
          {t(out ? 'handover.goingTo' : 'handover.comingFrom', { desk })}
          {file.since === null ? null : <> · {t('handover.since', { moment: moment(file.since) })}</>}
        </p>
      </div>
      {out || !file.desk.reachable ? <Standing file={file} /> : <Arriving file={file} />}
      {out ? (
        <Button kind="quiet" icon="file" onPress={() => goTo(file.kind === 'file' ? { screen: 'file', fileId: file.id } : { screen: 'receipt', receiptId: file.id })} testId="travelling-open">
          {t('handover.look')}
        </Button>
      ) : (
        <Button onPress={onRefuse} testId="travelling-refuse">
          {t('handover.refuse')}
        </Button>
      )}
    </li>
  );
}

function Standing({ file }: { readonly file: TravellingThing }) {
  const { t } = useLanguage();
  if (file.recalled) return <Tag text={t('handover.askedBack')} tone="warn" icon="pullBack" />;
  if (!file.desk.reachable) return <Tag text={t('handover.waiting')} tone="warn" icon="warning" />;
  return <Tag text={t('handover.handingOver')} tone="accent" icon="sent" />;
}

const bytesAMegabyte = 1024 * 1024;

function Arriving({ file: { done, total } }: { readonly file: TravellingThing }) {
  const { t, number } = useLanguage();
  const megabytes = (bytes: number) => number(Math.round((10 * bytes) / bytesAMegabyte) / 10);
  return (
    <div className="travelling-progress">
      <Progress label={t('handover.arriving')} done={done} total={total} text={t('handover.arrived', { done: megabytes(done), total: megabytes(total) })} />
    </div>
  );
}

function RefuseDialog({ file, onClose }: { readonly file: TravellingThing; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const refuse = useCommand('handover.refuse');
  return (
    <ReasonDialog
      name="refuse-file"
      title={t('handover.refuseTitle')}
      text={t('handover.refuseText')}
      action={t('handover.refuse')}
      run={(reason) => refuse.run({ id: file.id, reason })}
      error={refuse.error}
      done={t('handover.refused')}
      onClose={onClose}
    />
  );
}
