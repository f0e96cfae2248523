import type { DragEvent } from 'react';
import { useRef, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

type Props = { readonly busy: boolean; readonly onFile: (file: File) => void };

/** A place to drop a PDF or a photograph of a letter, or to choose one. */
export function FileDrop({ busy, onFile }: Props) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !busy) onFile(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={over ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      data-testid="file-drop"
    >
      <Icon name="verify" />
      <p>{busy ? t('verify.page.working') : t('verify.page.fileHint')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,image/png,image/jpeg"
        data-testid="verify-file"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <Button kind="primary" disabled={busy} onPress={() => input.current?.click()}>
        {t('checks.chooseFile')}
      </Button>
    </div>
  );
}
