import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { refresh } from './query-client.ts';

const inbox = ['dak.list', { folder: 'inbox' }];

/** A cache in which the list of a desk was read, by a screen that is open or no longer is. */
async function listWasRead(screenIsOpen: boolean) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const answers = ['before', 'after'];
  const observer = new QueryObserver(queries, { queryKey: inbox, queryFn: () => Promise.resolve(answers.shift() ?? 'after') });
  const close = observer.subscribe(() => undefined);
  await observer.refetch({ cancelRefetch: false });
  if (!screenIsOpen) close();
  return { queries, shown: () => queries.getQueryData(inbox), close };
}

it('asks anew for a list on the screen that changed, and shows the old one until the answer is here', async () => {
  const { queries, shown, close } = await listWasRead(true);
  const reading = refresh(queries, ['receipt']);
  expect(shown()).toBe('before');
  await reading;
  expect(shown()).toBe('after');
  close();
});

it('forgets a list that is not on the screen when it changed: whoever opens it sees what is true', async () => {
  const { queries, shown } = await listWasRead(false);
  void refresh(queries, ['letter']);
  expect(shown()).toBe('before');
  void refresh(queries, ['receipt']);
  expect(shown()).toBeUndefined();
});

it('forgets everything that is not on the screen when another person sits down', async () => {
  const { queries, shown } = await listWasRead(false);
  void refresh(queries, ['session']);
  expect(shown()).toBeUndefined();
});
