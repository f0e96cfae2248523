import type { Desk } from '../desk.ts';
import type { PrintablePage } from '../pages/letter-page.ts';
import { countPages } from '../pdf/letter-pipeline.ts';
import { Refusal } from '../refusal.ts';

/** Lays one document out and prints it as it is; refuses with `layoutUnavailable` or `layoutFailed`. */
export async function printPage(desk: Desk, page: PrintablePage): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  if (!desk.layout) throw new Refusal('layoutUnavailable');
  const laidOut = await desk.layout.open(page.html);
  try {
    const bytes = await laidOut.print({ footer: page.footer, ...(page.size ? { size: page.size } : {}) });
    return { bytes, pages: await countPages(bytes) };
  } finally {
    await laidOut.close();
  }
}
