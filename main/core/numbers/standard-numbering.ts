/** The formats with which every office begins, beside those of letters and files, which it chooses itself; volumes after so many pages (CSMOP 23). */
export const standardNumbering = {
  diary: '{seq}/{yyyy}-{section}',
  register: '{register}/{seq}/{yyyy}-{section}',
  part: '{file}-Part {seq}',
  volume: '{file}-Vol. {seq:r}',
  volumePages: 150,
} as const;
