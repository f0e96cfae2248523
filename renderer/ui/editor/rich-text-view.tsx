import type { ReactNode } from 'react';
import { Fragment, useContext } from 'react';
import type { RichNode, RichText } from '../../../preload/contract/values.ts';
import { scriptLanguage } from '../../i18n/script.ts';
import { TextLinks } from './text-links.ts';
import './editor.css';

const markTags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function textOf(node: RichNode): string {
  return node.text ?? (node.content ?? []).map(textOf).join('');
}

function Marked({ node }: { readonly node: RichNode }): ReactNode {
  const linked = useContext(TextLinks);
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    const MarkTag = markTags[mark.type];
    return <MarkTag>{inner}</MarkTag>;
  }, linked(node.text ?? ''));
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

type NodeProps = { readonly node: RichNode };

function Paragraph({ node }: NodeProps) {
  const align = node.attrs?.['textAlign'];
  const aligned = align === 'center' || align === 'end' ? `align-${align}` : '';
  const className = [node.type === 'heading' ? 'heading' : '', aligned].filter((part) => part !== '').join(' ');
  return (
    <p dir="auto" lang={scriptLanguage(textOf(node)) ?? undefined} className={className}>
      <Children node={node} />
    </p>
  );
}

function List({ node }: NodeProps) {
  const inner = <Children node={node} />;
  return node.type === 'orderedList' ? (
    <ol dir="auto" start={startOf(node)}>
      {inner}
    </ol>
  ) : (
    <ul dir="auto">{inner}</ul>
  );
}

function Cell({ node }: NodeProps) {
  const Tag = node.type === 'tableHeader' ? 'th' : 'td';
  return (
    <Tag colSpan={span(node, 'colspan')} rowSpan={span(node, 'rowspan')}>
      <Children node={node} />
    </Tag>
  );
}

function Item({ node }: NodeProps) {
  return (
    <li>
      <Children node={node} />
    </li>
  );
}

function Row({ node }: NodeProps) {
  return (
    <tr>
      <Children node={node} />
    </tr>
  );
}

function Table({ node }: NodeProps) {
  return (
    <table dir="auto">
      <tbody>
        <Children node={node} />
      </tbody>
    </table>
  );
}

const parts: Record<RichNode['type'], (props: NodeProps) => ReactNode> = {
  text: Marked,
  hardBreak: () => <br />,
  paragraph: Paragraph,
  heading: Paragraph,
  bulletList: List,
  orderedList: List,
  listItem: Item,
  table: Table,
  tableRow: Row,
  tableHeader: Cell,
  tableCell: Cell,
};

function Node({ node }: NodeProps) {
  const Part = parts[node.type];
  return <Part node={node} />;
}

type Props = {
  readonly text: RichText;
  /** The number of the first paragraph, where paragraphs are numbered through the notesheet. */
  readonly firstParagraph?: { readonly number: number; readonly format: (number: number) => string };
};

/** The number of each block in the notesheet; a block without words has none, as the core counts them. */
function blockNumbers(blocks: readonly RichNode[], first: number): readonly (number | null)[] {
  let next = first;
  return blocks.map((block) => (textOf(block).trim() === '' ? null : next++));
}

/** Rich text to be read, not written. */
export function RichTextView({ text, firstParagraph }: Props) {
  const numbers = firstParagraph ? blockNumbers(text.content, firstParagraph.number) : null;
  return (
    <div className="rich-text">
      {text.content.map((node, index) =>
        numbers && firstParagraph ? (
          <div key={index} className="numbered" data-paragraph={numbers[index] ?? undefined}>
            <span className="numbered-number">{typeof numbers[index] === 'number' ? firstParagraph.format(numbers[index]) : null}</span>
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
