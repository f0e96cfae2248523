import type { FileRow } from '../../../preload/contract/files.ts';

export const gradings: readonly FileRow['classification'][] = ['normal', 'confidential', 'secret', 'top-secret'];
export const urgencies: readonly FileRow['urgency'][] = ['routine', 'priority', 'immediate', 'most-immediate'];
