/** A paper on the correspondence side or in an appendix, with the place that it keeps for good. */
export type CorrespondenceTable = {
  /** The file whose numbers run through: the file itself, of a volume the first one. */
  line_id: string;
  part: 'correspondence' | 'appendix-notes' | 'appendix-correspondence';
  serial: number;
  /** The file or volume that it lies in. */
  file_id: string;
  kind: 'receipt' | 'letter' | 'attachment';
  paper_id: string;
  first_page: number;
  last_page: number;
  /** The scans whose pages were numbered, in their order, as JSON: `[{ id, pages }]`; `[]` of a letter, or of a receipt that had none. */
  scans: string;
  /** What was said when it was put in the file. */
  remarks: string;
  /** The last note that stood in the notesheet then, 0 before the first. */
  after_note: number;
  flag: 'puc' | 'fr' | null;
  at: number;
};
