import type { QueryClient } from '@tanstack/react-query';

/** The questions whose answers draw the sign-in screen; none of them says more than that screen shows to anybody. */
const asked = ['system.state', 'session.people', 'session.current'] as const;

const storageKey = 'first-picture';
/** A page built anew has a new address: it does not read what another build kept. */
const build = import.meta.url;

type Picture = { readonly build: string; readonly answers: Readonly<Record<string, unknown>> };

const keyOf = (name: string) => [name, {}];

/**
 * Draws the sign-in screen of the last start while the core is still starting, so that a PIN can be typed at once. All of it
 * is asked again as soon as the core listens, and nothing can be done with it before.
 */
export function drawFirstPicture(queries: QueryClient): void {
  const picture: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
  if (!isPictureOfThisBuild(picture)) return;
  for (const [name, answer] of Object.entries(picture.answers)) {
    queries.setQueryData(keyOf(name), answer, { updatedAt: 0 });
    void queries.invalidateQueries({ queryKey: keyOf(name), refetchType: 'none' });
  }
}

/** Keeps the sign-in screen as it is drawn now, for the next start. */
export function keepFirstPicture(queries: QueryClient): void {
  const answers = Object.fromEntries(asked.map((name) => [name, queries.getQueryData(keyOf(name))]));
  if (Object.values(answers).includes(undefined)) return;
  localStorage.setItem(storageKey, JSON.stringify({ build, answers: { ...answers, 'session.current': null } } satisfies Picture));
}

/** True until the core itself has said how the desk stands: what it could not open must not hide behind a picture. */
export const isOnlyFirstPicture = (queries: QueryClient): boolean => queries.getQueryState(keyOf('system.state'))?.dataUpdatedAt === 0;

function isPictureOfThisBuild(kept: unknown): kept is Picture {
  return typeof kept === 'object' && kept !== null && 'build' in kept && kept.build === build && 'answers' in kept;
}
