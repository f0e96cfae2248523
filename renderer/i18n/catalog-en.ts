import attachments from '../../resources/locales/en/attachments.json' with { type: 'json' };
import batches from '../../resources/locales/en/batches.json' with { type: 'json' };
import bin from '../../resources/locales/en/bin.json' with { type: 'json' };
import checks from '../../resources/locales/en/checks.json' with { type: 'json' };
import correspondence from '../../resources/locales/en/correspondence.json' with { type: 'json' };
import dak from '../../resources/locales/en/dak.json' with { type: 'json' };
import dispatch from '../../resources/locales/en/dispatch.json' with { type: 'json' };
import errors from '../../resources/locales/en/errors.json' with { type: 'json' };
import files from '../../resources/locales/en/files.json' with { type: 'json' };
import frame from '../../resources/locales/en/frame.json' with { type: 'json' };
import handover from '../../resources/locales/en/handover.json' with { type: 'json' };
import letters from '../../resources/locales/en/letters.json' with { type: 'json' };
import lists from '../../resources/locales/en/lists.json' with { type: 'json' };
import movement from '../../resources/locales/en/movement.json' with { type: 'json' };
import network from '../../resources/locales/en/network.json' with { type: 'json' };
import notes from '../../resources/locales/en/notes.json' with { type: 'json' };
import office from '../../resources/locales/en/office.json' with { type: 'json' };
import offices from '../../resources/locales/en/offices.json' with { type: 'json' };
import pdf from '../../resources/locales/en/pdf.json' with { type: 'json' };
import registers from '../../resources/locales/en/registers.json' with { type: 'json' };
import search from '../../resources/locales/en/search.json' with { type: 'json' };
import session from '../../resources/locales/en/session.json' with { type: 'json' };
import setup from '../../resources/locales/en/setup.json' with { type: 'json' };
import sync from '../../resources/locales/en/sync.json' with { type: 'json' };
import system from '../../resources/locales/en/system.json' with { type: 'json' };
import verify from '../../resources/locales/en/verify.json' with { type: 'json' };

/** The messages of this language by area; one JSON file each. */
export const english = { attachments, batches, bin, checks, correspondence, dak, dispatch, errors, files, frame, handover, letters, lists, movement, network, notes, office, offices, pdf, registers, search, session, setup, sync, system, verify };
