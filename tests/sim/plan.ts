import { Random } from './random.ts';

/** What one seed is about: how bad the network is, what else happens, and for how long. Every seed has one plan. */
export type Plan = {
  readonly seed: number;
  readonly desks: number;
  readonly things: number;
  readonly mirror: boolean;
  readonly chaosMs: number;
  readonly drop: number;
  readonly duplicate: number;
  readonly delayMs: number;
  readonly partitions: boolean;
  readonly crash: number;
  /** A backup put back on its machine; the high-water file is newer (D5). */
  readonly restores: number;
  /** A whole disk image put back, high-water file and all (D5). */
  readonly images: number;
  /** A copy of the disk that runs beside the original (D6). */
  readonly clones: number;
  /** Desks that burn and are revoked (D7). */
  readonly deaths: number;
  readonly newcomers: number;
  /** Officers who excuse or reconstitute rashly. */
  readonly rash: boolean;
  readonly actsPerSecond: number;
};

const quiet = { restores: 0, images: 0, clones: 0, deaths: 0, newcomers: 0, rash: false };

/** The share of each kind in any hundred seeds: 40 network and crashes, 30 restores, 8 images, 8 clones, 7 deaths, 7 of everything. */
export function planOf(seed: number): Plan {
  const random = new Random(seed);
  const kind = random.below(100);
  const base = {
    seed,
    desks: 2 + random.below(4),
    things: 1 + random.below(3),
    mirror: random.chance(0.6),
    chaosMs: 10_000 + random.below(30_000),
    drop: random.real() * 0.3,
    duplicate: random.real() * 0.5,
    delayMs: random.pick([50, 500, 5_000]) ?? 500,
    partitions: random.chance(0.5),
    crash: random.pick([0, 0.01, 0.03]) ?? 0,
    actsPerSecond: 1 + random.below(4),
  };
  if (kind < 40) return { ...base, ...quiet, newcomers: random.below(2) };
  if (kind < 70) return { ...base, ...quiet, restores: 1 + random.below(3), newcomers: random.below(2) };
  if (kind < 78) return { ...base, ...quiet, images: 1 };
  if (kind < 86) return { ...base, ...quiet, clones: 1 };
  if (kind < 93) return { ...base, ...quiet, deaths: 1, newcomers: 1 };
  return { ...base, ...quiet, restores: random.below(3), images: random.below(2), clones: random.below(2), deaths: random.below(2), newcomers: random.below(2), rash: true };
}
