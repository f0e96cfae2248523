import attachments from '../../resources/locales/ur/attachments.json' with { type: 'json' };
import batches from '../../resources/locales/ur/batches.json' with { type: 'json' };
import bin from '../../resources/locales/ur/bin.json' with { type: 'json' };
import checks from '../../resources/locales/ur/checks.json' with { type: 'json' };
import correspondence from '../../resources/locales/ur/correspondence.json' with { type: 'json' };
import dak from '../../resources/locales/ur/dak.json' with { type: 'json' };
import dispatch from '../../resources/locales/ur/dispatch.json' with { type: 'json' };
import errors from '../../resources/locales/ur/errors.json' with { type: 'json' };
import files from '../../resources/locales/ur/files.json' with { type: 'json' };
import frame from '../../resources/locales/ur/frame.json' with { type: 'json' };
import handover from '../../resources/locales/ur/handover.json' with { type: 'json' };
import letters from '../../resources/locales/ur/letters.json' with { type: 'json' };
import lists from '../../resources/locales/ur/lists.json' with { type: 'json' };
import movement from '../../resources/locales/ur/movement.json' with { type: 'json' };
import network from '../../resources/locales/ur/network.json' with { type: 'json' };
import notes from '../../resources/locales/ur/notes.json' with { type: 'json' };
import office from '../../resources/locales/ur/office.json' with { type: 'json' };
import offices from '../../resources/locales/ur/offices.json' with { type: 'json' };
import pdf from '../../resources/locales/ur/pdf.json' with { type: 'json' };
import registers from '../../resources/locales/ur/registers.json' with { type: 'json' };
import search from '../../resources/locales/ur/search.json' with { type: 'json' };
import session from '../../resources/locales/ur/session.json' with { type: 'json' };
import setup from '../../resources/locales/ur/setup.json' with { type: 'json' };
import sync from '../../resources/locales/ur/sync.json' with { type: 'json' };
import system from '../../resources/locales/ur/system.json' with { type: 'json' };
import verify from '../../resources/locales/ur/verify.json' with { type: 'json' };

/** The messages of this language by area; one JSON file each. */
export const urdu = { attachments, batches, bin, checks, correspondence, dak, dispatch, errors, files, frame, handover, letters, lists, movement, network, notes, office, offices, pdf, registers, search, session, setup, sync, system, verify };
