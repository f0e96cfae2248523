import type { MessageKey } from '../i18n/message-key.ts';
import type { Route } from '../data/navigation.ts';
import type { IconName } from '../ui/icon.tsx';

export type Area = {
  readonly id: string;
  readonly name: MessageKey;
  readonly icon: IconName;
  readonly route: Route;
  /** `event.code` of the key pressed with Ctrl. */
  readonly code: string;
  readonly owns: (route: Route) => boolean;
};

const folder = (name: 'inbox' | 'sent' | 'created') => (route: Route) => route.screen === 'files' && route.folder === name;

/** The areas of the desk in the order of a paper's way through the office. */
export const areas: readonly Area[] = [
  { id: 'home', name: 'frame.home', icon: 'check', route: { screen: 'home' }, code: 'Digit0', owns: (route) => route.screen === 'home' },
  { id: 'dak', name: 'frame.dak', icon: 'dak', route: { screen: 'dak' }, code: 'Digit9', owns: (route) => ['dak', 'new-receipt', 'receipt'].includes(route.screen) },
  { id: 'inbox', name: 'frame.inbox', icon: 'inbox', route: { screen: 'files', folder: 'inbox' }, code: 'Digit1', owns: (route) => folder('inbox')(route) || route.screen === 'file' },
  { id: 'sent', name: 'frame.sent', icon: 'sent', route: { screen: 'files', folder: 'sent' }, code: 'Digit2', owns: (route) => folder('sent')(route) || route.screen === 'movement-register' },
  { id: 'created', name: 'frame.created', icon: 'file', route: { screen: 'files', folder: 'created' }, code: 'Digit3', owns: (route) => folder('created')(route) || route.screen === 'bin' },
  { id: 'letters', name: 'frame.letters', icon: 'register', route: { screen: 'letters' }, code: 'Digit4', owns: (route) => route.screen === 'letters' || route.screen === 'letter' },
  { id: 'dispatch', name: 'frame.dispatch', icon: 'dispatch', route: { screen: 'dispatch' }, code: 'Digit5', owns: (route) => route.screen === 'dispatch' },
  { id: 'registers', name: 'frame.registers', icon: 'table', route: { screen: 'registers' }, code: 'KeyR', owns: (route) => route.screen === 'registers' },
  { id: 'batches', name: 'frame.batches', icon: 'batch', route: { screen: 'batches' }, code: 'Digit6', owns: (route) => ['batches', 'batch', 'new-batch'].includes(route.screen) },
  { id: 'verify', name: 'frame.verify', icon: 'verify', route: { screen: 'verify' }, code: 'Digit7', owns: (route) => route.screen === 'verify' },
  { id: 'network', name: 'frame.network', icon: 'network', route: { screen: 'network' }, code: 'KeyE', owns: (route) => route.screen === 'network' },
  { id: 'office', name: 'frame.office', icon: 'office', route: { screen: 'office' }, code: 'Digit8', owns: (route) => route.screen === 'office' },
];
