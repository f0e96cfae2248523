import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { fuses } from '../../main/security/fuses.ts';

/** Fuses that an older Electron does not have yet stay out; every fuse it has must be in the table. */
export async function flipAllFuses(executable, { forTests = false } = {}) {
  const present = await fuseNames(executable);
  const wanted = Object.fromEntries(present.map((name) => [FuseV1Options[name], wantedState(name, forTests)]));
  await flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: present.length === Object.keys(fuses).length, ...wanted });
}

/** What is burnt into the executable: `{name: true | false}`. */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const present = await fuseNames(executable);
  return Object.fromEntries(present.map((name) => [name, wire[FuseV1Options[name]] === FuseState.ENABLE]));
}

/** Playwright drives the app through its inspector, which the shipped app has not. */
function wantedState(name, forTests) {
  if (!(name in fuses)) throw new Error(`main/security/fuses.ts does not say what the fuse ${name} must be`);
  return name === 'EnableNodeCliInspectArguments' && forTests ? true : fuses[name];
}

async function fuseNames(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.keys(FuseV1Options)
    .filter((key) => Number.isNaN(Number(key)))
    .filter((name) => wire[FuseV1Options[name]] !== undefined && wire[FuseV1Options[name]] !== FuseState.REMOVED);
}
