import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useRef } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { showToast } from '../toasts.tsx';

/** Ctrl C on a line puts `copied`, one line of text for each row, on the clipboard; text that somebody marked himself goes before. */
export function useCopying(copied: () => string) {
  const { t } = useLanguage();
  const ours = useRef(false);
  /** The browser copies only while something is marked in its own way: the line is, for as long as that takes. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const marks = window.getSelection();
    const wanted = event.code === 'KeyC' && (event.ctrlKey || event.metaKey) && marks?.toString() === '';
    if (!wanted || !(event.target instanceof HTMLElement) || event.target.role !== 'row') return;
    event.preventDefault();
    marks.selectAllChildren(event.target);
    ours.current = true;
    document.execCommand('copy');
    ours.current = false;
    marks.removeAllRanges();
  };
  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (!ours.current) return;
    const text = copied();
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    showToast(t('lists.copied', { count: text === '' ? 0 : text.split('\n').length }));
  };
  return { onKeyDown, onCopy };
}
