import type { Desk } from '../desk.ts';
import { addDays, localDay } from '../day.ts';
import type { Handlers } from '../handlers.ts';
import { newId } from '../id.ts';
import { fingerprint } from '../keys/certificates.ts';
import { Refusal } from '../refusal.ts';
import { admitted } from '../session/admitted.ts';
import { chargeHolds } from '../session/rules.ts';
import type { Officer } from '../session/session.ts';
import { authorityCertificates, takeAuthority } from './authority.ts';
import { copyTemplates } from './copy-templates.ts';
import { demoOffice, smallOfficeStructure } from './demo-office.ts';
import { realOfficeStructure } from './demo-real-office.ts';
import { chargeEnded, chargeGiven, postCreated, sectionCreated } from './events.ts';
import { foundOffice, newPerson, registerPerson, requireText } from './found-office.ts';
import { officeKeyHandlers } from './key-handlers.ts';
import { newKeysHandlers } from './new-keys/handlers.ts';
import { holdersOfSectionKey, keysOfPost } from './key-holders.ts';
import { addHead, closeHead, listHeads } from './heads.ts';
import { giveKeyToPerson, makeSealingKey, takeKey } from './keys-of-office.ts';
import { changeNumbering, previewTemplate, readNumbering } from './numbering.ts';
import { readOffice } from './office.ts';
import { readCountryProfile } from './profile-files.ts';
import { readStructure } from './structure.ts';
import { certifySealingKey, issueTrustList, newestTrustList } from './trust.ts';
import { verifierFile } from './verifier-file.ts';

