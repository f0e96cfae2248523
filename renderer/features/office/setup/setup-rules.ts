import type { SetUpInput } from '../../../../preload/contract/office.ts';
import type { Language, LocalText } from '../../../../preload/contract/values.ts';
import type { MessageKey } from '../../../i18n/message-key.ts';
import type { Names, SetupDraft } from './setup-draft.ts';

/** What is wrong, by field: `post.<key>.code` names a field of one row. */
export type Problems = Readonly<Record<string, MessageKey>>;

const hostPattern = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
const pinPattern = /^\d{6,12}$/;

/** A PIN that counts up, down or stands still is the first that a thief tries; the core refuses it too. */
function isSimplePin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
  return steps.size === 1 && [0, 1, 9].some((step) => steps.has(step));
}

const filled = (names: Names, languages: readonly Language[]): boolean => languages.every((language) => names[language].trim() !== '');
const when = (wrong: boolean, field: string, key: MessageKey): Problems => (wrong ? { [field]: key } : {});

function repeated(values: readonly string[]): ReadonlySet<string> {
  const seen = values.map((value) => value.trim().toLowerCase());
  return new Set(seen.filter((value, index) => value !== '' && seen.indexOf(value) !== index));
}

function identityProblems(draft: SetupDraft): Problems {
  return {
    ...when(!filled(draft.name, draft.languages), 'name', 'setup.needsName'),
    ...when(draft.code.trim() === '', 'code', 'setup.needsCode'),
    ...when(!hostPattern.test(draft.verifyHost), 'verifyHost', 'setup.needsHost'),
  };
}

function sectionProblems(draft: SetupDraft): Problems {
  const double = repeated(draft.sections.map((section) => section.code));
  return Object.assign(
    when(draft.sections.length === 0, 'sections', 'setup.needsSection'),
    ...draft.sections.map((section) => ({
      ...when(!filled(section.name, draft.languages), `section.${section.key}.name`, 'setup.needsName'),
      ...when(double.has(section.code.trim().toLowerCase()), `section.${section.key}.code`, 'setup.codeTwice'),
      ...when(section.code.trim() === '', `section.${section.key}.code`, 'setup.needsCode'),
    })),
  );
}

function postProblems(draft: SetupDraft): Problems {
  const double = repeated(draft.posts.map((post) => post.code));
  const hasRole = (role: 'officer' | 'registrar') => draft.posts.some((post) => post.roles.includes(role));
  return Object.assign(
    when(!hasRole('officer'), 'posts', 'setup.needsOfficer'),
    when(!hasRole('registrar'), 'posts', 'setup.needsRegistrar'),
    ...draft.posts.map((post) => ({
      ...when(!filled(post.name, draft.languages), `post.${post.key}.name`, 'setup.needsName'),
      ...when(double.has(post.code.trim().toLowerCase()), `post.${post.key}.code`, 'setup.codeTwice'),
      ...when(post.code.trim() === '', `post.${post.key}.code`, 'setup.needsCode'),
      ...when(post.roles.length === 0, `post.${post.key}.roles`, 'setup.needsRole'),
    })),
  );
}

function personProblems(draft: SetupDraft): Problems {
  return Object.assign(
    when(draft.persons.length === 0, 'persons', 'setup.needsPerson'),
    ...draft.persons.map((person) => ({
      ...when(!filled(person.name, draft.languages), `person.${person.key}.name`, 'setup.needsName'),
      ...when(!pinPattern.test(person.pin) || isSimplePin(person.pin), `person.${person.key}.pin`, 'setup.needsPin'),
      ...when(person.posts.length === 0, `person.${person.key}.posts`, 'setup.needsPost'),
    })),
  );
}

function numberingProblems(draft: SetupDraft): Problems {
  return {
    ...when(!draft.letterTemplate.includes('{seq'), 'letterTemplate', 'setup.needsSequence'),
    ...when(!draft.fileTemplate.includes('{seq'), 'fileTemplate', 'setup.needsSequence'),
  };
}

const rulesOfStep = [() => ({}), identityProblems, sectionProblems, postProblems, personProblems, numberingProblems] as const;

/** How many steps there are, the review last. */
export const stepCount = rulesOfStep.length + 1;

/** What keeps a step from being left. */
export function problemsOf(step: number, draft: SetupDraft): Problems {
  return rulesOfStep[step]?.(draft) ?? {};
}

/** The first step at which something is missing, the review when nothing is. */
export function firstOpenStep(draft: SetupDraft): number {
  const open = rulesOfStep.findIndex((rules) => Object.keys(rules(draft)).length > 0);
  return open === -1 ? stepCount - 1 : open;
}

function local(names: Names, languages: readonly Language[]): LocalText {
  return Object.fromEntries(languages.flatMap((language) => (names[language].trim() === '' ? [] : [[language, names[language].trim()]])));
}

function optionalLocal(names: Names, languages: readonly Language[]): LocalText | undefined {
  return languages.some((language) => names[language].trim() !== '') ? local(names, languages) : undefined;
}

/** The request that the finished form stands for. */
export function toSetUpInput(draft: SetupDraft): SetUpInput {
  const { languages } = draft;
  const department = optionalLocal(draft.department, languages);
  const address = optionalLocal(draft.address, languages);
  return {
    country: draft.country,
    languages: [...languages],
    name: local(draft.name, languages),
    code: draft.code.trim(),
    verifyHost: draft.verifyHost.trim(),
    letterTemplate: draft.letterTemplate,
    fileTemplate: draft.fileTemplate,
    ...(department ? { department } : {}),
    ...(address ? { address } : {}),
    ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
    ...(draft.email.trim() ? { email: draft.email.trim() } : {}),
    sections: draft.sections.map((section) => ({ code: section.code.trim(), name: local(section.name, languages) })),
    posts: draft.posts.map((post) => ({
      code: post.code.trim(),
      name: local(post.name, languages),
      section: Math.max(0, draft.sections.findIndex((section) => section.key === post.section)),
      roles: [...post.roles],
    })),
    persons: draft.persons.map((person) => ({
      name: local(person.name, languages),
      pin: person.pin,
      posts: person.posts.map((key) => draft.posts.findIndex((post) => post.key === key)).filter((index) => index >= 0),
    })),
  };
}
