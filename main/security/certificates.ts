import type { App } from 'electron';

/** A certificate that Chromium does not accept is never accepted; there is no way around it. */
export function refuseBadCertificates(app: App): void {
  app.on('certificate-error', (event, _contents, _address, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
}
