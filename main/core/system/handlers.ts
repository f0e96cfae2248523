import type { Handlers } from '../handlers.ts';
import { findOffice } from '../office/office.ts';
import { admitted } from '../session/admitted.ts';
import { batchJobs } from '../batches/queries.ts';
import { Refusal } from '../refusal.ts';
import { auditBeside } from './audit-beside.ts';
import { backupDesk } from './backup.ts';
import { readPreferences, writePreferences } from './preferences.ts';

export const systemHandlers: Handlers<'system'> = {
  'system.state': ({ desk }) => {
    const office = findOffice(desk.store);
    return {
      stage: office ? 'ready' : 'new',
      office: office
        ? {
            id: office.id,
            country: office.country,
            name: office.name,
            languages: office.languages,
            demo: office.demo,
            verifyHost: office.verifyHost,
          }
        : null,
      preferences: readPreferences(desk.store),
      version: desk.version,
      damaged: desk.health.damaged,
    };
  },
  'system.setPreferences': ({ desk, input }) => writePreferences(desk.store, input),
  'system.jobs': ({ desk, caller }) => [...desk.longWork.jobs(), ...batchJobs(desk, admitted(caller))],
  'system.stopJob': ({ desk, input }) => {
    if (!desk.longWork.stop(input.id)) throw new Refusal('notFound');
    return {};
  },
  'system.audit': ({ desk }) => auditBeside(desk),
  'system.rebuild': ({ desk }) => ({ events: desk.projector.rebuild(desk.store) }),
  'system.backup': ({ desk, input }) => backupDesk(desk, input.file),
  'system.ping': () => ({}),
};
