import type { SetUpInput } from '../../../preload/contract/office.ts';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import { newId } from '../id.ts';
import { fingerprint } from '../keys/certificates.ts';
import { checkNewPin } from '../keys/pin.ts';
import { createPersonKeys, type PersonPublicKeys } from '../keys/pin-vault.ts';
import { hasRoster } from '../network/lan-files.ts';
import type { ActingOfficer } from '../ledger/ledger.ts';
import { purposeProblems } from '../numbers/template-purpose.ts';
import { orRefuse, Refusal } from '../refusal.ts';
import { chargeGiven, officeFounded, personRegistered, postCreated, sectionCreated, type OfficeProfile } from './events.ts';
import { giveKey, makeAuthority, makeSealingKey, officeAuthorityName, rootKeyName, type NewSealingKey, type OfficeAuthority } from './keys-of-office.ts';
import { cleanLocalText } from './local-text.ts';
import { certifySealingKey, issueTrustList } from './trust.ts';
import type { LocalText } from '../../../preload/contract/values.ts';

type NewPerson = { id: string; name: LocalText; pin: string; vault: Uint8Array; publicKeys: PersonPublicKeys; posts: readonly number[] };

export type FoundedOffice = { readonly rootFingerprint: string; readonly persons: readonly { id: string; pin: string }[] };

/**
 * Sets up an office on a new desk: the key ceremony (root, office CA, a sealing key a section, keys a person), the
 * structure, who holds charge, and the first trust list, all in one commit. Refuses with `officeExists`,
 * `numberTemplateBroken`, `badInput` (`field`), and the rules for PINs.
 */
export async function foundOffice(desk: Desk, input: SetUpInput, demo: boolean): Promise<FoundedOffice> {
  refuseSecondOffice(desk);
  checkSetUp(input);
  const profile = profileOf(input, demo);
  const today = localDay(desk.ledger.now());
  const authority = makeAuthority(profile, today);
  const persons = await Promise.all(input.persons.map((person) => newPerson(desk, person)));
  const sections = input.sections.map((section) => {
    const name = requireText(section.name, 'section');
    return { id: newId(), code: section.code.trim(), name, key: makeSealingKey(profile, name, authority.authority, today) };
  });
  const posts = input.posts.map((post) => ({ ...post, id: newId(), name: requireText(post.name, 'post') }));
  desk.ledger.commit(() => {
    refuseSecondOffice(desk);
    const say = desk.ledger;
    say.append({
      type: officeFounded,
      officer: null,
      body: { profile, rootCertificate: authority.root.certificate, authorityCertificate: authority.authority.certificate },
    });
    for (const section of sections) {
      say.append({ type: sectionCreated, officer: null, body: { id: section.id, code: section.code, name: section.name } });
      certifySealingKey(desk, section.id, section.key, null);
    }
    for (const post of posts) {
      const sectionId = sections[post.section]?.id;
      if (sectionId === undefined) throw new Refusal('badInput', { field: 'section' });
      say.append({ type: postCreated, officer: null, body: { id: post.id, sectionId, code: post.code.trim(), name: post.name, roles: post.roles } });
    }
    for (const person of persons) registerPerson(desk, person, { officer: null, demo });
    for (const person of persons) {
      for (const position of person.posts) {
        const post = posts[position];
        if (!post) throw new Refusal('badInput', { field: 'posts' });
        say.append({
          type: chargeGiven,
          officer: null,
          body: { id: newId(), postId: post.id, personId: person.id, kind: 'substantive', from: today, until: null, orderNumber: '' },
        });
      }
      giveKeysOfCharge(desk, person, { posts: person.posts.map((position) => posts[position]), sections, authority });
    }
    issueTrustList(desk, authority.root.privateKey, null);
  });
  return { rootFingerprint: fingerprint(authority.root.certificate), persons: persons.map(({ id, pin }) => ({ id, pin })) };
}

/** Asked again inside the commit: making the keys takes a while, in which another window may have founded the office, or the desk joined one. */
function refuseSecondOffice(desk: Desk): void {
  if (hasRoster(desk.folder)) throw new Refusal('networkExists');
  if (desk.store.first(desk.store.build.selectFrom('office').select('id'))) throw new Refusal('officeExists');
}

