import { inRoot } from './paths.mjs';
import { readRuntime, runtimeEnvironment } from './runtime.mjs';

/**
 * How the scripts start the app from the checkout. Chromium refuses to run as root with its sandbox; root
 * is met in containers and test machines only, and nothing that is shipped carries this switch.
 */
export function electronCommand(args = []) {
  const runtime = readRuntime();
  const asRoot = process.platform === 'linux' && process.getuid() === 0;
  const env = { ...process.env, ...runtimeEnvironment(runtime) };
  delete env.ELECTRON_RUN_AS_NODE;
  return { command: runtime.electron.executable, args: [...(asRoot ? ['--no-sandbox'] : []), inRoot(), ...args], env };
}
