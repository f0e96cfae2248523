import type { SystemState } from '../../preload/contract/system.ts';
import type { Route } from '../data/navigation.ts';
import { useRoute } from '../data/navigation.ts';
import { EntryScans } from '../features/attachments/entry-scans.tsx';
import { OneScan, ScanView } from '../features/attachments/one-scan.tsx';
import { ReceiptScans } from '../features/attachments/receipt-scans.tsx';
import { SignedCopy } from '../features/attachments/signed-copy.tsx';
import { BatchScreen } from '../features/batches/batch-screen.tsx';
import { BatchesScreen } from '../features/batches/batches-screen.tsx';
import { NewBatchScreen } from '../features/batches/new-batch-screen.tsx';
import { BinScreen } from '../features/bin/bin-screen.tsx';
import { AcknowledgementsScreen } from '../features/dak/acknowledgements-screen.tsx';
import { DakScreen } from '../features/dak/dak-screen.tsx';
import { InvoicesScreen } from '../features/dak/invoices-screen.tsx';
import { NewReceiptScreen } from '../features/dak/new-receipt-screen.tsx';
import { ReceiptScreen } from '../features/dak/receipt-screen.tsx';
import { DispatchScreen } from '../features/dispatch/dispatch-screen.tsx';
import { FilesScreen } from '../features/files/files-screen.tsx';
import { ReceiptPlaceNotice } from '../features/handover/place-notice.tsx';
import { Travelling } from '../features/handover/travelling.tsx';
import { HomeScreen } from '../features/lists/home-screen.tsx';
import { DraftForm } from '../features/letters/draft-form.tsx';
import { LetterScreen } from '../features/letters/letter-screen.tsx';
import { LettersScreen } from '../features/letters/letters-screen.tsx';
import { MovementRegisterScreen } from '../features/movement/movement-register-screen.tsx';
import { NetworkScreen } from '../features/network/network-screen.tsx';
import { OfficeScreen } from '../features/office/office-screen.tsx';
import { RegistersScreen } from '../features/registers/registers-screen.tsx';
import { SearchScreen } from '../features/search/search-screen.tsx';
import { OfficesSection } from '../features/offices/offices-section.tsx';
import { CentreSection } from '../features/sync/centre-section.tsx';
import { VerifyScreen } from '../features/verify/verify-screen.tsx';
import { FileScreen } from './file-screen.tsx';

type Props = { readonly state: SystemState };

type PapersRoute = Extract<Route, { screen: 'files' | 'file' | 'movement-register' | 'letters' | 'letter' }>;
const isPapers = (route: Route): route is PapersRoute => ['files', 'file', 'movement-register', 'letters', 'letter'].includes(route.screen);

function PapersScreen({ route, state }: Props & { readonly route: PapersRoute }) {
  switch (route.screen) {
    case 'files':
      return <FilesScreen key={route.folder} folder={route.folder} tab={route.tab} />;
    case 'file':
      return <FileScreen key={route.fileId} fileId={route.fileId} state={state} />;
    case 'movement-register':
      return <MovementRegisterScreen />;
    case 'letters':
      return <LettersScreen />;
    case 'letter':
      return <LetterScreen key={route.letterId} letterId={route.letterId} signedCopy={(letter) => <SignedCopy letter={letter} />} />;
  }
}

type DakRoute = Extract<Route, { screen: 'dak' | 'new-receipt' | 'receipt' | 'acknowledgements' | 'invoices' }>;
const isDak = (route: Route): route is DakRoute => ['dak', 'new-receipt', 'receipt', 'acknowledgements', 'invoices'].includes(route.screen);

function DakScreens({ route }: { readonly route: DakRoute }) {
  switch (route.screen) {
    case 'dak':
      return <DakScreen tab={route.tab} />;
    case 'acknowledgements':
      return <AcknowledgementsScreen />;
    case 'invoices':
      return <InvoicesScreen scanField={(field) => <OneScan {...field} />} scanView={(scan) => <ScanView scan={scan} />} />;
    case 'new-receipt':
      return <NewReceiptScreen scans={(onMails) => <EntryScans onMails={onMails} />} />;
    case 'receipt':
      return (
        <ReceiptScreen
          key={route.receiptId}
          receiptId={route.receiptId}
          marking={route.marking ?? false}
          place={<ReceiptPlaceNotice receiptId={route.receiptId} />}
          scans={(receipt) => <ReceiptScans receiptId={receipt.id} inHand={receipt.canAct} />}
        />
      );
  }
}

type ListsRoute = Extract<Route, { screen: 'dispatch' | 'bin' | 'registers' }>;
const isLists = (route: Route): route is ListsRoute => ['dispatch', 'bin', 'registers'].includes(route.screen);

function ListsScreen({ route }: { readonly route: ListsRoute }) {
  switch (route.screen) {
    case 'dispatch':
      return <DispatchScreen />;
    case 'bin':
      return <BinScreen />;
    case 'registers':
      return <RegistersScreen key={route.register ?? ''} register={route.register ?? 'diary'} />;
  }
}

type BatchRoute = Extract<Route, { screen: 'batches' | 'new-batch' | 'batch' }>;
const isBatch = (route: Route): route is BatchRoute => ['batches', 'new-batch', 'batch'].includes(route.screen);

function BatchScreens({ route, state }: Props & { readonly route: BatchRoute }) {
  const languages = state.office?.languages ?? [];
  switch (route.screen) {
    case 'batches':
      return <BatchesScreen />;
    case 'new-batch':
      return <NewBatchScreen fileId={route.fileId ?? null} officeLanguages={languages} letterForm={(form) => <DraftForm {...form} withAddressees={false} />} />;
    case 'batch':
      return <BatchScreen key={route.batchId} batchId={route.batchId} />;
  }
}

/** The screen of the route. Keys make a screen of another file or letter a new one, so that no typing wanders between them. */
export function Screen({ state }: Props) {
  const route = useRoute();
  if (isPapers(route)) return <PapersScreen route={route} state={state} />;
  if (isDak(route)) return <DakScreens route={route} />;
  if (isBatch(route)) return <BatchScreens route={route} state={state} />;
  if (isLists(route)) return <ListsScreen route={route} />;
  switch (route.screen) {
    case 'home':
      return (
        <HomeScreen>
          <Travelling />
        </HomeScreen>
      );
    case 'verify':
      return <VerifyScreen signedIn />;
    case 'search':
      return <SearchScreen key={`${route.file?.id}/${route.text}`} text={route.text} file={route.file} />;
    case 'network':
      return <NetworkScreen centre={<NetworkCentre />} />;
    case 'office':
      return <OfficeScreen />;
  }
}

/** The central server, and the offices that are reached by it. */
function NetworkCentre() {
  return (
    <>
      <CentreSection />
      <OfficesSection />
    </>
  );
}
