export type NetworkAddress = { readonly host: string; readonly port: number };

const addressLine = /^(?:\[(?<six>[0-9A-Za-z:.%_-]+)\]|(?<host>[0-9A-Za-z.%_-]{1,253})):(?<port>\d{1,5})$/u;

/** One address with its port, as people write it (`192.168.1.20:32382`, `[fe80::1]:32382`); null for anything else. `port` where none is written. */
export function readAddress(typed: string, port?: number): NetworkAddress | null {
  const text = typed.trim();
  const whole = port === undefined || addressLine.test(text) ? text : `${text}:${port}`;
  const { six, host, port: digits } = addressLine.exec(whole)?.groups ?? {};
  const number = Number(digits);
  const at = six ?? host;
  return at !== undefined && number >= 1 && number <= 65_535 ? { host: at, port: number } : null;
}

/** An address as people write it. */
export const writeAddress = ({ host, port }: NetworkAddress): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);

/** The addresses of a text, one a line; or the first line that is none. */
export function readAddresses(text: string): { readonly addresses: readonly NetworkAddress[]; readonly wrong: string | null } {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const read = lines.map((line) => ({ line, address: readAddress(line) }));
  return { addresses: read.flatMap(({ address }) => (address ? [address] : [])), wrong: read.find(({ address }) => address === null)?.line ?? null };
}
