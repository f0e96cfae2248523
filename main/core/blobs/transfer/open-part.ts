import { Refusal } from '../../refusal.ts';
import type { Incoming } from './incoming.ts';
import { PartFile, type PartPlace } from './part-file.ts';
import { roomNeeded } from './rules.ts';

/** Refuses with `diskFull` unless there is room for so many bytes and for the desk's own work. */
export async function needRoom({ disk, folder }: PartPlace, coming: number): Promise<void> {
  await disk.makeFolder(folder);
  if ((await disk.freeBytes(folder)) < roomNeeded(coming)) throw new Refusal('diskFull');
}

/** Goes on with what an earlier run left of a content, or begins it when it is known how it is cut up. */
export async function openPart(place: PartPlace, incoming: Incoming): Promise<void> {
  const { hash, size, manifest } = incoming;
  incoming.part = await PartFile.resume(place, hash, size);
  if (incoming.part) incoming.manifest = incoming.part.manifest;
  else if (manifest) incoming.part = await PartFile.begin(place, manifest);
}
