import { useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n/language-provider.tsx';
import { IconButton } from './button.tsx';

type Toast = { readonly id: string; readonly text: string; readonly failed: boolean };

const shownMs = 4_000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];

function move(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

function remove(id: string): void {
  move(toasts.filter((toast) => toast.id !== id));
}

/** Says for a few seconds that something was done, in place of what was said before; failures stay until closed. */
export function showToast(text: string, failed = false): void {
  const toast = { id: crypto.randomUUID(), text, failed };
  move([...toasts.filter((other) => other.failed).slice(-2), toast]);
  if (!failed) setTimeout(() => remove(toast.id), shownMs);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The corner in which short messages stand. */
export function Toasts() {
  const { t } = useLanguage();
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={toast.failed ? 'toast toast-failed' : 'toast'} data-testid="toast">
          <p>{toast.text}</p>
          <IconButton icon="close" label={t('frame.close')} onPress={() => remove(toast.id)} />
        </div>
      ))}
    </div>
  );
}
