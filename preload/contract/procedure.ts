import type { z } from 'zod';

/** What a caller must hold before a handler runs. `open` is for screens before sign-in; the rest are given by the roles of the post acted for. */
export type Permission =
  | 'open'
  | 'signed-in'
  | 'file.work'
  | 'letter.approve'
  | 'letter.cancel'
  | 'dispatch.work'
  | 'dak.work'
  | 'office.manage';

/** `query` reads, `command` appends to the ledger or to working papers, `job` starts long work and answers at once. */
export type ProcedureKind = 'query' | 'command' | 'job';

export type Procedure<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly kind: ProcedureKind;
  readonly permission: Permission;
  readonly input: Input;
  readonly output: Output;
  /** Tables a query reads or a command changes; windows refetch queries whose tables were changed. */
  readonly tables: readonly string[];
};

/** Declares one thing that a screen may ask; keeps the schema types. */
export function procedure<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Procedure<Input, Output>,
): Procedure<Input, Output> {
  return definition;
}
