import type { Desk } from '../desk.ts';
import type { Lan } from '../network/lan.ts';
import type { LanService } from '../network/lan-service.ts';
import { officeAffiliated, officeParted } from './events.ts';
import { OfficesVisit } from './offices-visit.ts';

/** Said at the registrar's desk; the others hear of it by the office record. */
const bonds = [officeAffiliated.name, officeParted.name];

/** The other offices of the tree, for as long as the program serves its network. */
export function officesService(desk: Desk, lan: Lan): LanService {
  const visit = new OfficesVisit({
    desk,
    lan,
    changed: () => {
      desk.announce(['other_office', 'office_request']);
      // What came from an office that was not known lies at the server still.
      desk.sync.current?.wake();
    },
    trouble: (problem) => {
      throw problem;
    },
  });
  desk.offices.current = visit;
  const stopHearing = desk.ledger.hear((types) => {
    if (bonds.some((type) => types.has(type))) void visit.look();
  });
  return {
    handlers: [],
    stop: () => {
      stopHearing();
      visit.stop();
      desk.offices.current = null;
    },
  };
}