export const officeHandlers: Handlers<'office'> = {
  ...officeKeyHandlers,
  ...newKeysHandlers,
  'office.profiles': ({ desk }) => [readCountryProfile(desk.resources, 'in'), readCountryProfile(desk.resources, 'pk')],
  'office.openDemo': async ({ desk, input }) => {
    const setUp = demoOffice(input.country, input.scale === 'office' ? realOfficeStructure : smallOfficeStructure);
    await foundOffice(desk, setUp, true);
    const people = setUp.persons.flatMap((person) =>
      person.posts.flatMap((position) => {
        const post = setUp.posts[position];
        return post ? [{ post: post.name, postCode: post.code, person: person.name, pin: person.pin }] : [];
      }),
    );
    return { people };
  },
  'office.setUp': async ({ desk, input }) => {
    const founded = await foundOffice(desk, input, false);
    return { rootFingerprint: founded.rootFingerprint };
  },
  'office.structure': ({ desk }) => readStructure(desk.store),
  'office.addSection': ({ desk, caller, input }) => {
    const officer = admitted(caller);
    const id = newId();
    const name = requireText(input.name, 'name');
    const code = requireCode(desk, 'section', input.code);
    const { root, authority } = takeAuthority(desk, officer);
    const key = makeSealingKey(readOffice(desk.store), name, authority, localDay(desk.ledger.now()));
    desk.ledger.commit(() => {
      desk.ledger.append({ type: sectionCreated, officer, body: { id, code, name } });
      certifySealingKey(desk, id, key, officer);
      for (const personId of holdersOfSectionKey(desk, id)) giveKeyToPerson(desk.store, { key: key.privateKey, name: key.kid, personId });
      issueTrustList(desk, root.privateKey, officer);
    });
    return { id };
  },
  'office.addPost': ({ desk, caller, input }) => {
    const officer = admitted(caller);
    const id = newId();
    const name = requireText(input.name, 'name');
    const code = requireCode(desk, 'post', input.code);
    const { sectionId, roles: given } = input;
    if (!readStructure(desk.store).sections.some((section) => section.id === sectionId)) throw new Refusal('notFound');
    desk.ledger.commit(() => {
      desk.ledger.append({ type: postCreated, officer, body: { id, sectionId, code, name, roles: given } });
    });
    return { id };
  },
  'office.addPerson': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    const person = await newPerson(desk, { name: input.name, pin: input.pin, posts: [] });
    desk.ledger.commit(() => registerPerson(desk, person, { officer, demo: false }));
    return { id: person.id };
  },
  'office.giveCharge': ({ desk, caller, input }) => {
    const officer = admitted(caller);
    const { build } = desk.store;
    const post = desk.store.first(build.selectFrom('post').selectAll().where('id', '=', input.postId));
    const person = desk.store.first(build.selectFrom('person').selectAll().where('id', '=', input.personId));
    if (!post || !person) throw new Refusal('notFound');
    if (input.until !== undefined && input.until < input.from) throw new Refusal('badInput', { field: 'until' });
    const id = newId();
    desk.ledger.commit(() => {
      if (input.kind === 'substantive') endEarlierCharge(desk, officer, { postId: post.id, from: input.from });
      desk.ledger.append({
        type: chargeGiven,
        officer,
        body: {
          id,
          postId: post.id,
          personId: person.id,
          kind: input.kind,
          from: input.from,
          until: input.until ?? null,
          orderNumber: input.orderNumber?.trim() ?? '',
        },
      });
      for (const name of keysOfPost(desk, officer, post)) {
        giveKeyToPerson(desk.store, { key: takeKey(desk.store, name, officer.personId, officer.keys.agreement), name, personId: person.id });
      }
    });
    return { id };
  },
  'office.endCharge': ({ desk, caller, input }) => {
    const officer = admitted(caller);
    const charge = desk.store.first(desk.store.build.selectFrom('charge').selectAll().where('id', '=', input.chargeId));
    if (!charge) throw new Refusal('notFound');
    if (input.until < addDays(charge.from_day, -1)) throw new Refusal('badInput', { field: 'until' });
    desk.ledger.commit(() => desk.ledger.append({ type: chargeEnded, officer, body: { id: charge.id, until: input.until } }));
    return {};
  },
  'office.numbering': ({ desk }) => readNumbering(desk.store),
  'office.previewTemplate': ({ desk, caller, input }) => previewTemplate(desk, admitted(caller), input),
  'office.changeNumbering': ({ desk, caller, input }) => {
    changeNumbering(desk, admitted(caller), input);
    return {};
  },
  'office.heads': ({ desk, caller }) => listHeads(desk, admitted(caller)),
  'office.addHead': ({ desk, caller, input }) => addHead(desk, admitted(caller), input),
  'office.closeHead': ({ desk, caller, input }) => {
    closeHead(desk, admitted(caller), input.headId);
    return {};
  },
  'office.copyTemplates': ({ desk }) => ({ folder: copyTemplates(desk) }),
  'office.trustList': ({ desk }) => {
    const list = newestTrustList(desk);
    if (!list) throw new Refusal('noOffice');
    return { bytes: list.bytes, rootFingerprint: fingerprint(authorityCertificates(desk).root), fileName: `trust-list-${list.sequence}.cose` };
  },
  'office.verifierFile': ({ desk }) => {
    const list = newestTrustList(desk);
    if (!list) throw new Refusal('noOffice');
    return { bytes: verifierFile(desk, list.bytes), fileName: 'verify.html' };
  },
};

/** The code trimmed; refuses with `badInput` when nothing is left of it, `codeTaken` when another has it. */
function requireCode(desk: Desk, table: 'section' | 'post', typed: string): string {
  const code = typed.trim();
  if (code === '') throw new Refusal('badInput', { field: 'code' });
  const taken = desk.store.first(desk.store.build.selectFrom(table).select('id').where('code', '=', code));
  if (taken) throw new Refusal('codeTaken', { code });
  return code;
}

/** Handing over: who held the post until now holds it until the day before. */
function endEarlierCharge(desk: Desk, officer: Officer, taking: { postId: string; from: string }): void {
  const charges = desk.store.all(
    desk.store.build.selectFrom('charge').selectAll().where('post_id', '=', taking.postId).where('kind', '=', 'substantive'),
  );
  for (const charge of charges.filter((candidate) => chargeHolds(candidate, taking.from))) {
    desk.ledger.append({ type: chargeEnded, officer, body: { id: charge.id, until: addDays(taking.from, -1) } });
  }
}
