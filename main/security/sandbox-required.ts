type Start = {
  readonly packaged: boolean;
  readonly withoutSandbox: boolean;
  readonly userId: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/**
 * True when a shipped app was started with Chromium's sandbox off, as some launchers do on their own where the system allows
 * no user namespaces. Such a start is refused; only our tests may run the packaged app so, and only as root.
 */
export function sandboxIsMissing({ packaged, withoutSandbox, userId, env }: Start): boolean {
  const inTests = userId === 0 && env['DAFTAR_TEST'] === '1';
  return packaged && withoutSandbox && !inTests;
}
