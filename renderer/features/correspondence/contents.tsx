import { useMemo } from 'react';
import type { PaperView } from '../../../preload/contract/correspondence.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Register } from '../../ui/register/register.tsx';
import { contentsColumns } from './contents-columns.tsx';
import { putUpOrder } from './pages.ts';
import './correspondence.css';

export type ContentsOrder = 'serial' | 'put-up';
type Props = { readonly papers: readonly PaperView[]; readonly order: ContentsOrder; readonly open: string | null; readonly onOpen: (paperId: string) => void };

const rowRem = 3.3;

/** The table of contents of a file; arrows choose a paper, Enter opens it at its first page. */
export function Contents({ papers, order, open, onOpen }: Props) {
  const tools = useLanguage();
  const columns = useMemo(() => contentsColumns(tools), [tools]);
  const rows = useMemo(() => (order === 'serial' ? papers : putUpOrder(papers)), [papers, order]);
  if (papers.length === 0) return null;
  return (
    <div className="contents" style={{ blockSize: `${(papers.length + 1) * rowRem}rem` }}>
      <Register
        list="contents"
        label={tools.t('correspondence.contents')}
        columns={columns}
        rows={rows}
        rowId={(paper) => paper.id}
        onOpen={(paper) => onOpen(paper.id)}
        emphasised={(paper) => paper.id === open}
        empty={null}
        minWidth="29rem"
        testId="contents"
      />
    </div>
  );
}
