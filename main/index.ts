import { app } from 'electron';
import { registerAppScheme } from './security/app-protocol.ts';
import { hardenApp } from './security/harden.ts';
import { sandboxIsMissing } from './security/sandbox-required.ts';
import { openDesktop } from './shell/desktop.ts';
import { readLaunchOptions } from './shell/launch-options.ts';
import { runPrintServer } from './shell/print-server.ts';

/** Boot order: lock, protocol, hardening, core, window. */
const options = readLaunchOptions(process.argv, process.env);
if (options.dataFolder) app.setPath('userData', options.dataFolder);

const unsafe = sandboxIsMissing({
  packaged: app.isPackaged,
  withoutSandbox: app.commandLine.hasSwitch('no-sandbox'),
  userId: process.getuid?.(),
  env: process.env,
});
if (unsafe) {
  process.stderr.write('Daftar does not run with --no-sandbox.\n');
  app.exit(1);
}

const isFirst = options.printServer || app.requestSingleInstanceLock();
if (isFirst) {
  registerAppScheme();
  hardenApp(app);
  void app.whenReady().then(() => (options.printServer ? runPrintServer() : openDesktop(options)));
} else {
  app.quit();
}
