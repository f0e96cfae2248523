import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream, type PDFDocument, type PDFObject } from 'pdf-lib';

/** What a sealed letter never contains. */
export type StructureProblem = 'activeContent' | 'layers' | 'forms';

const activeKeys = ['JS', 'JavaScript', 'OpenAction', 'AA', 'RichMediaContent', 'XFA'].map((key) => PDFName.of(key));
const activeActions = new Set(['Launch', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'Movie', 'Sound', 'Rendition', 'JavaScript']);
const deepest = 60;

const name = (dict: PDFDict, key: string): string => {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
};

const problemOf = (dict: PDFDict): StructureProblem | null => {
  if (activeKeys.some((key) => dict.has(key)) || activeActions.has(name(dict, 'S'))) return 'activeContent';
  if (dict.has(PDFName.of('OCProperties')) || name(dict, 'Type') === 'OCG') return 'layers';
  const type = name(dict, 'FT');
  return type !== '' && type !== 'Sig' ? 'forms' : null;
};

const childrenOf = (object: PDFObject): readonly PDFObject[] => {
  if (object instanceof PDFStream) return [object.dict];
  if (object instanceof PDFDict) return object.values();
  return object instanceof PDFArray ? object.asArray() : [];
};

const scan = (object: PDFObject, found: Set<StructureProblem>, depth: number): void => {
  if (depth > deepest) {
    found.add('activeContent');
    return;
  }
  const problem = object instanceof PDFDict ? problemOf(object) : null;
  if (problem !== null) found.add(problem);
  childrenOf(object).forEach((child) => scan(child, found, depth + 1));
};

/** Every object of the file is looked at, referenced or not; an order of the problems is not promised. */
export const scanStructure = (pdf: PDFDocument): StructureProblem[] => {
  const found = new Set<StructureProblem>();
  pdf.context.enumerateIndirectObjects().forEach(([, object]) => scan(object, found, 0));
  return [...found];
};

/** The value dictionaries of the signature fields in the form. */
const signatureFields = (pdf: PDFDocument): PDFDict[] => {
  const form = pdf.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  const fields = form?.lookupMaybe(PDFName.of('Fields'), PDFArray);
  return (fields?.asArray() ?? [])
    .map((field) => pdf.context.lookup(field))
    .filter((field) => field instanceof PDFDict)
    .map((field) => field.lookupMaybe(PDFName.of('V'), PDFDict))
    .filter((value) => value !== undefined);
};

/** The one signature that the form refers to, when its range is the given one; null otherwise. */
export const signatureWithRange = (pdf: PDFDocument, range: readonly number[]): PDFDict | null => {
  const signatures = signatureFields(pdf);
  const numbers = signatures[0]?.lookupMaybe(PDFName.of('ByteRange'), PDFArray)?.asArray() ?? [];
  const same = numbers.length === 4 && numbers.every((value, at) => value instanceof PDFNumber && value.asNumber() === range[at]);
  return signatures.length === 1 && same ? (signatures[0] ?? null) : null;
};
