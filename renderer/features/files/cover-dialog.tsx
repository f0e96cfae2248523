import type { ReactNode } from 'react';
import { useState } from 'react';
import type { FileAct, FileView, OtherFile } from '../../../preload/contract/files.ts';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';
import { FileTags } from './file-tags.tsx';
import { StandingTags } from './standing-tags.tsx';

type Props = { readonly file: FileView; readonly onClose: () => void };

/** A number that reads left to right inside a sentence of any script. */
const isolated = (number: string): string => `\u2066${number}\u2069`;

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="cover-fact">
      <dt className="soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type OthersProps = { readonly label: string; readonly files: readonly OtherFile[]; readonly onClose: () => void; readonly onRemove?: ((other: OtherFile) => void) | undefined };

function Others({ label, files, onClose, onRemove }: OthersProps) {
  const { t, name } = useLanguage();
  if (files.length === 0) return null;
  const open = (fileId: string) => {
    onClose();
    goTo({ screen: 'file', fileId });
  };
  return (
    <Fact label={label}>
      <ul className="plain">
        {files.map((other) => (
          <li key={other.id} className="row" data-testid="cover-other">
            <Button kind="quiet" icon="file" onPress={() => open(other.id)}>
              <NumberText text={other.number} />
            </Button>
            <span className="grow">
              <SubjectText paper={other} />
            </span>
            <span className="soft small">{other.state === 'open' ? name(other.holder) : t(`files.tag_${other.state}`)}</span>
            {onRemove ? <IconButton icon="close" label={t('files.unlink', { number: other.number })} onPress={() => onRemove(other)} /> : null}
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function History({ acts }: { readonly acts: readonly FileAct[] }) {
  const { t, name, moment } = useLanguage();
  if (acts.length === 0) return <p className="soft">{t('files.noHistory')}</p>;
  return (
    <ol className="plain movements" data-testid="file-history">
      {acts.map((act) => (
        <li key={act.id} className="movement">
          <span className="soft number">{moment(act.at)}</span>
          <div>
            <p>
              <span className="strong">{t(`files.act_${act.kind}`, { file: isolated(act.file), other: isolated(act.other ?? '') })}</span>{' '}
              <span className="soft">{t('files.historyBy', { person: name(act.actor.person), post: name(act.actor.post) })}</span>
            </p>
            {act.remarks ? (
              <p className="movement-remarks">
                <ScriptText text={act.remarks} />
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function CoverPaper({ file, onClose }: Props) {
  const { t, language } = useLanguage();
  return <PaperDialog title={t('files.coverPaper')} paper={useOfficeQuery('files.coverPdf', { fileId: file.id, language })} purpose="register" onClose={onClose} />;
}

/** The cover of a file (number, subject, section, grading, days, other files) and what was done to it. */
export function CoverDialog({ file, onClose }: Props) {
  const { t, name, moment, number } = useLanguage();
  const [paper, setPaper] = useState(false);
  const unlink = useCommand('files.unlink');
  const works = useMay('file.work') && file.mine;
  const { life } = file;
  if (paper) return <CoverPaper file={file} onClose={onClose} />;
  return (
    <Dialog
      title={t('files.cover')}
      onClose={onClose}
      wide
      testId="cover-dialog"
      actions={
        <>
          <Button icon="print" onPress={() => setPaper(true)} testId="cover-paper">
            {t('files.coverPaper')}
          </Button>
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <dl className="cover">
        <Fact label={t('files.number')}>
          <span className="strong">
            <NumberText text={file.number} />
          </span>{' '}
          <FileTags urgency={file.urgency} classification={file.classification} /> <StandingTags standing={life.standing} />
        </Fact>
        <Fact label={t('files.subject')}>
          <ScriptText text={file.subject} />
        </Fact>
        <Fact label={t('files.section')}>{name(file.section)}</Fact>
        <Fact label={t('files.openedOn')}>
          {moment(file.openedAt)} · {t('files.historyBy', { person: name(file.openedBy.person), post: name(file.openedBy.post) })}
        </Fact>
        <Fact label={t('files.pagesNow')}>{number(life.pages)}</Fact>
        <Others label={t('files.mainFile')} files={life.main && life.standing.kind === 'part' ? [life.main] : []} onClose={onClose} />
        <Others label={t('files.volumes')} files={life.volumes} onClose={onClose} />
        <Others label={t('files.parts')} files={life.parts} onClose={onClose} />
        <Others label={t('files.links')} files={life.links} onClose={onClose} onRemove={works ? (other) => void unlink.run({ fileId: file.id, otherId: other.id }) : undefined} />
        <Others label={t('files.attachedTo')} files={life.attachedTo ? [life.attachedTo] : []} onClose={onClose} />
        <Others label={t('files.attachments')} files={life.attachments} onClose={onClose} />
      </dl>
      <h3>{t('files.history')}</h3>
      <History acts={life.acts} />
      <ErrorNotice error={unlink.error} />
    </Dialog>
  );
}
