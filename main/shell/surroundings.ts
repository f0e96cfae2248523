import { app, session } from 'electron';
import { serveApp } from '../security/app-protocol.ts';
import { hardenSession } from '../security/harden.ts';
import { findAppPaths, type AppPaths } from './app-paths.ts';

/** Finds the app's parts, and makes the usual session safe and able to serve them. */
export function prepareSurroundings(): AppPaths {
  const paths = findAppPaths({ appPath: app.getAppPath(), packaged: app.isPackaged, resourcesPath: process.resourcesPath, env: process.env });
  hardenSession(session.defaultSession);
  serveApp(session.defaultSession, paths.roots);
  return paths;
}
