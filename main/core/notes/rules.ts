import type { RichNode, RichText } from '../../../preload/contract/values.ts';
import type { Role } from '../../../preload/contract/session.ts';

/** Dealing hands sign on the left, officers on the right (CSMOP 15, domain.md row 38). */
export function signatureSide(roles: readonly Role[]): 'left' | 'right' {
  return roles.includes('officer') ? 'right' : 'left';
}

/** The blocks of a note that bear a paragraph number: those at the top that hold any text (row 39). */
export function numberedBlocks(content: RichText): readonly RichNode[] {
  return content.content.filter((block) => nodeText(block).trim() !== '');
}

/** How many paragraph numbers a note takes. */
export function countParagraphs(content: RichText): number {
  return numberedBlocks(content).length;
}

function nodeText(node: RichNode): string {
  return (node.text ?? '') + (node.content ?? []).map(nodeText).join(' ');
}
