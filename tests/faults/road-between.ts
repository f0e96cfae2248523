import { expect } from 'vitest';
import type { Random } from '../../main/cli/seeded-random.ts';
import { FaultyRoad } from '../support/faulty-road.ts';
import type { DesksKit } from '../unit/desks-kit.ts';
import { TwoDesks } from './two-desks.ts';

/** Two desks in processes of their own, and a road between them that can be broken. */
export type DesksOnRoad = { readonly office: TwoDesks; readonly road: FaultyRoad; readonly end: () => Promise<void> };

export async function desksOnRoad(kit: DesksKit, random: Random): Promise<DesksOnRoad> {
  const road = new FaultyRoad(random.below);
  const office = await TwoDesks.begin(kit, async (seat, at) => {
    await road.open(at, seat.port);
    return { seat: { ...seat, host: '127.0.0.2' } };
  });
  expect(road.made).toBeGreaterThan(0);
  const end = async () => {
    road.close();
    await office.end();
  };
  return { office, road, end };
}