function checkSetUp(input: SetUpInput): void {
  for (const [purpose, pattern] of [['letter', input.letterTemplate], ['file', input.fileTemplate]] as const) {
    if (purposeProblems(purpose, pattern).length > 0) throw new Refusal('numberTemplateBroken', { pattern });
  }
  for (const person of input.persons) orRefuse(checkNewPin(person.pin));
  const roles = new Set(input.persons.flatMap((person) => person.posts.flatMap((position) => input.posts[position]?.roles ?? [])));
  if (!roles.has('registrar')) throw new Refusal('noRegistrar');
  for (const codes of [input.sections.map(({ code }) => code.trim()), input.posts.map(({ code }) => code.trim())]) {
    if (codes.includes('')) throw new Refusal('badInput', { field: 'code' });
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    if (twice !== undefined) throw new Refusal('codeTaken', { code: twice });
  }
}

function profileOf(input: SetUpInput, demo: boolean): OfficeProfile {
  return {
    id: newId(),
    country: input.country,
    name: requireText(input.name, 'name'),
    department: cleanLocalText(input.department),
    code: input.code.trim(),
    address: cleanLocalText(input.address),
    phone: input.phone?.trim() ?? '',
    email: input.email?.trim() ?? '',
    languages: input.languages,
    verifyHost: input.verifyHost,
    letterTemplate: input.letterTemplate,
    fileTemplate: input.fileTemplate,
    demo,
  };
}

/** Makes a person's keys; the vault opens with the PIN on this desk only. */
export async function newPerson(desk: Desk, person: { name: LocalText; pin: string; posts: readonly number[] }): Promise<NewPerson> {
  const pin = orRefuse(checkNewPin(person.pin));
  const id = newId();
  const { vault, publicKeys } = await createPersonKeys(pin, desk.secret, desk.scryptCost);
  return { id, name: requireText(person.name, 'name'), pin, vault, publicKeys, posts: person.posts };
}

/** Only inside a commit. The PIN itself is kept for a demo office alone, where it is shown to every visitor. */
export function registerPerson(desk: Desk, person: NewPerson, by: { readonly officer: ActingOfficer | null; readonly demo: boolean }): void {
  const { build } = desk.store;
  desk.ledger.append({
    type: personRegistered,
    officer: by.officer,
    body: { id: person.id, name: person.name, signingKey: person.publicKeys.signing, agreementKey: person.publicKeys.agreement },
  });
  desk.store.run(build.insertInto('vault').values({ person_id: person.id, record: person.vault }));
  if (by.demo) desk.store.run(build.insertInto('demo_pin').values({ person_id: person.id, pin: person.pin }));
}

type Held = {
  readonly posts: readonly ({ readonly section: number; readonly roles: readonly string[] } | undefined)[];
  readonly sections: readonly { readonly key: NewSealingKey }[];
  readonly authority: OfficeAuthority;
};

/** Officers may seal for their section; registrars hold every key of the office, to grant it on. */
function giveKeysOfCharge(desk: Desk, person: NewPerson, held: Held): void {
  const to = { personId: person.id, agreementKey: person.publicKeys.agreement };
  const registrar = held.posts.some((post) => post?.roles.includes('registrar'));
  if (registrar) {
    giveKey(desk.store, { key: held.authority.root.privateKey, name: rootKeyName, ...to });
    giveKey(desk.store, { key: held.authority.authority.privateKey, name: officeAuthorityName, ...to });
  }
  held.sections.forEach((section, position) => {
    const officer = held.posts.some((post) => post?.section === position && post.roles.includes('officer'));
    if (registrar || officer) giveKey(desk.store, { key: section.key.privateKey, name: section.key.kid, ...to });
  });
}

/** The text cleaned; refuses with `badInput` naming the field when nothing is left of it. */
export function requireText(text: LocalText, field: string): LocalText {
  const clean = cleanLocalText(text);
  if (!clean) throw new Refusal('badInput', { field });
  return clean;
}
