import type { Role } from '../../../../preload/contract/session.ts';
import type { Country } from '../../../../preload/contract/system.ts';
import type { Language } from '../../../../preload/contract/values.ts';

export type Names = { readonly en: string; readonly ur: string; readonly hi: string };
export type SectionDraft = { readonly key: string; readonly code: string; readonly name: Names };
export type PostDraft = { readonly key: string; readonly code: string; readonly name: Names; readonly section: string; readonly roles: readonly Role[] };
export type PersonDraft = { readonly key: string; readonly name: Names; readonly pin: string; readonly posts: readonly string[] };

/** What the wizard holds while an office is being set up. */
export type SetupDraft = {
  readonly step: number;
  readonly country: Country;
  readonly languages: readonly Language[];
  readonly name: Names;
  readonly department: Names;
  readonly address: Names;
  readonly code: string;
  readonly verifyHost: string;
  readonly phone: string;
  readonly email: string;
  readonly sections: readonly SectionDraft[];
  readonly posts: readonly PostDraft[];
  readonly persons: readonly PersonDraft[];
  readonly letterTemplate: string;
  readonly fileTemplate: string;
};

const storageKey = 'office-set-up';
const noNames: Names = { en: '', ur: '', hi: '' };

export const newKey = (): string => crypto.randomUUID();
export const newSection = (): SectionDraft => ({ key: newKey(), code: '', name: noNames });
export const newPost = (section: string): PostDraft => ({ key: newKey(), code: '', name: noNames, section, roles: ['assistant'] });
export const newPerson = (): PersonDraft => ({ key: newKey(), name: noNames, pin: '', posts: [] });

/** An empty form for a country, in the languages its offices write. */
export function freshDraft(country: Country): SetupDraft {
  const section = newSection();
  return {
    step: 0,
    country,
    languages: country === 'pk' ? ['ur', 'en'] : ['hi', 'en'],
    name: noNames,
    department: noNames,
    address: noNames,
    code: '',
    verifyHost: '',
    phone: '',
    email: '',
    sections: [section],
    posts: [newPost(section.key)],
    persons: [newPerson()],
    letterTemplate: '',
    fileTemplate: '',
  };
}

/** Keeps the form over a restart of the program; PINs are never written down, they are asked for again. */
export function keepDraft(draft: SetupDraft): void {
  const withoutPins = { ...draft, persons: draft.persons.map((person) => ({ ...person, pin: '' })) };
  localStorage.setItem(storageKey, JSON.stringify(withoutPins));
}

export function forgetDraft(): void {
  localStorage.removeItem(storageKey);
}

export function hasSetupDraft(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

/** The form as it was left, or a fresh one. Only this file writes it; one of another version is dropped. */
export function restoreDraft(country: Country): SetupDraft {
  const fresh = freshDraft(country);
  const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
  return isDraftLike(kept, fresh) ? kept : fresh;
}

function isDraftLike(kept: unknown, fresh: SetupDraft): kept is SetupDraft {
  if (typeof kept !== 'object' || kept === null) return false;
  const found = new Map<string, unknown>(Object.entries(kept));
  return Object.entries(fresh).every(([key, value]) => typeof found.get(key) === typeof value && Array.isArray(found.get(key)) === Array.isArray(value));
}
