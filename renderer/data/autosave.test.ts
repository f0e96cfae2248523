import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, longestMs, quietMs } from './autosave.ts';

describe('autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function recorder() {
    const saved: string[] = [];
    const autosave = createAutosave<string>((value) => {
      saved.push(value);
      return Promise.resolve({ ok: true, value: { savedAt: Date.now() } });
    });
    return { saved, autosave };
  }

  it('saves the newest text once typing stops', async () => {
    const { saved, autosave } = recorder();
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(quietMs / 2);
    autosave.change('ab');
    await vi.advanceTimersByTimeAsync(quietMs);
    expect(saved).toEqual(['ab']);
    expect(autosave.state().status).toBe('saved');
  });

  it('saves within three seconds even while typing never stops', async () => {
    const { saved, autosave } = recorder();
    for (let typed = 0; typed < 30; typed += 1) {
      autosave.change(String(typed));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved.length).toBeGreaterThan(0);
    expect(longestMs).toBeLessThan(3_000);
  });

  it('keeps what was typed when the core is away and saves it when it is back', async () => {
    let away = true;
    const saved: string[] = [];
    const autosave = createAutosave<string>((value) => {
      if (away) return Promise.resolve({ ok: false, error: { code: 'coreRestarting' } });
      saved.push(value);
      return Promise.resolve({ ok: true, value: { savedAt: 1 } });
    });
    autosave.change('kept');
    await vi.advanceTimersByTimeAsync(quietMs);
    expect(autosave.state().status).toBe('failed');
    away = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saved).toEqual(['kept']);
    expect(autosave.state().status).toBe('saved');
  });

  it('saves at once what was typed while a save was under way', async () => {
    const saved: string[] = [];
    let finish = () => {};
    const autosave = createAutosave<string>((value) => {
      saved.push(value);
      return new Promise((resolve) => {
        finish = () => resolve({ ok: true, value: { savedAt: 1 } });
      });
    });
    autosave.change('first');
    const flushed = autosave.flush();
    autosave.change('second');
    finish();
    await vi.advanceTimersByTimeAsync(0);
    finish();
    expect(await flushed).toBe(true);
    expect(saved).toEqual(['first', 'second']);
  });

  it('gives what is unsaved to the act that ends the draft, once what is being saved is saved', async () => {
    const { saved, autosave } = recorder();
    autosave.change('first');
    void autosave.flush();
    autosave.change('first and last');
    expect(await autosave.take()).toBe(null);
    expect(saved).toEqual(['first', 'first and last']);
    autosave.change('once more');
    expect(await autosave.take()).toBe('once more');
    await vi.advanceTimersByTimeAsync(longestMs);
    expect(saved).toEqual(['first', 'first and last']);
    autosave.change('once more');
    await vi.advanceTimersByTimeAsync(quietMs);
    expect(saved.at(-1)).toBe('once more');
  });
});
