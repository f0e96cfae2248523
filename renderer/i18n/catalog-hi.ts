import attachments from '../../resources/locales/hi/attachments.json' with { type: 'json' };
import batches from '../../resources/locales/hi/batches.json' with { type: 'json' };
import bin from '../../resources/locales/hi/bin.json' with { type: 'json' };
import checks from '../../resources/locales/hi/checks.json' with { type: 'json' };
import correspondence from '../../resources/locales/hi/correspondence.json' with { type: 'json' };
import dak from '../../resources/locales/hi/dak.json' with { type: 'json' };
import dispatch from '../../resources/locales/hi/dispatch.json' with { type: 'json' };
import errors from '../../resources/locales/hi/errors.json' with { type: 'json' };
import files from '../../resources/locales/hi/files.json' with { type: 'json' };
import frame from '../../resources/locales/hi/frame.json' with { type: 'json' };
import handover from '../../resources/locales/hi/handover.json' with { type: 'json' };
import letters from '../../resources/locales/hi/letters.json' with { type: 'json' };
import lists from '../../resources/locales/hi/lists.json' with { type: 'json' };
import movement from '../../resources/locales/hi/movement.json' with { type: 'json' };
import network from '../../resources/locales/hi/network.json' with { type: 'json' };
import notes from '../../resources/locales/hi/notes.json' with { type: 'json' };
import office from '../../resources/locales/hi/office.json' with { type: 'json' };
import offices from '../../resources/locales/hi/offices.json' with { type: 'json' };
import pdf from '../../resources/locales/hi/pdf.json' with { type: 'json' };
import registers from '../../resources/locales/hi/registers.json' with { type: 'json' };
import search from '../../resources/locales/hi/search.json' with { type: 'json' };
import session from '../../resources/locales/hi/session.json' with { type: 'json' };
import setup from '../../resources/locales/hi/setup.json' with { type: 'json' };
import sync from '../../resources/locales/hi/sync.json' with { type: 'json' };
import system from '../../resources/locales/hi/system.json' with { type: 'json' };
import verify from '../../resources/locales/hi/verify.json' with { type: 'json' };

/** The messages of this language by area; one JSON file each. */
export const hindi = { attachments, batches, bin, checks, correspondence, dak, dispatch, errors, files, frame, handover, letters, lists, movement, network, notes, office, offices, pdf, registers, search, session, setup, sync, system, verify };
