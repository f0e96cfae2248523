/** The only origin that pages of the app have; nothing else is ever loaded. */
export const appScheme = 'app';
export const appHost = 'office';
export const appOrigin = `${appScheme}://${appHost}`;

/** True for an address of the app itself; a look-alike host (`app://office.evil`) is not. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
}
