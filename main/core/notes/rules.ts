import type { RichNode, RichText } from '../../../preload/contract/values.ts';
import type { Role } from '../../../preload/contract/session.ts';

/** Dealing hands sign on the left, officers on the right (CSMOP 15, domain.md row 38). */
export function signatureSide(roles: readonly Role[]): 'left' | 'right' {
  return roles.includes('officer') ? 'right' : 'left';
}

/** The numbered paragraphs of a note: top-level blocks that hold any text (row 39). */
export function countParagraphs(content: RichText): number {
  return content.content.filter((block) => nodeText(block).trim() !== '').length;
}

function nodeText(node: RichNode): string {
  return (node.text ?? '') + (node.content ?? []).map(nodeText).join(' ');
}
