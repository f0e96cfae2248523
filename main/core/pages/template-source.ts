import type { Result } from '../result.ts';
import { attempt, Broken, lineAt, type TemplateError } from './template-error.ts';

const forbidden: readonly RegExp[] = [
  /<\s*\/?\s*(?:script|style|iframe|object|embed|link|meta|base|form|input|template|html|head|body)\b/i,
  /\son[a-z]+\s*=/i,
  /\sstyle\s*=/i,
  /(?:javascript|vbscript|file|https?|ftp):/i,
  /(?:src|href)\s*=\s*["']?\s*\/\//i,
];
const forbiddenInCss: readonly RegExp[] = [
  /<\s*\//,
  /@import/i,
  /url\((?!\s*["']?\s*(?:data:image\/|#))/i,
];

/** Refuses what a printed page never needs: scripts, inline style, addresses outside. The error names the line. */
export const checkSource = (file: string, source: string): Result<string, TemplateError> =>
  attempt(() => {
    const rules = file.endsWith('.css') ? forbiddenInCss : forbidden;
    for (const pattern of rules) {
      const match = pattern.exec(source);
      if (match !== null) throw new Broken(file, lineAt(source, match.index), 'forbidden', match[0].trim());
    }
    return source;
  });
