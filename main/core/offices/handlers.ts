import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { admitOffice, nameSuperior, partFrom, setLevel } from './acts.ts';
import { officeTree, postsOfOthers } from './queries.ts';

export const officesHandlers: Handlers<'offices'> = {
  'offices.tree': ({ desk }) => officeTree(desk),
  'offices.posts': ({ desk }) => postsOfOthers(desk),
  'offices.setLevel': ({ desk, caller, input }) => {
    setLevel(desk, admitted(caller), input.level);
    return {};
  },
  'offices.nameSuperior': async ({ desk, caller, input }) => {
    await nameSuperior(desk, admitted(caller), input.code);
    return {};
  },
  'offices.admit': ({ desk, caller, input }) => {
    admitOffice(desk, admitted(caller), input.office);
    return {};
  },
  'offices.part': ({ desk, caller, input }) => {
    partFrom(desk, admitted(caller), input.office);
    return {};
  },
  'offices.look': async ({ desk }) => {
    await desk.offices.current?.look();
    return {};
  },
};
