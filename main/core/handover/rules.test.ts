import { describe, expect, it } from 'vitest';
import { mayGiveBack, mayLeaveDesk } from './rules.ts';

describe('a file between desks', () => {
  it('leaves alone: parts, volumes and what is attached stay together', () => {
    expect(mayLeaveDesk({ kind: 'main', attached_to: null }, 0)).toBe(true);
    expect(mayLeaveDesk({ kind: 'part', attached_to: null }, 0)).toBe(false);
    expect(mayLeaveDesk({ kind: 'volume', attached_to: null }, 0)).toBe(false);
    expect(mayLeaveDesk({ kind: 'main', attached_to: 'other' }, 0)).toBe(false);
    expect(mayLeaveDesk({ kind: 'main', attached_to: null }, 1)).toBe(false);
  });

  it('is given back to the post that sent it, until somebody has opened it', () => {
    expect(mayGiveBack({ read: 0, previous_post: 'sender' }, 'sender')).toBe(true);
    expect(mayGiveBack({ read: 1, previous_post: 'sender' }, 'sender')).toBe(false);
    expect(mayGiveBack({ read: 0, previous_post: 'sender' }, 'somebody')).toBe(false);
  });
});
