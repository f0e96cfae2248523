import type { Input, Output, ProcedureName } from '../../preload/contract/index.ts';
import type { Desk } from './desk.ts';
import type { Caller } from './session/session.ts';

/** What a handler is given: the desk, who asks, and the officer where the permission promises one. */
export type Request<Name extends ProcedureName> = {
  readonly desk: Desk;
  readonly caller: Caller;
  readonly input: Input<Name>;
};

export type Handler<Name extends ProcedureName> = (request: Request<Name>) => Output<Name> | Promise<Output<Name>>;

/** The procedures of one area, each with its handler. */
export type Handlers<Area extends string> = {
  readonly [Name in Extract<ProcedureName, `${Area}.${string}`>]: Handler<Name>;
};

