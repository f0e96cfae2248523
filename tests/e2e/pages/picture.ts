import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookAt, lookName } from '../screens/looks.ts';

/** Where somebody who wants to see the screens of a test finds their pictures. */
export const pictures = process.env['DAFTAR_PICTURES'];

/** Pictures of a window, `<name>-<width>-<zoom>.png`, on both desktops and at both sizes of writing; none where nobody wants to see. */
export async function takePictures(window: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await lookAt(window, {
    seen: (look, png) => {
      writeFileSync(join(pictures, `${name}-${lookName(look)}.png`), png);
      return Promise.resolve();
    },
  });
}
