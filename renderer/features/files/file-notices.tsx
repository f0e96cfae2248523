import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { RemarksNotice } from './remarks-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

type Props = { readonly file: FileView };

/** What was asked of the file, with approval and refusal for those who may decide. */
function Asked({ file }: Props) {
  const { t, name, errorText } = useLanguage();
  const [refusing, setRefusing] = useState(false);
  const decide = useCommand('files.decide');
  const { asked } = file.life.standing;
  const approves = useMay('letter.approve') && file.life.mayDecide;
  const request = file.life.acts.findLast((act) => act.kind === 'closing-asked' || act.kind === 'reopening-asked');
  if (asked === null || !request) return null;
  const approve = async () => {
    const result = await decide.run({ fileId: file.id, approve: true });
    showToast(result.ok ? t(asked === 'close' ? 'files.closedNow' : 'files.reopenedNow') : errorText(result.error), !result.ok);
  };
  return (
    <Notice tone="warn">
      <div className="row row-spread" data-testid="asked">
        <span>{t(`files.asks_${asked}`, { post: name(request.actor.post), remarks: request.remarks })}</span>
        {approves ? (
          <span className="row">
            <Button onPress={() => setRefusing(true)} testId="refuse-request">
              {t('files.refuse')}
            </Button>
            <Button kind="primary" icon="check" disabled={decide.busy} onPress={() => void approve()} testId="approve-request">
              {t('files.approve')}
            </Button>
          </span>
        ) : null}
      </div>
      {refusing ? (
        <ReasonDialog
          name="refuse-request"
          title={t('files.refuseTitle')}
          action={t('files.refuse')}
          run={(remarks) => decide.run({ fileId: file.id, approve: false, remarks })}
          error={decide.error}
          done={t('files.refusedNow')}
          onClose={() => setRefusing(false)}
        />
      ) : null}
    </Notice>
  );
}

/** A file of another office: what may be done with it here. */
function OfAnotherOffice({ file }: Props) {
  const { t, name } = useLanguage();
  if (file.office === null) return null;
  return (
    <Notice>
      <span data-testid="file-of-office">{t('offices.fileOf', { office: name(file.office) })}</span>
    </Notice>
  );
}

/** Where the work of this file goes on, if not here. */
function Elsewhere({ file }: Props) {
  const { t, day } = useLanguage();
  const { standing, main, attachedTo, volumes } = file.life;
  const newest = volumes.at(-1);
  const other = attachedTo ?? (standing.kind === 'part' ? main : standing.state === 'continued' ? newest : null);
  const label = attachedTo ? t('files.attachedTo') : standing.state === 'continued' ? t('files.tag_continued') : t('files.mainFile');
  return (
    <>
      {standing.state === 'parked' ? <Notice>{standing.bringUpOn ? t('files.parkedUntil', { day: day(standing.bringUpOn) }) : t('files.parkedNotice')}</Notice> : null}
      {standing.state === 'binned' ? <Notice tone="warn">{t('bin.noticeFile')}</Notice> : null}
      {other ? (
        <p className="row soft file-elsewhere">
          {label}
          <Button kind="quiet" icon="file" onPress={() => goTo({ screen: 'file', fileId: other.id })} testId="other-file">
            <NumberText text={other.number} />
          </Button>
        </p>
      ) : null}
    </>
  );
}

/** What the reader of a file must know before he reads on. */
export function FileNotices({ file }: Props) {
  const { t } = useLanguage();
  return (
    <div className="file-notices">
      <OfAnotherOffice file={file} />
      <RemarksNotice file={file} />
      <Asked file={file} />
      <Elsewhere file={file} />
      {file.life.volumeSuggested ? <Notice tone="warn">{t('files.volumeSuggested', { pages: file.life.pages })}</Notice> : null}
    </div>
  );
}
