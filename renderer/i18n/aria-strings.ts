import type { Language } from '../../preload/contract/values.ts';
import { messagesOf } from './catalog.ts';

type Formatted = (args: Readonly<Record<string, string | number>> | undefined) => string;

/** The component library speaks 34 languages, but neither Urdu nor Hindi: what it says aloud on our screens, by its packages and keys. */
const spoken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@react-aria/combobox': {
    focusAnnouncement: 'frame.ariaOptionText',
    countAnnouncement: 'frame.ariaOptions',
    selectedAnnouncement: 'frame.ariaSelected',
    buttonLabel: 'frame.ariaShowOptions',
    listboxLabel: 'frame.ariaOptionList',
  },
  '@react-aria/overlays': { dismiss: 'frame.close' },
  '@react-aria/searchfield': { 'Clear search': 'frame.clear' },
  '@react-aria/menu': { longPressMessage: 'frame.ariaMenu' },
  '@react-aria/autocomplete': { collectionLabel: 'frame.ariaOptionList' },
  '@react-aria/datepicker': {
    era: 'frame.ariaEra',
    year: 'frame.ariaYear',
    month: 'frame.ariaMonth',
    day: 'frame.ariaDay',
    selectedDateDescription: 'frame.ariaSelectedDate',
  },
  '@react-aria/spinbutton': { Empty: 'frame.ariaEmpty' },
  '@react-stately/datepicker': { rangeUnderflow: 'frame.ariaDateRange', rangeOverflow: 'frame.ariaDateRange', rangeReversed: 'frame.ariaDateRange', unavailableDate: 'frame.ariaDateRange' },
  'react-aria-components': { selectPlaceholder: 'frame.choose', dropzoneLabel: 'frame.ariaDrop', tableResizer: 'frame.select', colorSwatchPicker: 'frame.select' },
};

let spokenLanguage: Language = 'en';

function speak(key: string): Formatted {
  return (args) => {
    const message = messagesOf(spokenLanguage)[key] ?? '';
    return message.replace(/\{(\w+)\}/g, (_, name: string) => String(args?.[name] ?? ''));
  };
}

/** Gives the component library our words. It reads them once, so each looks up the language of the moment. */
export function installAriaStrings(language: Language, locale: string): void {
  spokenLanguage = language;
  if (Reflect.has(window, Symbol.for('react-aria.i18n.strings'))) return;
  const packages = Object.entries(spoken).map(([name, keys]) => [name, Object.fromEntries(Object.entries(keys).map(([key, message]) => [key, speak(message)]))]);
  Reflect.set(window, Symbol.for('react-aria.i18n.locale'), locale);
  Reflect.set(window, Symbol.for('react-aria.i18n.strings'), Object.fromEntries(packages));
}
