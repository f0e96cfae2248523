import { Refusal } from '../../refusal.ts';
import type { Incoming } from './incoming.ts';
import { PartFile, type PartPlace } from './part-file.ts';
import { roomNeeded } from './rules.ts';

/** The room that contents need on the disk. `coming`: bytes that are still to come. */
export class Room {
  readonly #place: PartPlace;
  readonly #coming: () => number;
  #looking: Promise<void> | null = null;

  constructor(place: PartPlace, coming: () => number) {
    this.#place = place;
    this.#coming = coming;
  }

  /** Refuses with `diskFull` unless there is room for all that is coming and for the desk's own work. For many that ask at once the disk is looked at once. */
  need(): Promise<void> {
    this.#looking ??= Promise.resolve().then(() => this.#look());
    return this.#looking;
  }

  async #look(): Promise<void> {
    this.#looking = null;
    const { disk, folder } = this.#place;
    const needed = roomNeeded(this.#coming());
    await disk.makeFolder(folder);
    if ((await disk.freeBytes(folder)) < needed) throw new Refusal('diskFull');
  }
}

/** Goes on with what an earlier run left of a content, or begins it when it is known how it is cut up. */
export async function openPart(place: PartPlace, incoming: Incoming): Promise<void> {
  const { hash, size, manifest } = incoming;
  incoming.part = await PartFile.resume(place, hash, size);
  if (incoming.part) incoming.manifest = incoming.part.manifest;
  else if (manifest) incoming.part = await PartFile.begin(place, manifest);
}
