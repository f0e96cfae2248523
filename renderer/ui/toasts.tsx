import { useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button, IconButton } from './button.tsx';

type Undo = { readonly name: string; readonly run: () => void };
type Toast = { readonly id: string; readonly text: string; readonly failed: boolean; readonly undo?: Undo };

const shownMs = 4_000;
const undoMs = 10_000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];

function move(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

function remove(id: string): void {
  move(toasts.filter((toast) => toast.id !== id));
}

function show(toast: Toast, forMs: number | null): void {
  move([...toasts.filter((other) => other.failed).slice(-2), toast]);
  if (forMs !== null) setTimeout(() => remove(toast.id), forMs);
}

/** Says for a few seconds that something was done, in place of what was said before; failures stay until closed. */
export function showToast(text: string, failed = false): void {
  show({ id: crypto.randomUUID(), text, failed }, failed ? null : shownMs);
}

/** Says that something was done which can be taken back while it is said: by its button, or by Ctrl Z. Never for what stands in the ledger for others. */
export function showUndo(text: string, name: string, run: () => void): void {
  show({ id: crypto.randomUUID(), text, failed: false, undo: { name, run } }, undoMs);
}

function undo(toast: Toast): void {
  remove(toast.id);
  toast.undo?.run();
}

/** Takes back what was done last, if that is still offered; says whether. */
export function undoLast(): boolean {
  const last = toasts.findLast((toast) => toast.undo !== undefined);
  if (last === undefined) return false;
  undo(last);
  return true;
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
          {toast.undo ? (
            <Button onPress={() => undo(toast)} testId="undo">
              {toast.undo.name}
            </Button>
          ) : null}
          <IconButton icon="close" label={t('frame.close')} onPress={() => remove(toast.id)} />
        </div>
      ))}
    </div>
  );
}
