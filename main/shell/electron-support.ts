/**
 * Electron supports its latest three majors. Dated table: on 2026-11-21 these are 43, 44 and 45; the
 * 43 line ends in January 2027.
 */
export const oldestSupportedMajor = 43;

export function isSupportedElectron(version: string): boolean {
  return Number(version.split('.')[0]) >= oldestSupportedMajor;
}
