import { useState } from 'react';
import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { useMay } from '../../data/session.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { ChaseDialog, EnclosuresCameDialog, NoteMissingDialog } from './enclosure-dialogs.tsx';

type Props = { readonly receipt: ReceiptView };
type Act = 'missing' | 'chase' | 'came';

/** Enclosures that did not come: what is awaited, and for those who look after it what can be done (row 6). */
export function EnclosuresAwaited({ receipt }: Props) {
  const { t } = useLanguage();
  const works = useMay('dak.work') && receipt.canChase;
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  if (receipt.enclosuresMissing === 0) return null;
  return (
    <Notice tone="warn">
      <div className="stack stack-tight" data-testid="enclosures-awaited">
        <p className="strong">{t('dak.awaited', { count: receipt.enclosuresMissing })}</p>
        {receipt.missingEnclosures ? (
          <p>
            <ScriptText text={receipt.missingEnclosures} />
          </p>
        ) : null}
        {works ? (
          <div className="row">
            <Button icon="clock" onPress={() => setAct('chase')} testId="enclosures-chase">
              {t('dak.chase')}
            </Button>
            <Button icon="check" onPress={() => setAct('came')} testId="enclosures-came">
              {t('dak.came')}
            </Button>
          </div>
        ) : null}
      </div>
      {act === 'chase' ? <ChaseDialog receipt={receipt} onClose={close} /> : null}
      {act === 'came' ? <EnclosuresCameDialog receipt={receipt} onClose={close} /> : null}
    </Notice>
  );
}

/** Says that enclosures are missing which the entry did not say. */
export function NoteMissing({ receipt }: Props) {
  const { t } = useLanguage();
  const works = useMay('dak.work') && receipt.canChase;
  const [open, setOpen] = useState(false);
  if (!works || receipt.enclosuresMissing >= receipt.enclosures) return null;
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)} testId="enclosures-missing">
        {t('dak.noteMissing')}
      </Button>
      {open ? <NoteMissingDialog receipt={receipt} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Reminders, and what came after them, as notes of their days. */
export function EnclosureNotes({ receipt }: Props) {
  const { t, name, day } = useLanguage();
  if (receipt.enclosureNotes.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h2>{t('dak.enclosures')}</h2>
      <ol className="plain" data-testid="enclosure-notes">
        {receipt.enclosureNotes.map((note) => (
          <li key={note.id} className="receipt-movement">
            <p>
              <span className="soft number">{day(note.on)}</span> <span className="strong">{t(`dak.enclosureNote_${note.kind}`, { count: note.count })}</span> · {name(note.by.post)}
            </p>
            {note.remarks ? (
              <p>
                <ScriptText text={note.remarks} />
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
