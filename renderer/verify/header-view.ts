import { button, element, filePicker } from './dom.ts';
import { secondsDate } from '../../main/core/seal/plain-date.ts';
import { rootFingerprint } from './lists.ts';
import type { State } from './state.ts';
import { languageNames, languages, say, sayDate, type Language } from './words.ts';

const hostLine = ({ language, lists }: State): HTMLElement => {
  const hosts = lists.trust?.hosts.join(', ') ?? '';
  if (!location.protocol.startsWith('http')) return element('p', { class: 'host' }, say(language, 'page.hostFile'));
  const official = lists.trust === null || lists.trust.hosts.some((host) => host.split('/', 1)[0] === location.hostname);
  if (lists.trust === null) return element('p', { class: 'host' });
  return official
    ? element('p', { class: 'host' }, say(language, 'page.hostOfficial', { host: location.hostname, hosts }))
    : element('p', { class: 'host bad', role: 'alert' }, say(language, 'page.hostWrong', { host: location.hostname, hosts }));
};

/** Title, languages each in its own script, and where this page is. */
export const headerView = (state: State, choose: (language: Language) => void): HTMLElement =>
  element(
    'header',
    {},
    element('h1', {}, say(state.language, 'page.title')),
    element(
      'nav',
      { class: 'languages', 'aria-label': say(state.language, 'page.language') },
      ...languages.map((language) => {
        const made = button(languageNames[language], 'language', () => choose(language));
        made.id = `language-${language}`;
        made.lang = language;
        made.setAttribute('aria-pressed', String(language === state.language));
        return made;
      }),
    ),
    hostLine(state),
  );

/** Which lists are in use, and how to bring newer ones on a stick. */
export const listsView = (state: State, chooseTrust: (file: File) => void, chooseStatus: (file: File) => void): HTMLElement => {
  const { language, lists } = state;
  const newest = Math.max(0, ...lists.status.map(({ issuedAt }) => issuedAt));
  const lines = lists.trust === null ? [say(language, 'page.noTrustList')] : [
    say(language, 'trustListDate', { date: sayDate(language, secondsDate(lists.trust.issuedAt)) }),
    ...(newest === 0 ? [] : [say(language, 'listDate', { date: sayDate(language, secondsDate(newest)) })]),
    say(language, 'page.root', { fingerprint: rootFingerprint(lists.trust) }),
  ];
  const build = document.querySelector('meta[name="build"]')?.getAttribute('content') ?? '';
  return element(
    'details',
    { class: 'lists', open: lists.trust === null },
    element('summary', {}, say(language, 'page.lists')),
    ...lines.map((line) => element('p', {}, line)),
    filePicker('trust-file', say(language, 'page.chooseTrustList'), chooseTrust),
    filePicker('status-file', say(language, 'page.chooseStatusList'), chooseStatus),
    element('p', { class: 'remark' }, say(language, 'page.build', { build })),
  );
};
