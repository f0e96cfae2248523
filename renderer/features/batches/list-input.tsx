import { useRef } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly csv: string; readonly onChange: (csv: string) => void };

/** The list of addressees: chosen as a CSV file or pasted from a spreadsheet. */
export function ListInput({ csv, onChange }: Props) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (file) onChange(await file.text());
  };
  return (
    <div className="stack">
      <div className="row">
        <input ref={input} type="file" accept=".csv,.txt,text/csv" hidden data-testid="csv-file" onChange={(event) => void read(event.target.files?.[0])} />
        <Button icon="file" onPress={() => input.current?.click()}>
          {t('batches.chooseFile')}
        </Button>
        <span className="soft small">{t('batches.listHint')}</span>
      </div>
      <TextField label={t('batches.paste')} value={csv} onChange={onChange} lines={6} testId="csv-text" />
    </div>
  );
}
