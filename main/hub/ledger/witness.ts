/** Under which name the server of a database cosigns. */
export const witnessName = (instance: string): string => `daftar-hub/${instance}`;
