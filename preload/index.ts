import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { OfficeBridge } from './office-bridge.ts';

const languageSwitch = '--office-language=';

/** Ports can't cross the context bridge: each goes on once, as a message that only this page receives. */
ipcRenderer.on('office:port', (event, kind: unknown) => {
  if (typeof kind === 'string') window.postMessage(kind, window.location.origin, event.ports);
});

const bridge: OfficeBridge = {
  connect: () => ipcRenderer.send('office:connect'),
  pathForFile: (file) => webUtils.getPathForFile(file),
  startLanguage: () => process.argv.find((argument) => argument.startsWith(languageSwitch))?.slice(languageSwitch.length) ?? null,
};

contextBridge.exposeInMainWorld('office', bridge);
