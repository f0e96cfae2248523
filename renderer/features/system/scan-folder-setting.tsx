import { useScanFolder } from '../../data/use-scan-folder.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';

/** Where the scanner of this desk writes to. */
export function ScanFolderSetting() {
  const { t } = useLanguage();
  const { folder, known, choose, forget } = useScanFolder();
  if (!known) return null;
  return (
    <div className="field">
      <span className="field-label">{t('attachments.folder')}</span>
      {folder === null ? null : (
        <bdi className="small setting-path" dir="ltr">
          {folder}
        </bdi>
      )}
      <div className="row">
        <Button onPress={() => void choose()} testId="setting-scan-folder">
          {t(folder === null ? 'attachments.chooseFolder' : 'attachments.changeFolder')}
        </Button>
        {folder === null ? null : <Button onPress={forget}>{t('attachments.forgetFolder')}</Button>}
      </div>
    </div>
  );
}
