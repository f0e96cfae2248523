import { useState } from 'react';
import type { DeskView } from '../../../preload/contract/network.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readAddresses, writeAddress } from '../../data/addresses-text.ts';
import { useDeskName } from './desk-name.ts';

type Props = { readonly desk: DeskView; readonly onClose: () => void };

const reasons = ['lost', 'retired', 'compromised'] as const;

/** Takes a desk off the list, for ever. */
export function RevokeDialog({ desk, onClose }: Props) {
  const { t } = useLanguage();
  const deskName = useDeskName();
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const revoke = useCommand('network.revokeDesk');
  const submit = async () => {
    if (reason === null) return;
    const result = await revoke.run({ deskId: desk.id, reason });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="revoke-desk" title={t('network.revokeOf', { desk: deskName(desk) })} action={t('network.revokeNow')} ready={reason !== null && !revoke.busy} error={revoke.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('network.revokeText')}</p>
      <Choices label={t('network.reason')} options={reasons.map((id) => ({ id, label: t(`network.reason_${id}`) }))} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** Lets a post work at another desk from now on. */
export function MovePostDialog({ desk, onClose }: Props) {
  const { t, name } = useLanguage();
  const deskName = useDeskName();
  const { value: structure } = useOfficeQuery('office.structure', {});
  const [postId, setPostId] = useState<string | null>(null);
  const move = useCommand('network.movePost');
  const here = new Set(desk.posts.map(({ id }) => id));
  const options = (structure?.posts ?? []).filter(({ id }) => !here.has(id)).map((post) => ({ id: post.id, label: name(post.name), detail: post.code }));
  const submit = async () => {
    if (postId === null) return;
    const result = await move.run({ postId, deskId: desk.id });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="move-post" title={t('network.movePostOf', { desk: deskName(desk) })} action={t('network.moveNow')} ready={postId !== null && !move.busy} error={move.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('network.movePostText')}</p>
      {structure ? <ComboField label={t('network.post')} options={options} value={postId} onChange={setPostId} empty={t('frame.nothingFound')} autoFocus testId="moved-post" /> : null}
    </FormDialog>
  );
}

/** Fixed addresses of a desk, for networks in which desks don't find each other. */
export function AddressesDialog({ desk, onClose }: Props) {
  const { t } = useLanguage();
  const deskName = useDeskName();
  const [text, setText] = useState(desk.addresses.map(writeAddress).join('\n'));
  const set = useCommand('network.setAddresses');
  const { addresses, wrong } = readAddresses(text);
  const submit = async () => {
    const result = await set.run({ deskId: desk.id, addresses: addresses.map(({ host, port }) => ({ host, port })) });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="desk-addresses" title={t('network.addressesOf', { desk: deskName(desk) })} action={t('network.keepAddresses')} ready={wrong === null && addresses.length <= 8 && !set.busy} error={set.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('network.addressesText')}</p>
      <TextField label={t('network.address')} value={text} onChange={setText} lines={4} leftToRight autoFocus error={wrong === null ? undefined : t('network.addressesWrong', { line: wrong })} testId="desk-addresses" />
    </FormDialog>
  );
}
