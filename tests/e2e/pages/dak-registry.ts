import { expect } from './hands.ts';
import { goTo } from './session.ts';
import { button, dialog, type Visit } from './visit.ts';

/** An e-mail with a PDF that is kept and a program that is not. */
export function mailFile(subject: string, pdf: Uint8Array): { name: string; type: string; bytes: Uint8Array } {
  const part = (name: string, bytes: Uint8Array) => [
    '--edge',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(bytes).toString('base64').replaceAll(/.{76}/gu, '$&\r\n'),
  ];
  const lines = [
    'From: "Example Clerk" <clerk@example.invalid>',
    'To: office@example.invalid',
    `Subject: =?utf-8?B?${Buffer.from(`${subject}\u202E`).toString('base64')}?=`,
    'Date: Wed, 18 Nov 2026 06:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="edge"',
    '',
    '--edge',
    'Content-Type: text/plain; charset=utf-8',
    '',
    subject,
    '',
    'The street is dark since Monday.',
    ...part('estimate.pdf', pdf),
    ...part('setup.exe', Buffer.from('MZ a program')),
    '--edge--',
    '',
  ];
  return { name: 'mail.eml', type: 'message/rfc822', bytes: Buffer.from(lines.join('\r\n')) };
}

/** Adds a main category on the office's screen; its name in the first language. */
export async function addCategory(visit: Visit, name: string): Promise<void> {
  const { window, hands } = visit;
  await goTo(visit, 'office');
  await hands.press(window.getByTestId('add-category'));
  await hands.write(dialog(visit).getByRole('textbox').first(), name);
  await hands.press(window.getByTestId('add-category-confirm'));
  await expect(window.getByTestId('category-line').filter({ hasText: name })).toBeVisible();
}

/** Opens one of the registry's lists by the menu of the dak. */
export async function openRegistryList(visit: Visit, list: 'acknowledgements' | 'invoices'): Promise<void> {
  const { window, hands } = visit;
  await goTo(visit, 'dak');
  await hands.choose(window.getByTestId('registry'), window.getByTestId(`act-${list}`));
  await expect(window.getByTestId(list)).toBeVisible();
}

/** Notes a reminder, and then that all that was missing came. */
export async function chaseAndReceive(visit: Visit, how: string, onScreen: () => Promise<void>): Promise<void> {
  const { window, hands } = visit;
  await hands.press(window.getByTestId('enclosures-chase'));
  await hands.write(window.getByTestId('chase-remarks'), how);
  await hands.press(window.getByTestId('chase-confirm'));
  await expect(window.getByTestId('enclosure-notes')).toContainText(how);
  await onScreen();
  await hands.press(window.getByTestId('enclosures-came'));
  await hands.press(window.getByTestId('came-confirm'));
  await expect(window.getByTestId('enclosures-awaited')).toBeHidden();
}

/** Closes the paper in front. */
export async function closePaper(visit: Visit): Promise<void> {
  await visit.hands.press(button(visit, 'frame.close', dialog(visit)));
  await expect(dialog(visit)).toBeHidden();
}
