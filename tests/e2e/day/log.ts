import type { LocalText } from '../../../preload/contract/values.ts';

type Received = {
  readonly number: string;
  readonly letterNumber: string;
  readonly from: string;
  readonly subject: string;
  readonly unopenedCover: boolean;
  readonly markedTo: LocalText | null;
  readonly fileNumber: string;
  readonly answered: boolean;
};

type Opened = { readonly number: string; readonly subject: string; readonly state: 'open' | 'parked' | 'closed' };

type Moved = { readonly fileNumber: string; readonly subject: string; readonly by: LocalText; readonly to: LocalText; readonly arrived: boolean; readonly remarks: string };

type Sent = { readonly addressee: string; readonly copy: boolean; readonly subject: string; readonly letter: string; readonly fileNumber: string; readonly messenger: string; readonly receivedBy: string };

/** What was done on this day, written down by the one who did it and never read from the desk. */
export class DayLog {
  receipts: readonly Received[] = [];
  files: readonly Opened[] = [];
  movements: readonly Moved[] = [];
  covers: readonly Sent[] = [];

  diarised(receipt: Pick<Received, 'number' | 'subject'> & Partial<Received>): void {
    this.receipts = [...this.receipts, { letterNumber: '', from: '', unopenedCover: false, markedTo: null, fileNumber: '', answered: false, ...receipt }];
  }

  marked(numbers: readonly string[], markedTo: LocalText): void {
    this.receipts = this.receipts.map((receipt) => (numbers.includes(receipt.number) ? { ...receipt, markedTo } : receipt));
  }

  putInFile(number: string, fileNumber: string): void {
    this.receipts = this.receipts.map((receipt) => (receipt.number === number ? { ...receipt, fileNumber } : receipt));
  }

  fileOpened(number: string, subject: string): void {
    this.files = [...this.files, { number, subject, state: 'open' }];
  }

  parked(number: string): void {
    this.files = this.files.map((file) => (file.number === number ? { ...file, state: 'parked' } : file));
  }

  fileClosed(number: string): void {
    this.files = this.files.map((file) => (file.number === number ? { ...file, state: 'closed' } : file));
  }

  sent(fileNumber: string, by: LocalText, to: LocalText, remarks = ''): void {
    this.movements = [...this.movements, { fileNumber, subject: this.subjectOf(fileNumber), by, to, arrived: false, remarks }];
  }

  /** The sender takes the file back and has it at once. */
  pulledBack(fileNumber: string, by: LocalText): void {
    this.sent(fileNumber, by, by);
    this.arrived(fileNumber);
  }

  /** The holder looked into the file for the first time. */
  arrived(fileNumber: string): void {
    const last = this.movements.findLastIndex((movement) => movement.fileNumber === fileNumber);
    this.movements = this.movements.map((movement, at) => (at === last ? { ...movement, arrived: true } : movement));
  }

  /** A letter that went out answers the papers in its file. */
  dispatched(covers: readonly Sent[]): void {
    this.covers = [...this.covers, ...covers];
    const answered = new Set(covers.map(({ fileNumber }) => fileNumber));
    this.receipts = this.receipts.map((receipt) => (answered.has(receipt.fileNumber) ? { ...receipt, answered: true } : receipt));
  }

  subjectOf(fileNumber: string): string {
    const file = this.files.find(({ number }) => number === fileNumber);
    if (!file) throw new Error(`No file ${fileNumber} was opened on this day`);
    return file.subject;
  }
}
