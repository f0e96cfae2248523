import type { z } from 'zod';
import type { Random } from '../../main/cli/seeded-random.ts';
import { jsonSchemaOf } from '../unit/sample-input.ts';

type Part = z.core.JSONSchema._JSONSchema;

const texts = [
  '', ' ', 'Repair of the roof', 'مرمت چھت', 'छत की मरम्मत', 'invoice\u202Efdp.exe', '\u2066\u2067\u2068', '\u0000\u0007\u001B[2J', '\uD800', 'x\uDC00y', '\uFEFFbom',
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'; DROP TABLE event; --", '" OR 1=1', '%00', '${7*7}', '{{constructor}}', '__proto__', 'constructor', 'toString',
  '../../etc/passwd', 'C:\\CON\\nul.txt', '=HYPERLINK("http://x","y")', '@SUM(1)', 'NEAR("a" "b")', '* OR *', '{seq}', '{seq}{seq}', '1/2026', '۱۲۳', '१२३', '🗂️'.repeat(40), 'ا'.repeat(290), 'a\nb\r\nc\td',
  '9'.repeat(299), '-0', '1e309', 'null', 'true', '٠', 'ﷺ'.repeat(20), 'Z̷̡̢͇͇'.repeat(20),
] as const;
const numbers = [0, 1, -1, 2, 7, 100, 9999, 2 ** 31, 2 ** 53, 0.5, -0, Number.NaN, Number.POSITIVE_INFINITY, 1_700_000_000_000];
const days = ['2026-11-21', '2026-11-20', '1900-01-01', '2026-02-29', '9999-12-31', '0000-00-00', 'yesterday', '2030-01-01'];
const wrong: readonly unknown[] = [null, true, [], {}, 'x', 7, 10n, new Date(0), new Uint8Array([37, 80, 68, 70]), Symbol.iterator, { length: -1 }, [[[]]]];

/** Makes inputs for a procedure: mostly of the right shape with hostile values in it and ids that exist, now and then broken. */
export function fuzzer(random: Random, ids: () => readonly string[]) {
  const maker = (root: Exclude<Part, boolean>) => {
    const definitions = root.$defs ?? {};
    const make = (part: Part, depth: number): unknown => {
      if (typeof part === 'boolean' || random.below(60) === 0) return random.one(wrong);
      if (part.$ref) return depth > 6 ? null : make(definitions[part.$ref.replace('#/$defs/', '')] ?? {}, depth + 1);
      if (part.anyOf) return make(random.one(part.anyOf), depth);
      if (part.const !== undefined) return part.const;
      if (part.enum) return random.one(part.enum);
      return ofType(part, depth, make);
    };
    return () => make(root, 0);
  };
  const ofType = (part: Exclude<Part, boolean>, depth: number, make: (part: Part, depth: number) => unknown): unknown => {
    switch (part.type) {
      case 'object':
        return fieldsOf(part, (inner) => make(inner, depth + 1));
      case 'array':
        return listOf(part, (inner) => make(inner, depth + 1));
      case 'string':
        return textOf(part);
      case 'integer':
      case 'number':
        return random.below(3) === 0 ? random.one(numbers) : (part.minimum ?? 0) + random.below(3);
      case 'boolean':
        return random.below(2) === 0;
      default:
        return random.one([new Uint8Array([37, 80, 68, 70, 45]), new Uint8Array(0), random.one(wrong)]);
    }
  };
  const fieldsOf = (part: Exclude<Part, boolean>, make: (part: Part) => unknown) => {
    const required = new Set(part.required ?? []);
    const chosen = Object.entries(part.properties ?? {}).filter(([name]) => required.has(name) || random.below(2) === 0);
    return Object.fromEntries(chosen.map(([name, inner]) => [name, make(inner)]));
  };
  const listOf = ({ items }: Exclude<Part, boolean>, make: (part: Part) => unknown): unknown[] =>
    items === undefined || Array.isArray(items) ? [] : Array.from({ length: random.below(4) }, () => make(items));
  const textOf = ({ format, pattern }: Exclude<Part, boolean>): string => {
    if (format === 'uuid') return random.below(8) === 0 ? '019a0000-0000-7000-8000-00000000abcd' : random.one(ids());
    if (format === 'date') return random.one(days);
    return pattern?.startsWith('^[A-Z]') ? random.one(['', 'A', 'ZZ', 'a']) : random.one(texts);
  };
  return (schema: z.ZodType) => {
    const root = jsonSchemaOf(schema, 'input');
    return maker(root);
  };
}
