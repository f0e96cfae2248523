import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperView } from '../../../preload/contract/correspondence.ts';
import { allSheets, differingPages, labelIn, pageLabel, placeOf, placeOfPaper, putUpOrder, readPage, spanLabel } from './pages.ts';

const scan = (id: string, pages: number) => ({ id, title: id, mime: 'application/pdf' as const, size: 1, pages, numbered: true, withdrawn: false });
const paper = (change: Partial<PaperView>): PaperView => ({
  id: 'paper',
  fileId: 'file',
  hidden: false,
  part: 'correspondence',
  serial: 1,
  firstPage: 1,
  lastPage: 1,
  kind: 'receipt',
  subject: '',
  form: '',
  party: '',
  number: '',
  date: null,
  theirNumber: '',
  theirDate: null,
  state: 'standing',
  flag: null,
  freshOrdinal: 0,
  answeredBy: [],
  at: 0,
  scans: [],
  ...change,
});

describe('the pages of the correspondence side', () => {
  it('are read as they are cited, in the digits of every script', () => {
    expect(readPage('C/12', 'correspondence')).toEqual({ part: 'correspondence', page: 12 });
    expect(readPage(' c ۱۲ ', 'appendix-notes')).toEqual({ part: 'correspondence', page: 12 });
    expect(readPage('१२', 'appendix-notes')).toEqual({ part: 'appendix-notes', page: 12 });
    expect([readPage('', 'correspondence'), readPage('X/3', 'correspondence'), readPage('C/', 'correspondence')]).toEqual([null, null, null]);
    expect([spanLabel(paper({ firstPage: 5, lastPage: 8 })), spanLabel(paper({ part: 'appendix-notes' }))]).toEqual(['C/5-8', 'N/1']);
  });

  it('lead from any number to the sheet that carries it, across papers and their scans', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 9 }), (papers) => {
        let last = 0;
        const views = papers.map((scans, at) => {
          const firstPage = last + 1;
          last += scans.reduce((sum, pages) => sum + pages, 0);
          return paper({ id: `p${at}`, firstPage, lastPage: last, scans: scans.map((pages, index) => scan(`p${at}-${index}`, pages)) });
        });
        const sheets = allSheets(views);
        for (let page = 1; page <= last; page += 1) {
          const place = placeOf(sheets, { part: 'correspondence', page });
          const found = sheets[place?.at ?? -1];
          expect(found ? labelIn(found, place?.page ?? 0) : null).toBe(pageLabel({ part: 'correspondence', page }));
        }
        expect([placeOf(sheets, { part: 'correspondence', page: last + 1 }), placeOf(sheets, { part: 'appendix-notes', page: 1 })]).toEqual([null, null]);
      }),
    );
  });

  it('keep their numbers when fewer or more pages were scanned later', () => {
    const fewer = paper({ id: 'a', firstPage: 1, lastPage: 3, scans: [scan('s', 2)] });
    const more = paper({ id: 'b', firstPage: 4, lastPage: 4, scans: [scan('t', 1), scan('u', 2)] });
    const sheets = allSheets([fewer, more]);
    expect(placeOf(sheets, { part: 'correspondence', page: 3 })).toEqual({ at: 0, page: 2 });
    expect(placeOf(sheets, { part: 'correspondence', page: 4 })).toEqual({ at: 1, page: 1 });
    expect(sheets[2] ? labelIn(sheets[2], 1) : null).toBe('–');
    expect(placeOfPaper(sheets, 'b')).toEqual({ at: 1, page: 1 });
    expect([differingPages(fewer), differingPages(more), differingPages(paper({}))]).toEqual([2, 3, null]);
  });

  it('are put up with the paper under consideration first, then what is fresh', () => {
    const papers = [paper({ id: 'old' }), paper({ id: 'fr', flag: 'fr' }), paper({ id: 'puc', flag: 'puc' }), paper({ id: 'new' })];
    expect(putUpOrder(papers).map(({ id }) => id)).toEqual(['puc', 'fr', 'old', 'new']);
  });
});
