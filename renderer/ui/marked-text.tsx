import type { MarkedText as Marked } from '../../preload/contract/search.ts';
import { scriptLanguage } from '../i18n/script.ts';

type Piece = { readonly at: number; readonly text: string; readonly marked: boolean };

function piecesOf({ text, marks }: Marked): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    pieces.push({ at, text: text.slice(at, from), marked: false }, { at: from, text: text.slice(from, to), marked: true });
    at = to;
  }
  return [...pieces, { at, text: text.slice(at), marked: false }].filter((piece) => piece.text !== '');
}

/** Text that somebody typed, with the words that were asked for marked in it. */
export function MarkedText({ text }: { readonly text: Marked }) {
  return (
    <bdi dir="auto" lang={scriptLanguage(text.text) ?? undefined}>
      {piecesOf(text).map((piece) => (piece.marked ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>))}
    </bdi>
  );
}
