import { z } from 'zod';

type JsonSchema = z.core.JSONSchema._JSONSchema;

export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });

/** A request of the right shape about things that do not exist, every optional field filled in. */
export function sampleInput(schema: z.ZodType): unknown {
  const root = jsonSchemaOf(schema, 'input');
  const definitions = root.$defs ?? {};
  const sample = (part: JsonSchema): unknown => {
    if (typeof part === 'boolean') return null;
    if (part.$ref) return sample(definitions[part.$ref.replace('#/$defs/', '')] ?? {});
    if (part.anyOf?.[0] !== undefined) return sample(part.anyOf[0]);
    if (part.const !== undefined) return part.const;
    if (part.enum?.[0] !== undefined) return part.enum[0];
    return sampleOfType(part, sample);
  };
  return sample(root);
}

function sampleOfType(part: Exclude<JsonSchema, boolean>, sample: (part: JsonSchema) => unknown): unknown {
  switch (part.type) {
    case 'object':
      return Object.fromEntries(Object.entries(part.properties ?? {}).map(([name, inner]) => [name, sample(inner)]));
    case 'array':
      return sampleList(part, sample);
    case 'string':
      return sampleText(part);
    case 'integer':
    case 'number':
      return Math.max(part.minimum ?? 1, 1);
    case 'boolean':
      return true;
    default:
      return new Uint8Array([1, 2, 3]);
  }
}

function sampleList({ items, minItems = 0 }: Exclude<JsonSchema, boolean>, sample: (part: JsonSchema) => unknown): unknown[] {
  return minItems === 0 || items === undefined || Array.isArray(items) ? [] : [sample(items)];
}

function sampleText({ format, pattern, minLength = 0 }: Exclude<JsonSchema, boolean>): string {
  if (format === 'uuid') return '019a0000-0000-7000-8000-00000000abcd';
  if (format === 'date') return '2026-11-21';
  if (pattern?.startsWith('^[A-Z]')) return 'A';
  if (pattern === '^[0-9a-f]{64}$') return 'a'.repeat(64);
  if (pattern === '^[0-9a-f]{32}$') return 'a'.repeat(32);
  if (pattern === '^[0-9]{4}$') return '0000';
  return pattern ? 'verify.sample.invalid' : 'sample'.padEnd(minLength, 'x');
}
