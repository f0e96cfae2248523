import { protectorOver, type SecretProtector } from '../core/keys/secret-protector.ts';
import { startAppServer, type AppToRun } from './app-server.ts';

/**
 * The operating system's keystore for a plain Node program: the app opens what it protected. It runs in the desk's own folder,
 * because on Windows the keystore's key lies among Chromium's files there, and ends at once. A plain secret is left as it is: the
 * app protects it when it is next started, which costs no start of the app for each command.
 */
export function createSecretClient(app: AppToRun | undefined, deskFolder: string): SecretProtector {
  return {
    protect: () => Promise.resolve(null),
    reveal: async (wrapped) => {
      if (!app) return null;
      const server = await startAppServer(app, deskFolder);
      try {
        return await protectorOver(server.ask).reveal(wrapped);
      } finally {
        await server.end();
      }
    },
  };
}
