import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Preferences } from '../../../preload/contract/system.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { allLanguages, languageNames } from '../../i18n/locale.ts';
import { IconButton } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ScanFolderSetting } from './scan-folder-setting.tsx';
import './system.css';

const zoomSteps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

function nextZoom(zoom: number, step: 1 | -1): number {
  const candidates = step === 1 ? zoomSteps.filter((candidate) => candidate > zoom + 0.001) : zoomSteps.filter((candidate) => candidate < zoom - 0.001).reverse();
  return candidates[0] ?? zoom;
}

/** Language, digits, light or dark, size: how this reader wants to see the office. */
export function SettingsMenu({ preferences }: { readonly preferences: Preferences }) {
  const { t, number } = useLanguage();
  const set = (change: Partial<Preferences>) => void ask('system.setPreferences', change);
  return (
    <DialogTrigger>
      <IconButton icon="settings" label={t('system.settings')} testId="settings" />
      <Popover className="popover" placement="bottom end">
        <Dialog className="popover-panel" aria-label={t('system.settings')} data-testid="settings-panel">
          <Choices
            label={t('system.language')}
            options={allLanguages.map((language) => ({ id: language, label: languageNames[language] }))}
            value={preferences.language}
            onChange={(language) => set({ language })}
          />
          <Choices
            label={t('system.digits')}
            options={[
              { id: 'latin', label: '0123456789' },
              { id: 'native', label: t('system.digitsNative') },
            ]}
            value={preferences.digits}
            onChange={(digits) => set({ digits })}
          />
          <Choices
            label={t('system.theme')}
            options={[
              { id: 'system', label: t('system.themeSystem') },
              { id: 'light', label: t('system.themeLight') },
              { id: 'dark', label: t('system.themeDark') },
            ]}
            value={preferences.theme}
            onChange={(theme) => set({ theme })}
          />
          <div className="field">
            <span className="field-label">{t('system.zoom')}</span>
            <div className="row">
              <IconButton icon="minus" label={t('system.smaller')} disabled={preferences.zoom <= 0.8} onPress={() => set({ zoom: nextZoom(preferences.zoom, -1) })} />
              <span className="number">{t('pdf.zoom', { percent: number(Math.round(preferences.zoom * 100)) })}</span>
              <IconButton icon="add" label={t('system.larger')} disabled={preferences.zoom >= 2} onPress={() => set({ zoom: nextZoom(preferences.zoom, 1) })} />
            </div>
          </div>
          <ScanFolderSetting />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
