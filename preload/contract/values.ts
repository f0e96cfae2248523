import { z } from 'zod';
import { tameLine, tameText } from './tame-text.ts';
import { errorCodes } from './errors.ts';

export const language = z.enum(['en', 'ur', 'hi']);
export type Language = z.infer<typeof language>;

export const digits = z.enum(['latin', 'native']);
export type Digits = z.infer<typeof digits>;

export const id = z.uuid();
/** One line of text as typed; the core trims it and puts it in NFC. */
export const line = z.string().max(300).overwrite(tameLine);
export const requiredLine = line.min(1);
export const remarks = z.string().max(4000).overwrite(tameText);
/** An address as it stands on a cover. */
export const address = z.string().max(600).overwrite(tameText);
/** A short code of an office, section or post. */
export const code = (longest: number) => z.string().max(longest).overwrite(tameLine).min(1);
/** In which order a list is asked for: by one of its columns, ascending or not; without it the list stands in its own order. */
export const sortBy = <const Columns extends readonly [string, ...string[]]>(columns: Columns) =>
  z.strictObject({ column: z.enum(columns), descending: z.boolean() }).optional();
/** Digits of any script; the core brings them to ASCII and applies the rules for new ones. */
export const pin = z.string().min(1).max(24);
/** A calendar day, `2026-11-21`. */
export const day = z.iso.date();
/** Milliseconds since 1970; a label, never compared by a rule. */
export const instant = z.int().nonnegative();
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** The same name in the languages that the office uses; at least one is filled. */
export const localText = z
  .strictObject({ en: line.optional(), ur: line.optional(), hi: line.optional() })
  .refine((text) => Object.values(text).some((value) => value !== undefined && value.trim() !== ''));
export type LocalText = z.infer<typeof localText>;

const markSchema = z.strictObject({
  type: z.enum(['bold', 'italic', 'underline', 'strike']),
});

/** A node of rich text as the editor keeps it; only what a letter or note may hold. */
export type RichNode = {
  type:
    | 'paragraph'
    | 'heading'
    | 'bulletList'
    | 'orderedList'
    | 'listItem'
    | 'table'
    | 'tableRow'
    | 'tableHeader'
    | 'tableCell'
    | 'hardBreak'
    | 'text';
  attrs?: Record<string, string | number | boolean | null | number[]> | undefined;
  marks?: { type: 'bold' | 'italic' | 'underline' | 'strike' }[] | undefined;
  text?: string | undefined;
  content?: RichNode[] | undefined;
};

const richNode: z.ZodType<RichNode> = z.lazy(() =>
  z.strictObject({
    type: z.enum([
      'paragraph',
      'heading',
      'bulletList',
      'orderedList',
      'listItem',
      'table',
      'tableRow',
      'tableHeader',
      'tableCell',
      'hardBreak',
      'text',
    ]),
    attrs: z
      .record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null(), z.array(z.number()).max(64)]))
      .optional(),
    marks: z.array(markSchema).max(8).optional(),
    text: z.string().max(60_000).overwrite(tameText).optional(),
    content: z.array(richNode).max(5000).optional(),
  }),
);

export const richText = z.strictObject({ type: z.literal('doc'), content: z.array(richNode).max(5000) });
export type RichText = z.infer<typeof richText>;

/** Rich text per language; a letter carries one, two or three. */
export const localRichText = z.strictObject({
  en: richText.optional(),
  ur: richText.optional(),
  hi: richText.optional(),
});
export type LocalRichText = z.infer<typeof localRichText>;

export const classification = z.enum(['normal', 'confidential', 'secret', 'top-secret']);
export const urgency = z.enum(['routine', 'priority', 'immediate', 'most-immediate']);

/** Who did it: the post and the person both stand on every act. */
export const actor = z.strictObject({
  postId: id,
  post: localText,
  personId: id,
  person: localText,
  /** True when the person held acting charge of the post. */
  acting: z.boolean(),
});
export type Actor = z.infer<typeof actor>;

export const done = z.strictObject({});

/** Many things at once: all of them were done, or none where some are refused, each with its number and the reason. */
export const batchOutcome = z.strictObject({
  done: z.int(),
  refused: z.array(z.strictObject({ id, number: z.string(), code: z.enum(errorCodes) })),
});
export type BatchOutcome = z.infer<typeof batchOutcome>;

/** The things of one act on many. */
export const ids = z.array(id).min(1).max(500);
