import './style.css';
import './result.css';
import './narrow-and-print.css';
import { startCamera, type Camera } from './camera.ts';
import { button, element } from './dom.ts';
import { headerView, listsView } from './header-view.ts';
import { loadLists, withStatusLists, withTrustList } from './lists.ts';
import { remember } from './memory.ts';
import { isKept, keepForOffline } from './offline.ts';
import { paintBetweenPresses, replaceParts } from './repaint.ts';
import { resultView } from './result-view.ts';
import { startView } from './start-view.ts';
import { afterReading, firstState, withLists, type State } from './state.ts';
import { askStanding } from './track.ts';
import { canTrack, trackView } from './track-view.ts';
import { say, type Language, type MessageKey } from './words.ts';

const largestFile = 64 * 1024 * 1024;

let state: State = firstState();
let camera: Camera | null = null;

const change = (next: State): void => {
  state = next;
  show();
};

const complain = (message: MessageKey): void => change({ ...state, reading: null, judgement: null, message, scanning: false });

const showResult = (texts: readonly string[], isPdf: boolean): void => {
  change(afterReading(state, { texts, isPdf }));
  document.getElementById('verdict')?.focus();
};

const stopCamera = (): void => {
  camera?.stop();
  camera = null;
};

const toggleCamera = async (): Promise<void> => {
  if (camera !== null) {
    stopCamera();
    change({ ...state, scanning: false });
    return;
  }
  camera = await startCamera((texts) => {
    camera = null;
    showResult(texts, false);
  });
  if (camera === null) complain('page.cameraRefused');
  else change({ ...state, scanning: true, message: null, reading: null, judgement: null });
};

/** Null for what is too large to be a letter or a list. */
const bytesOf = async (file: File): Promise<Uint8Array | null> => (file.size > largestFile ? null : new Uint8Array(await file.arrayBuffer()));

const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');

const checkFile = async (file: File): Promise<void> => {
  stopCamera();
  change({ ...state, message: 'page.working', scanning: false });
  const bytes = await bytesOf(file);
  if (bytes === null) return complain('page.tooLarge');
  const pdf = isPdf(bytes);
  const texts = pdf ? await (await import('./read-pdf.ts')).readPdf(bytes) : await (await import('./read-photo.ts')).readPhoto(file);
  if (texts === null) return complain('page.imageUnreadable');
  if (texts.length === 0) return complain(pdf ? 'page.pdfWithoutSeal' : 'page.noQrFound');
  return showResult(texts, pdf);
};

const chooseLanguage = (language: Language): void => {
  remember('language', language);
  change({ ...state, language });
};

const chooseTrust = async (file: File): Promise<void> => {
  const bytes = await bytesOf(file);
  const lists = bytes === null ? null : withTrustList(state.lists, bytes);
  change(lists === null ? { ...state, message: 'page.trustListRefused' } : withLists(state, lists));
};

const chooseStatus = async (file: File): Promise<void> => {
  const bytes = await bytesOf(file);
  const lists = bytes === null ? null : await withStatusLists(state.lists, bytes);
  change(lists === null ? { ...state, message: 'page.statusListRefused' } : withLists(state, lists));
};

const answer = (row: number, same: boolean): void => {
  change({ ...state, answers: new Map([...state.answers, [row, same]]) });
  const kind = same ? 'same' : 'different';
  document.querySelectorAll<HTMLButtonElement>(`.choice.${kind}`)[row]?.focus();
};

const again = (): void => change({ ...state, reading: null, judgement: null, answers: new Map(), message: null });

const ask = async (code: string): Promise<void> => {
  change({ ...state, asked: { code, standing: 'asking' } });
  const standing = await askStanding(code);
  change({ ...state, asked: { code, standing } });
  document.getElementById('standing')?.focus();
};

const body = (): readonly (Node | null)[] => {
  const result = resultView(state, answer);
  if (result !== null) return [result, button(say(state.language, 'page.again'), 'main', again)];
  const actions = {
    checkText: (text: string) => showResult([text], false),
    checkFile: (file: File) => void checkFile(file),
    toggleCamera: () => void toggleCamera(),
  };
  return [startView(state, actions, camera?.video ?? null), canTrack() ? trackView(state, (code) => void ask(code)) : null];
};

const paint = (): void => {
  const { language, message } = state;
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ur' ? 'rtl' : 'ltr';
  document.title = say(language, 'page.title');
  const parts = [
    headerView(state, chooseLanguage),
    message === null ? null : element('p', { class: 'message', role: 'alert' }, say(language, message)),
    ...body(),
    listsView(state, (file) => void chooseTrust(file), (file) => void chooseStatus(file)),
  ];
  const page = document.getElementById('page');
  if (page !== null) replaceParts(page, parts.filter((part) => part !== null));
};

const show = paintBetweenPresses(paint);

/** The token comes in the fragment; it is taken out of the address at once, so that the history does not keep it. */
const readAddress = (): void => {
  const { href, hash } = location;
  if (hash.length < 2) return;
  history.replaceState(null, '', location.pathname + location.search);
  showResult([href.startsWith('http') ? href : hash.slice(1)], false);
};

const listenForDrops = (): void => {
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files.item(0);
    if (file !== null && file !== undefined) void checkFile(file);
  });
};

/** From now on the page may use the fonts of all languages. */
const isComplete = (): void => document.documentElement.classList.add('complete');

const start = async (): Promise<void> => {
  if (isKept()) isComplete();
  show();
  listenForDrops();
  addEventListener('hashchange', readAddress);
  const lists = await loadLists();
  change(withLists(state, lists));
  readAddress();
  // After all else: an old phone on a thin line can check digits and addresses long before.
  await (await import('./read-photo.ts')).loadDecoder();
  await keepForOffline();
  isComplete();
};

void start();
