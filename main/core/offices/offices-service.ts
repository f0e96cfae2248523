import type { Desk } from '../desk.ts';
import type { Lan } from '../network/lan.ts';
import type { LanService } from '../network/lan-service.ts';
import { OfficesVisit } from './offices-visit.ts';

/** The other offices of the tree, for as long as the program serves its network. */
export function officesService(desk: Desk, lan: Lan): LanService {
  const visit = new OfficesVisit({
    desk,
    lan,
    changed: () => desk.announce(['other_office', 'office_request']),
    trouble: (problem) => {
      throw problem;
    },
  });
  desk.offices.current = visit;
  return {
    handlers: [],
    stop: () => {
      visit.stop();
      desk.offices.current = null;
    },
  };
}
