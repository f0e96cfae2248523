import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';

type Printed = Output<'dispatch.registerPdf'>;

export async function printRegister(desk: Desk, input: Input<'dispatch.registerPdf'>): Promise<Printed> {
  throw new Refusal('layoutUnavailable', { from: input.from, desk: desk.version });
}
export async function printPeonBook(desk: Desk, input: Input<'dispatch.peonBookPdf'>): Promise<Printed> {
  throw new Refusal('layoutUnavailable', { on: input.on, desk: desk.version });
}
export async function printLabels(desk: Desk, input: Input<'dispatch.labelsPdf'>): Promise<Printed> {
  throw new Refusal('layoutUnavailable', { kind: input.kind, desk: desk.version });
}
