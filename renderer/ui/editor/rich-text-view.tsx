import type { ReactNode } from 'react';
import { Fragment } from 'react';
import type { RichNode, RichText } from '../../../preload/contract/values.ts';
import { scriptLanguage } from '../../i18n/script.ts';
import './editor.css';

const markTags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function textOf(node: RichNode): string {
  return node.text ?? (node.content ?? []).map(textOf).join('');
}

function Marked({ node }: { readonly node: RichNode }): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    const MarkTag = markTags[mark.type];
    return <MarkTag>{inner}</MarkTag>;
  }, node.text ?? '');
}

function span(node: RichNode, name: 'colspan' | 'rowspan'): number {
  const value = node.attrs?.[name];
  return typeof value === 'number' ? value : 1;
}

function startOf(node: RichNode): number {
  const value = node.attrs?.['start'];
  return typeof value === 'number' ? value : 1;
}

function Children({ node }: { readonly node: RichNode }): ReactNode {
  return (node.content ?? []).map((child, index) => (
    <Fragment key={index}>
      <Node node={child} />
    </Fragment>
  ));
}

function Node({ node }: { readonly node: RichNode }): ReactNode {
  const lang = scriptLanguage(textOf(node)) ?? undefined;
  const align = node.attrs?.['textAlign'];
  const className = align === 'center' || align === 'end' ? `align-${align}` : undefined;
  const inner = <Children node={node} />;
  switch (node.type) {
    case 'text':
      return <Marked node={node} />;
    case 'hardBreak':
      return <br />;
    case 'paragraph':
      return <p dir="auto" lang={lang} className={className}>{inner}</p>;
    case 'heading':
      return <p dir="auto" lang={lang} className="heading">{inner}</p>;
    case 'bulletList':
      return <ul dir="auto">{inner}</ul>;
    case 'orderedList':
      return <ol dir="auto" start={startOf(node)}>{inner}</ol>;
    case 'listItem':
      return <li>{inner}</li>;
    case 'table':
      return <table dir="auto"><tbody>{inner}</tbody></table>;
    case 'tableRow':
      return <tr>{inner}</tr>;
    case 'tableHeader':
      return <th colSpan={span(node, 'colspan')} rowSpan={span(node, 'rowspan')}>{inner}</th>;
    case 'tableCell':
      return <td colSpan={span(node, 'colspan')} rowSpan={span(node, 'rowspan')}>{inner}</td>;
  }
}

type Props = {
  readonly text: RichText;
  /** The number of the first paragraph, where paragraphs are numbered through the notesheet. */
  readonly firstParagraph?: { readonly number: number; readonly format: (number: number) => string };
};

/** Rich text to be read, not written. */
export function RichTextView({ text, firstParagraph }: Props) {
  return (
    <div className="rich-text">
      {text.content.map((node, index) =>
        firstParagraph ? (
          <div key={index} className="numbered">
            <span className="numbered-number">{firstParagraph.format(firstParagraph.number + index)}</span>
            <div>
              <Node node={node} />
            </div>
          </div>
        ) : (
          <Node key={index} node={node} />
        ),
      )}
    </div>
  );
}
