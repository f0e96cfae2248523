import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

const core = sourceFiles(['main/core'], { tests: true });
const rulesFiles = core.filter(({ path }) => basename(path) === 'rules.ts');

type Rule = { readonly folder: string; readonly area: string; readonly name: string; readonly decides: boolean; readonly doc: string };

/** What a file exports for others to call or to read, with the comment right above it. */
function rulesIn({ path, text }: (typeof rulesFiles)[number]): Rule[] {
  const exported = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:function|const) (\w+)( = (?:\([^)]|<))?/gu;
  return [...text.matchAll(exported)].map(([all, doc = '', name = '', arrow]) => ({ folder: dirname(path), area: basename(dirname(path)), name, decides: all.includes('export function') || arrow !== undefined, doc }));
}

const rules = rulesFiles.flatMap(rulesIn);
/** A function decides; what else is exported is a limit or a list that a rule is made with. */
const deciding = rules.filter(({ decides }) => decides);

/** A row or chapter of the facts of the field, a manual of office procedure, a chapter of the design or a page of `docs`. */
const source = /\brows? \d+|\bb\.\d+|\bCSMOP \d+|Secretariat\s+(?:\* )?Instructions|\b(?:ledger|seal|engineering)\.md [A-Z\d]|\bdocs\/[\w-]+\.md/u;

/** What the tests beside the rules in a folder take from them. */
function takenByOwnTests(folder: string): ReadonlySet<string> {
  const tests = core.filter(({ path }) => dirname(path) === folder && path.endsWith('.test.ts'));
  const imports = tests.flatMap(({ text }) => [...text.matchAll(/import \{([^}]*)\} from '\.\/rules\.ts'/gu)].map(([, names = '']) => names));
  return new Set(imports.flatMap((names) => names.split(',').map((name) => name.trim())));
}

describe('the rules of the office', () => {
  it('stand in every area that decides something', () => {
    expect(rulesFiles.length).toBeGreaterThan(9);
    expect(deciding.length).toBeGreaterThan(75);
  });

  it('say where they come from', () => {
    expect(deciding.filter(({ doc }) => !source.test(doc)).map(({ area, name }) => `${area}: ${name}`)).toEqual([]);
  });

  it('say what their limits are for', () => {
    expect(rules.filter(({ doc }) => doc === '').map(({ area, name }) => `${area}: ${name}`)).toEqual([]);
  });

  it('are each tried by a test of their own', () => {
    expect(deciding.filter(({ folder, name }) => !takenByOwnTests(folder).has(name)).map(({ area, name }) => `${area}: ${name}`)).toEqual([]);
  });
});
