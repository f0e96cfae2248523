import { useState } from 'react';
import type { HeadView } from '../../../preload/contract/office-numbering.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { AddHeadDialog, levels } from './add-head-dialog.tsx';

/** The four lists from which file numbers of this section are built; its officer adds to them and closes heads. */
export function HeadsTool() {
  const { t, moment } = useLanguage();
  const { value: heads, error } = useOfficeQuery('office.heads', {});
  const [adding, setAdding] = useState(false);
  const approves = useMay('letter.approve');
  const close = useCommand('office.closeHead');
  const open = (heads ?? []).filter((head) => head.closedAt === null);
  const closed = (heads ?? []).filter((head) => head.closedAt !== null);
  const line = (head: HeadView) => (
    <li key={head.id} className="row" data-testid="head">
      <span className="strong">
        <NumberText text={head.code} />
      </span>
      <span className="grow">
        <ScriptText text={head.name} />
      </span>
      {approves ? <IconButton icon="close" label={t('office.headClose', { code: head.code })} onPress={() => void close.run({ headId: head.id })} /> : null}
    </li>
  );
  return (
    <section className="panel panel-padded stack" data-testid="heads">
      <h2>{t('office.headsTitle')}</h2>
      <p className="soft">{t('office.headsText')}</p>
      {open.length === 0 && heads ? <p>{t('office.headsNone')}</p> : null}
      {levels.map((level) => {
        const list = open.filter((head) => head.level === level);
        return list.length === 0 ? null : (
          <div key={level}>
            <h3>{t(`files.head_${level}`)}</h3>
            <ul className="plain">{list.map(line)}</ul>
          </div>
        );
      })}
      {closed.length === 0 ? null : (
        <details data-testid="closed-heads">
          <summary>{t('office.headsClosed', { count: closed.length })}</summary>
          <ul className="plain">
            {closed.map((head) => (
              <li key={head.id} className="row soft" data-testid="closed-head">
                <NumberText text={head.code} />
                <span className="grow">
                  <ScriptText text={head.name} /> · {t(`files.head_${head.level}`)}
                </span>
                <span className="small">{t('office.headClosedAt', { at: moment(head.closedAt ?? 0) })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {approves ? (
        <div>
          <Button icon="add" onPress={() => setAdding(true)} testId="add-head">
            {t('office.headAdd')}
          </Button>
        </div>
      ) : null}
      <ErrorNotice error={close.error ?? error} />
      {adding ? <AddHeadDialog onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
