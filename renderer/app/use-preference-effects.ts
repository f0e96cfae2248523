import { useEffect } from 'react';
import type { Preferences } from '../../preload/contract/system.ts';
import { askShell } from '../data/ask-shell.ts';

/** Carries the reader's choices to what stands outside the page: menus, zoom, the desktop's light or dark. */
export function usePreferenceEffects(preferences: Preferences | undefined): void {
  const language = preferences?.language;
  const theme = preferences?.theme;
  const zoom = preferences?.zoom;
  useEffect(() => {
    if (language) void askShell('shell.setLanguage', { language });
  }, [language]);
  useEffect(() => {
    if (theme === undefined) return;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    void askShell('shell.setTheme', { theme });
  }, [theme]);
  useEffect(() => {
    if (zoom !== undefined) void askShell('shell.setZoom', { factor: zoom });
  }, [zoom]);
}
