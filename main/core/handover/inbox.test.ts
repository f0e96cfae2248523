import { expect, it } from 'vitest';
import { Inbox } from './inbox.ts';

it('lets letters about different things share a commit, in their order, and works on each once', () => {
  const inbox = new Inbox();
  const commits: string[][] = [];
  const put = (name: string, thing: string | null) => inbox.put(thing, () => commits.at(-1)?.push(name));
  put('offer a', 'a');
  put('offer b', 'b');
  put('parcel a', 'a');
  put('status', null);
  put('offer c', 'c');
  for (let turn = 0; turn < 5; turn += 1) {
    inbox.workOn((work) => {
      commits.push([]);
      work();
    });
  }
  expect(commits).toEqual([['offer a', 'offer b'], ['parcel a'], ['status'], ['offer c']]);
});

it('goes on with the next letters where a commit failed', () => {
  const inbox = new Inbox();
  const seen: string[] = [];
  inbox.put('a', () => {
    throw new Error('full');
  });
  inbox.put('b', () => void seen.push('b'));
  expect(() => inbox.workOn((work) => work())).toThrow('full');
  inbox.workOn((work) => work());
  expect(seen).toEqual(['b']);
});
