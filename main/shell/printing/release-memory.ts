import { Session } from 'node:inspector/promises';
import type { BrowserWindow } from 'electron';

/**
 * Lets go of past documents, in the hidden window's process and of their PDFs in this one: both would keep them while the machine
 * has memory to spare, some 60 MiB here and hundreds there. A window that does not answer is not used again.
 */
export async function releaseMemory(window: BrowserWindow): Promise<void> {
  await collectOwnGarbage();
  if (window.isDestroyed()) return;
  const { debugger: inspector } = window.webContents;
  try {
    if (!inspector.isAttached()) inspector.attach();
    await inspector.sendCommand('HeapProfiler.collectGarbage');
    await inspector.sendCommand('Memory.simulatePressureNotification', { level: 'critical' });
  } catch {
    window.destroy();
  }
}

async function collectOwnGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}
