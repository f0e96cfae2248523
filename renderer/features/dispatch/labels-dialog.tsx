import { useState } from 'react';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Choices } from '../../ui/choices.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import type { ActProps } from './dispatch-acts.tsx';

/** Envelopes or a sheet of labels for the lines marked. */
export function LabelsDialog({ lines, onClose }: ActProps) {
  const { t } = useLanguage();
  const [kind, setKind] = useState<'envelope' | 'label'>('label');
  const paper = useOfficeQuery('dispatch.labelsPdf', { lineIds: lines.map((line) => line.id), kind }, { keepPrevious: true });
  return (
    <PaperDialog title={t('dispatch.labels')} paper={paper} purpose="register" onClose={onClose}>
      <Choices
        label={t('dispatch.labelKind')}
        options={[
          { id: 'label', label: t('dispatch.labelSheet') },
          { id: 'envelope', label: t('dispatch.envelopes') },
        ]}
        value={kind}
        onChange={setKind}
      />
    </PaperDialog>
  );
}
