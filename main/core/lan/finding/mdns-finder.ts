import { Bonjour, type Browser, type Service } from 'bonjour-service';
import { deskIdSchema } from '../roster/desk-keys.ts';
import { addressSchema } from '../roster/statements.ts';
import type { Announcement, Hint, HintSource } from './hint.ts';

const serviceType = 'daftar';
/** Addresses taken from one answer. */
const mostAddresses = 4;

/** What an answer of the network says, as hints; none where it does not read. */
const hintsOf = ({ txt, addresses, port }: Pick<Service, 'txt' | 'addresses' | 'port'>): Hint[] => {
  const desk = deskIdSchema.safeParse(typeof txt === 'object' && txt !== null ? txt.d : null);
  if (!desk.success) return [];
  return (addresses ?? [])
    .filter((host) => !host.startsWith('fe80:'))
    .slice(0, mostAddresses)
    .map((host) => addressSchema.safeParse({ host, port }))
    .flatMap((read) => (read.success ? [{ desk: desk.data, address: read.data }] : []));
};

/** Desks by multicast DNS (`_daftar._tcp`). The host is named by the desk's id: the PC's own name may be a person's. */
export class MdnsFinder implements HintSource {
  #bonjour: Bonjour | null = null;
  #browser: Browser | null = null;
  #announce: (() => Announcement) | null = null;
  #published: Service | null = null;

  start(announce: () => Announcement, hear: (hint: Hint) => void): void {
    this.#announce = announce;
    this.#bonjour = new Bonjour({}, () => void this.stop());
    this.#browser = this.#bonjour.find({ type: serviceType, protocol: 'tcp' }, (service) => hintsOf(service).forEach(hear));
    this.#publish();
  }

  again(): void {
    this.#browser?.update();
    const published = this.#published;
    this.#published = null;
    if (published?.stop) published.stop(() => this.#publish());
    else this.#publish();
  }

  stop(): Promise<void> {
    const bonjour = this.#bonjour;
    this.#bonjour = null;
    this.#browser?.stop();
    this.#published = null;
    if (!bonjour) return Promise.resolve();
    return new Promise((resolve) => bonjour.unpublishAll(() => bonjour.destroy(() => resolve())));
  }

  #publish(): void {
    if (!this.#bonjour || !this.#announce) return;
    const { desk, port, roster, instance } = this.#announce();
    const name = desk.slice(0, 32);
    const txt = { d: desk, r: String(roster), i: Buffer.from(instance).toString('hex') };
    this.#published = this.#bonjour.publish({ name, host: `${name}.local`, type: serviceType, protocol: 'tcp', port, txt, probe: false });
  }
}
