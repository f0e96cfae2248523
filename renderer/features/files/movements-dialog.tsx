import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { today } from '../../data/today.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';

/** The same on paper, as the bound register has it. */
function MovementsPaper({ file, onClose }: { readonly file: FileView; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const paper = useOfficeQuery('registers.pdf', { register: 'movement', fileId: file.id, from: today(new Date(file.openedAt)), to: today(), scope: 'office', language });
  return <PaperDialog title={t('files.movements')} paper={paper} purpose="register" onClose={onClose} />;
}

/** The file movement register of one file: every step, by post and person. */
export function MovementsDialog({ file, onClose }: { readonly file: FileView; readonly onClose: () => void }) {
  const { t, name, moment, day } = useLanguage();
  const [paper, setPaper] = useState(false);
  if (paper) return <MovementsPaper file={file} onClose={() => setPaper(false)} />;
  return (
    <Dialog
      title={t('files.movements')}
      onClose={onClose}
      wide
      testId="movements-dialog"
      actions={
        <>
          {file.movements.length > 0 ? (
            <Button icon="print" onPress={() => setPaper(true)} testId="movements-paper">
              {t('movement.registerPaper')}
            </Button>
          ) : null}
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <p className="soft">
        <NumberText text={file.number} /> · {t('files.openedBy', { person: name(file.openedBy.person), post: name(file.openedBy.post), at: moment(file.openedAt) })}
      </p>
      <ol className="plain movements">
        {file.movements.map((movement) => (
          <li key={movement.id} className="movement">
            <span className="soft number">{moment(movement.at)}</span>
            <div>
              <p>
                <span className="strong">{t(`files.movement_${movement.kind}`)}</span>{' '}
                {t('files.fromTo', { from: name(movement.from.post), person: name(movement.from.person), to: name(movement.to) })}
              </p>
              <p className="row soft small">
                {movement.receivedAt === null ? null : <span>{t('files.receivedAt', { at: moment(movement.receivedAt) })}</span>}
                {movement.dueOn ? <span>{`${t('movement.dueOn')} ${day(movement.dueOn)}`}</span> : null}
              </p>
              {movement.remarks ? (
                <p className="movement-remarks">
                  <ScriptText text={movement.remarks} />
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {file.movements.length === 0 ? <p className="soft">{t('files.noMovements')}</p> : null}
    </Dialog>
  );
}
