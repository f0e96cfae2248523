import type { ReactNode } from 'react';
import type { ReceiptView, Sender } from '../../../preload/contract/dak.ts';
import { goTo } from '../../data/navigation.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { languageNames } from '../../i18n/locale.ts';
import { Button } from '../../ui/button.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { NoteMissing } from './enclosures-awaited.tsx';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What more is known of a sender than the line that names him. */
function SenderFacts({ sender, typed }: { readonly sender: Sender; readonly typed: (label: string, text: string) => ReactNode }) {
  const { t, language } = useLanguage();
  const together = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', ');
  const country = sender.country === '' ? '' : (new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(sender.country) ?? '');
  return (
    <>
      {typed(t('dak.senderType'), sender.type === '' ? '' : t(`dak.senderType_${sender.type}`))}
      {typed(t('dak.department'), together(sender.department, sender.ministry))}
      {typed(t('dak.address'), together(sender.address, sender.address2, sender.state, sender.postcode, country))}
      {typed(t('dak.email'), sender.email)}
      {typed(t('dak.mobile'), sender.mobile)}
    </>
  );
}

/** What the diary says of a receipt; what was left blank is passed over. */
export function ReceiptFacts({ receipt }: { readonly receipt: ReceiptView }) {
  const { t, name, day, number, moment } = useLanguage();
  const typed = (label: string, text: string) =>
    text === '' ? null : (
      <Fact label={label}>
        <ScriptText text={text} />
      </Fact>
    );
  const { sender, fileId } = receipt;
  return (
    <dl className="facts">
      {typed(t('dak.from'), receipt.from)}
      <SenderFacts sender={sender} typed={typed} />
      {receipt.category ? <Fact label={t('dak.category')}>{[receipt.category, receipt.subcategory].flatMap((text) => (text ? [name(text)] : [])).join(' · ')}</Fact> : null}
      {receipt.addressee ? <Fact label={t('dak.addressee')}>{name(receipt.addressee)}</Fact> : null}
      {typed(t('dak.letterNumber'), receipt.letterNumber)}
      {receipt.letterDate ? <Fact label={t('dak.letterDate')}>{day(receipt.letterDate)}</Fact> : null}
      <Fact label={t('dak.receivedOn')}>{day(receipt.receivedOn)}</Fact>
      <Fact label={t('dak.mode')}>{`${t(`dispatch.mode_${receipt.deliveryMode}`)} · ${t(`dak.form_${receipt.form}`)}`}</Fact>
      <Fact label={t('dak.language')}>{languageNames[receipt.language]}</Fact>
      {receipt.hidden ? null : (
        <Fact label={t('dak.enclosures')}>
          {number(receipt.enclosures)} <NoteMissing receipt={receipt} />
        </Fact>
      )}
      {receipt.acknowledgement === 'none' ? null : <Fact label={t('dak.acknowledgement')}>{t(`dak.acknowledgement_${receipt.acknowledgement}`)}</Fact>}
      {receipt.dueOn ? <Fact label={t('dak.dueOn')}>{day(receipt.dueOn)}</Fact> : null}
      {receipt.hidden ? null : (
        <Fact label={t('dak.trackingCode')}>
          <NumberText text={receipt.trackingCode} />
        </Fact>
      )}
      {receipt.completed ? <Fact label={t('dak.completedBy')}>{`${name(receipt.completed.by.post)}, ${name(receipt.completed.by.person)} · ${moment(receipt.completed.at)}`}</Fact> : null}
      {typed(t('dak.remarks'), receipt.remarks)}
      <Fact label={t('dak.holder')}>{name(receipt.holder)}</Fact>
      {fileId === null ? null : (
        <Fact label={t('files.file')}>
          <Button kind="quiet" icon="file" onPress={() => goTo({ screen: 'file', fileId })} testId="receipt-open-file">
            <NumberText text={receipt.fileNumber} />
          </Button>
        </Fact>
      )}
      {receipt.state === 'disposed' ? typed(t('dak.dispose'), receipt.disposal) : null}
      {receipt.state === 'binned' ? typed(t('dak.state_binned'), receipt.disposal) : null}
    </dl>
  );
}

/** The receipt's way through the office: marked by whom, to which post, received when. */
export function ReceiptMovements({ receipt }: { readonly receipt: ReceiptView }) {
  const { t, name, moment } = useLanguage();
  const { createdBy } = receipt;
  return (
    <section className="stack stack-tight">
      <h2>{t('dak.movements')}</h2>
      <p className="soft">{t('dak.diarisedBy', { person: name(createdBy.person), post: name(createdBy.post), at: moment(receipt.createdAt) })}</p>
      <ol className="plain">
        {receipt.movements.map((movement) => (
          <li key={movement.id} className="receipt-movement" data-testid="receipt-movement">
            <p>
              <span className="soft number">{moment(movement.at)}</span> <span className="strong">{t(`dak.movement_${movement.kind}`)}</span> {t('files.fromTo', { from: name(movement.from.post), person: name(movement.from.person), to: name(movement.to) })}
            </p>
            {movement.remarks ? (
              <p>
                <ScriptText text={movement.remarks} />
              </p>
            ) : null}
            <p className="soft small">{movement.pulledBack ? t('dak.movement_pull-back') : movement.receivedAt === null ? t('dak.notReceived') : t('dak.receivedAt', { at: moment(movement.receivedAt) })}</p>
          </li>
        ))}
      </ol>
      {receipt.copies.length > 0 ? (
        <ul className="plain" data-testid="receipt-copies">
          {receipt.copies.map((copy) => (
            <li key={copy.id} className="receipt-movement">
              <p>
                <span className="soft number">{moment(copy.at)}</span> {t('dak.copySent', { post: name(copy.to) })}
              </p>
              <p className="soft small">{t(`dak.copy_${copy.state}`)}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {receipt.movements.length === 0 ? <p className="soft">{t('dak.noMovements')}</p> : null}
    </section>
  );
}
