import { isAbsolute, resolve } from 'node:path';

export type LaunchOptions = {
  /** The desk's data folder, when not the user's usual one. */
  readonly dataFolder: string | undefined;
  readonly printServer: boolean;
  readonly selfTest: boolean;
};

/** Reads `--data=FOLDER` (or DAFTAR_DATA), `--print-server` and `--self-test`; everything else is Chromium's. */
export function readLaunchOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): LaunchOptions {
  const folder = args.find((argument) => argument.startsWith('--data='))?.slice('--data='.length) || env['DAFTAR_DATA'];
  return {
    dataFolder: folder ? (isAbsolute(folder) ? folder : resolve(folder)) : undefined,
    printServer: args.includes('--print-server'),
    selfTest: args.includes('--self-test'),
  };
}
