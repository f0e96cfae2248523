import { useState } from 'react';
import type { Structure } from '../../../preload/contract/office.ts';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

type Props = { readonly post: Structure['posts'][number]; readonly persons: Structure['persons']; readonly onClose: () => void };

/** Handing over charge of a post: for good, or acting for a while beside the holder. */
export function GiveChargeDialog({ post, persons, onClose }: Props) {
  const { t, name } = useLanguage();
  const [personId, setPersonId] = useState<string | null>(null);
  const [kind, setKind] = useState<'substantive' | 'acting'>('substantive');
  const [from, setFrom] = useState<string | null>(today());
  const [until, setUntil] = useState<string | null>(null);
  const [order, setOrder] = useState('');
  const give = useCommand('office.giveCharge');
  const backwards = from !== null && until !== null && until < from;
  const submit = async () => {
    if (personId === null || from === null) return;
    const result = await give.run({ postId: post.id, personId, kind, from, ...(until ? { until } : {}), ...(order.trim() ? { orderNumber: order.trim() } : {}) });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="office" title={t('office.giveChargeOf', { post: name(post.name) })} action={t('office.giveNow')} ready={personId !== null && from !== null && !backwards && !give.busy} error={give.error} onClose={onClose} onSubmit={() => void submit()}>
      <ComboField label={t('office.person')} options={persons.map((person) => ({ id: person.id, label: name(person.name) }))} value={personId} onChange={setPersonId} empty={t('frame.nothingFound')} autoFocus testId="charge-person" />
      <Choices
        label={t('office.chargeKind')}
        options={[
          { id: 'substantive', label: t('office.substantive') },
          { id: 'acting', label: t('office.acting') },
        ]}
        value={kind}
        onChange={setKind}
      />
      <p className="soft small">{t(kind === 'substantive' ? 'office.substantiveHint' : 'office.actingHint')}</p>
      <div className="columns-2">
        <DateField label={t('frame.from')} value={from} onChange={setFrom} />
        <DateField label={t('frame.until')} value={until} onChange={setUntil} optional error={backwards ? t('office.untilBeforeFrom') : undefined} />
      </div>
      <TextField label={t('office.orderNumber')} value={order} onChange={setOrder} optional maxLength={300} leftToRight />
    </FormDialog>
  );
}
