import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

/** Lays a file aside, until a day or until it is taken up. */
export function ParkDialog({ file, onClose }: { readonly file: FileView; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [day, setDay] = useState<string | null>(null);
  const park = useCommand('files.park');
  const wrongDay = park.error?.code === 'badInput' && park.error.params?.['field'] === 'bringUpOn';
  return (
    <ReasonDialog
      name="park"
      title={t('files.park')}
      action={t('files.park')}
      text={t('files.parkText')}
      run={(reason) => park.run({ fileId: file.id, reason, ...(day ? { bringUpOn: day } : {}) })}
      error={wrongDay ? null : park.error}
      done={t('files.tag_parked')}
      onClose={onClose}
    >
      <DateField label={t('files.bringUpOn')} value={day} onChange={setDay} optional error={wrongDay ? t('files.bringUpLater') : undefined} testId="bring-up" />
    </ReasonDialog>
  );
}
