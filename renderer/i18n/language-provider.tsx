import { createIntl, createIntlCache, RawIntlProvider } from 'react-intl';
import type { ReactNode } from 'react';
import { createContext, useContext, useLayoutEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Digits, Language, LocalText } from '../../preload/contract/values.ts';
import { installAriaStrings } from './aria-strings.ts';
import { isMessageKey, messagesOf } from './catalog.ts';
import { pickText } from './local-text.ts';
import { directionOf, localeTag } from './locale.ts';
import type { MessageKey } from './message-key.ts';

export type MessageValues = Readonly<Record<string, string | number>>;

/** The reader's language at work: words, names, numbers and dates. */
export type LanguageTools = {
  readonly language: Language;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** Why something failed; a code nobody knows shows as `internal`. */
  readonly errorText: (error: { readonly code: string; readonly params?: MessageValues | undefined }) => string;
  readonly name: (text: LocalText | null | undefined) => string;
  readonly number: (value: number) => string;
  /** A calendar day `2026-11-21` in words. */
  readonly day: (iso: string) => string;
  /** The same day where space is short, as in a register. */
  readonly shortDay: (iso: string) => string;
  /** A month of a year, `2026-11`. */
  readonly month: (iso: string) => string;
  /** A moment: date and time for labels. */
  readonly moment: (milliseconds: number) => string;
  readonly time: (milliseconds: number) => string;
};

const LanguageContext = createContext<LanguageTools | null>(null);
const cache = createIntlCache();

function createTools(language: Language, digits: Digits): LanguageTools & { intl: ReturnType<typeof createIntl> } {
  const locale = localeTag(language, digits);
  const intl = createIntl({ locale, messages: { ...messagesOf(language) }, defaultLocale: 'en' }, cache);
  const t: LanguageTools['t'] = (key, values) => String(intl.formatMessage({ id: key }, values));
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const monthFormat = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const momentFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' });
  const timeFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
  const numberFormat = new Intl.NumberFormat(locale);
  return {
    intl,
    language,
    locale,
    direction: directionOf(language),
    t,
    errorText: ({ code, params }) => {
      const key = `errors.${code}`;
      return t(isMessageKey(key) ? key : 'errors.internal', params);
    },
    name: (text) => pickText(text, language),
    number: (value) => numberFormat.format(value),
    day: (iso) => dayFormat.format(new Date(`${iso}T00:00:00Z`)),
    shortDay: (iso) => shortDayFormat.format(new Date(`${iso}T00:00:00Z`)),
    month: (iso) => monthFormat.format(new Date(`${iso}-01T00:00:00Z`)),
    moment: (milliseconds) => momentFormat.format(milliseconds),
    time: (milliseconds) => timeFormat.format(milliseconds),
  };
}

type Props = { readonly language: Language; readonly digits: Digits; readonly children: ReactNode };

/** Gives every screen below it the words, numbers and dates of one language, and the page its direction. */
export function LanguageProvider({ language, digits, children }: Props) {
  const tools = useMemo(() => {
    installAriaStrings(language, localeTag(language, digits));
    return createTools(language, digits);
  }, [language, digits]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    document.title = tools.t('frame.product');
  }, [language, tools]);
  return (
    <RawIntlProvider value={tools.intl}>
      <I18nProvider locale={tools.locale}>
        <LanguageContext value={tools}>{children}</LanguageContext>
      </I18nProvider>
    </RawIntlProvider>
  );
}

/** The words, numbers and dates of the reader's language. */
export function useLanguage(): LanguageTools {
  const tools = useContext(LanguageContext);
  if (tools === null) throw new Error('useLanguage outside LanguageProvider');
  return tools;
}
