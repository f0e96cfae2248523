import { z } from 'zod';
import type { ContractError } from '../../preload/contract/errors.ts';

/** What the core may ask of the main process, and nothing else. */
const requests = {
  'layout.open': z.strictObject({ html: z.string().max(50_000_000) }),
  'layout.print': z.strictObject({
    page: z.string().max(100),
    slots: z.record(z.string().max(100), z.string().max(2_000_000)).optional(),
    footer: z.string().max(100_000).optional(),
    size: z
      .union([z.literal('A4'), z.strictObject({ widthMm: z.number().min(10).max(2000), heightMm: z.number().min(10).max(2000) })])
      .optional(),
  }),
  'layout.close': z.strictObject({ page: z.string().max(100) }),
  'printer.list': z.strictObject({}),
  'printer.print': z.strictObject({
    pdf: z.instanceof(Uint8Array),
    printer: z.string().min(1).max(200),
    title: z.string().min(1).max(200),
    copies: z.int().min(1).max(50),
  }),
  'printer.job': z.strictObject({ job: z.string().min(1).max(200) }),
  'secret.protect': z.strictObject({ secret: z.instanceof(Uint8Array).refine(({ length }) => length === 32) }),
  'secret.reveal': z.strictObject({ wrapped: z.instanceof(Uint8Array).refine(({ length }) => length <= 10_000) }),
};

type RequestName = keyof typeof requests;
type Inputs = { [Name in RequestName]: z.output<(typeof requests)[Name]> };

export type CoreRequestHandlers = { readonly [Name in RequestName]: (input: Inputs[Name]) => Promise<object> };

const schemas: { readonly [Name in RequestName]: z.ZodType<Inputs[Name]> } = requests;

type Answer = { readonly answer: number | string } & ({ readonly ok: true; readonly value: object } | { readonly ok: false; readonly error: ContractError });

const envelope = z.strictObject({ ask: z.union([z.number(), z.string()]), name: z.string(), input: z.unknown() });

/** Answers one request of the core; undefined for a message that is none. `toError` turns what a handler threw into its error value. */
export async function answerCoreRequest(
  message: unknown,
  handlers: CoreRequestHandlers,
  toError: (problem: unknown) => ContractError,
): Promise<Answer | undefined> {
  const parsed = envelope.safeParse(message);
  if (!parsed.success) return undefined;
  const { ask, name, input } = parsed.data;
  if (!isRequestName(name)) return { answer: ask, ok: false, error: { code: 'unknownProcedure', params: { name } } };
  return handle(name, input, handlers).then(
    (value): Answer => ({ answer: ask, ok: true, value }),
    (problem: unknown): Answer => ({ answer: ask, ok: false, error: problem instanceof z.ZodError ? { code: 'badInput' } : toError(problem) }),
  );
}

async function handle<Name extends RequestName>(name: Name, input: unknown, handlers: CoreRequestHandlers): Promise<object> {
  return handlers[name](schemas[name].parse(input));
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}
