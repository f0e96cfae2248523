import type { WebPreferences } from 'electron';

/** The preferences of every window. What is left at Electron's safe default is not named here. */
export function webPreferences(preload: string, options: { readonly partition?: string; readonly developer: boolean }): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    spellcheck: false,
    devTools: options.developer,
    ...(options.partition ? { partition: options.partition } : {}),
  };
}
