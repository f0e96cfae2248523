import type { ProcedureName } from '../../preload/contract/index.ts';
import type { Handler, Handlers } from './handlers.ts';

type Area<Name extends string> = Name extends `${infer First}.${string}` ? First : never;
type AreaName = Area<ProcedureName>;

/** Each area is loaded when it is first asked for: what signing in needs is there long before PDF assembly and certificates are. */
const areas: { readonly [Name in AreaName]: () => Promise<Handlers<Name>> } = {
  system: () => import('./system/handlers.ts').then(({ systemHandlers }) => systemHandlers),
  office: () => import('./office/handlers.ts').then(({ officeHandlers }) => officeHandlers),
  session: () => import('./session/handlers.ts').then(({ sessionHandlers }) => sessionHandlers),
  files: () => import('./files/handlers.ts').then(({ filesHandlers }) => filesHandlers),
  notes: () => import('./notes/handlers.ts').then(({ notesHandlers }) => notesHandlers),
  letters: () => import('./letters/handlers.ts').then(({ lettersHandlers }) => lettersHandlers),
  batches: () => import('./batches/handlers.ts').then(({ batchesHandlers }) => batchesHandlers),
  dak: () => import('./dak/handlers.ts').then(({ dakHandlers }) => dakHandlers),
  movement: () => import('./movement/handlers.ts').then(({ movementHandlers }) => movementHandlers),
  lists: () => import('./lists/handlers.ts').then(({ listsHandlers }) => listsHandlers),
  attachments: () => import('./attachments/handlers.ts').then(({ attachmentsHandlers }) => attachmentsHandlers),
  correspondence: () => import('./correspondence/handlers.ts').then(({ correspondenceHandlers }) => correspondenceHandlers),
  dispatch: () => import('./dispatch/handlers.ts').then(({ dispatchHandlers }) => dispatchHandlers),
  bin: () => import('./bin/handlers.ts').then(({ binHandlers }) => binHandlers),
  registers: () => import('./registers/handlers.ts').then(({ registersHandlers }) => registersHandlers),
  search: () => import('./search/handlers.ts').then(({ searchHandlers }) => searchHandlers),
  handover: () => import('./handover/handlers.ts').then(({ handoverHandlers }) => handoverHandlers),
  sync: () => import('./sync/handlers.ts').then(({ syncHandlers }) => syncHandlers),
  offices: () => import('./offices/handlers.ts').then(({ officesHandlers }) => officesHandlers),
  network: () => import('./network/handlers.ts').then(({ networkHandlers }) => networkHandlers),
  verify: () => import('./verify/handlers.ts').then(({ verifyHandlers }) => verifyHandlers),
};

export type AllHandlers = { readonly [Name in ProcedureName]: Handler<Name> };

const isArea = (name: string): name is AreaName => Object.hasOwn(areas, name);

/** The handlers of the area that a procedure belongs to. */
export async function handlersFor(name: ProcedureName): Promise<Partial<AllHandlers>> {
  const [area = ''] = name.split('.', 1);
  return isArea(area) ? areas[area]() : {};
}

/** Every procedure of the contract with its handler: no more, no fewer. Also called when a desk is idle, so that nobody waits for a first time. */
export async function loadAllHandlers(): Promise<AllHandlers> {
  const [system, office, session, files, notes, letters, batches, dak, movement, lists, attachments, correspondence, dispatch, bin, registers, search, verify, network, handover, sync, offices] = await Promise.all([
    areas.system(),
    areas.office(),
    areas.session(),
    areas.files(),
    areas.notes(),
    areas.letters(),
    areas.batches(),
    areas.dak(),
    areas.movement(),
    areas.lists(),
    areas.attachments(),
    areas.correspondence(),
    areas.dispatch(),
    areas.bin(),
    areas.registers(),
    areas.search(),
    areas.verify(),
    areas.network(),
    areas.handover(),
    areas.sync(),
    areas.offices(),
  ]);
  return { ...system, ...office, ...session, ...files, ...notes, ...letters, ...batches, ...dak, ...movement, ...lists, ...attachments, ...correspondence, ...dispatch, ...bin, ...registers, ...search, ...verify, ...network, ...handover, ...sync, ...offices };
}
