import type { Desk } from '../desk.ts';
import { Handover } from '../handover/handover.ts';
import { officeRecordService } from '../office/record/record-service.ts';
import { officesService } from '../offices/offices-service.ts';
import { keepOrdinal, keepPostsElsewhere } from './desk-place.ts';
import type { Lan } from './lan.ts';
import type { LanService } from './lan-service.ts';
import { syncService } from '../sync/sync-service.ts';
import { selfTestService } from './self-test-service.ts';

/** What each area does with other desks, one line an area. Asked once, before the LAN begins: a service keeps `lan` and asks it later. */
export function lanServices(desk: Desk, lan: Lan): readonly LanService[] {
  desk.place.ordinal = keepOrdinal(desk.store, lan.keeper.roster, lan.id);
  const keepPosts = () => keepPostsElsewhere(desk.store, lan.keeper.roster, lan.id);
  keepPosts();
  const handover = new Handover(desk, lan);
  desk.handover.current = handover;
  return [selfTestService(lan), officeRecordService(desk, lan), handover.service, officesService(desk, lan), syncService(desk, lan), { handlers: [], rosterChanged: keepPosts }];
}
