import type { ReceiptFolder, ReceiptRow, Sender } from '../../../preload/contract/dak.ts';
import type { RequestInput } from '../../../preload/contract/index.ts';

export type ShownFolder = Exclude<ReceiptFolder, 'desk' | 'own'>;
export const folders: readonly ShownFolder[] = ['inbox', 'copies', 'due', 'followed', 'created', 'sent', 'all'];
export const deliveryModes: readonly RequestInput<'dak.diarise'>['deliveryMode'][] = ['hand', 'ordinary', 'registered', 'speed-post', 'courier', 'fax', 'e-mail', 'e-office'];
export const gradings: readonly ReceiptRow['classification'][] = ['normal', 'confidential', 'secret', 'top-secret'];
export const urgencies: readonly ReceiptRow['urgency'][] = ['routine', 'priority', 'immediate', 'most-immediate'];

export const senderTypes: readonly Sender['type'][] = ['', 'government', 'public-body', 'court', 'legislator', 'organisation', 'citizen', 'other'];

/** Who sent it, in one line. */
export function senderLine({ name, designation, organisation, city }: Sender): string {
  return [name, designation, organisation, city].filter((part) => part !== '').join(' · ');
}
