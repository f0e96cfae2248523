import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { giveReason, makeStatement, receivePostage, setThreshold, statementOf } from './commands.ts';
import { layouts } from './layouts.ts';
import { printBoundRegister, registerCsv } from './print.ts';
import { readRegister } from './read-register.ts';
import { monthOf } from './rules.ts';
import { viewFor } from './view.ts';

export const registersHandlers: Handlers<'registers'> = {
  'registers.read': ({ desk, caller, input }) => {
    const { limit, offset, ...wanted } = input;
    const { rows, total } = readRegister(viewFor(desk, admitted(caller), wanted), { limit, offset });
    return { columns: layouts[wanted.register].map(({ id, kind }) => ({ id, kind })), rows: [...rows], total };
  },
  'registers.pdf': ({ desk, caller, input }) => printBoundRegister(desk, admitted(caller), input),
  'registers.csv': ({ desk, caller, input }) => registerCsv(desk, admitted(caller), input),
  'registers.receivePostage': ({ desk, caller, input }) => {
    receivePostage(desk, admitted(caller), input);
    return {};
  },
  'registers.statement': ({ desk, caller, input }) => statementOf(desk, admitted(caller), monthOf(input.on)),
  'registers.giveReason': ({ desk, caller, input }) => {
    giveReason(desk, admitted(caller), input);
    return {};
  },
  'registers.makeStatement': ({ desk, caller, input }) => makeStatement(desk, admitted(caller), monthOf(input.on)),
  'registers.setThreshold': ({ desk, caller, input }) => {
    setThreshold(desk, admitted(caller), input.months);
    return {};
  },
};
