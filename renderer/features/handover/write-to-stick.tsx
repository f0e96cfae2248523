import type { NamedDesk } from '../../../preload/contract/handover.ts';
import { useMay } from '../../data/session.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useNamedDesk } from './desk-name.ts';
import { useParcelWriting } from './write-parcel.ts';

type Props = { readonly thing: { readonly id: string; readonly number: string; readonly desk: NamedDesk } };

/** For a file that waits: into a sealed parcel, so that somebody can carry it. */
export function WriteToStick({ thing: { id, number, desk } }: Props) {
  const { t } = useLanguage();
  const nameOf = useNamedDesk();
  const works = useMay('dak.work');
  const { busy, error, write } = useParcelWriting();
  if (!works) return null;
  const run = async () => {
    if (await write({ id, number })) showToast(t('handover.written', { desk: nameOf(desk) }));
  };
  return (
    <>
      <Button kind="quiet" icon="save" disabled={busy} onPress={() => void run()} testId="write-parcel">
        {busy ? t('frame.working') : t('handover.writeStick')}
      </Button>
      <ErrorNotice error={error} />
    </>
  );
}
