const paths = {
  inbox: 'M3 13h5l1.5 3h5L16 13h5M3 13l3-8h12l3 8v6H3z',
  sent: 'M21 3 10 14M21 3l-7 18-4-7-7-4z',
  file: 'M4 6V4h6l2 2h8v14H4z',
  letter: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  register: 'M5 3h14v18H5zM9 3v18M12 8h4M12 12h4',
  dak: 'M3 9h18v11H3zM3 9l9 6 9-6M12 2v7M9 6l3 3 3-3',
  dispatch: 'M3 7h18v12H3zM3 8l9 6 9-6',
  batch: 'M8 3h9l4 4v11H8zM8 6H4v15h12v-3M11 10h6M11 14h6',
  verify: 'M12 3l8 3v6c0 4.5-3.2 7.6-8 9-4.8-1.4-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  office: 'M3 21h18M5 21V9l7-5 7 5v12M9 21v-6h6v6M9 11h.01M15 11h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.5-6 8-6s8 2 8 6',
  lock: 'M6 11h12v10H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
  signOut: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16.5 16.5 21 21',
  add: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19 7',
  minus: 'M5 12h14',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  forward: 'M5 12h14M13 6l6 6-6 6',
  returned: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6v1',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  save: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  warning: 'M12 4 2.5 20h19zM12 10v5M12 17.5v.5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5v.5',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5M12 16v.5',
  question: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5',
  pen: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  bold: 'M7 4h6a4 4 0 0 1 0 8H7zM7 12h7a4 4 0 0 1 0 8H7z',
  italic: 'M10 4h8M6 20h8M14 4l-4 16',
  underline: 'M7 4v7a5 5 0 0 0 10 0V4M5 21h14',
  bullets: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  numbers: 'M10 6h10M10 12h10M10 18h10M4 5h1v4M4 17.5c0-2 2.5-2 2.5-.5 0 1-2.5 1.5-2.5 3h2.5',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  rowAdd: 'M4 5h16v6H4zM12 14v6M9 17h6',
  columnAdd: 'M5 4h6v16H5zM14 12h6M17 9v6',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  textStart: 'M4 6h16M4 11h9M4 16h13M4 21h7',
  textEnd: 'M4 6h16M11 11h9M7 16h13M13 21h7',
  textCentre: 'M4 6h16M7 11h10M5 16h14M9 21h6',
  undo: 'M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3',
  redo: 'M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l13 8-13 8z',
  shieldOff: 'M12 3l8 3v6c0 4.5-3.2 7.6-8 9-4.8-1.4-8-4.5-8-9V6zM9 9l6 6M15 9l-6 6',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.5 2.8-5.5 6.5-5.5s6.5 2 6.5 5.5M16 4.5a3.5 3.5 0 0 1 0 6M18 15c2.2.8 3.5 2.5 3.5 5',
  pullBack: 'M20 12H8M12 6l-6 6 6 6M3 5v14',
  copies: 'M9 9h11v12H9zM5 15H4V3h11v2',
  fitWidth: 'M4 4v16M20 4v16M7 12h10M10 9l-3 3 3 3M14 9l3 3-3 3',
  fitPage: 'M6 3h12v18H6zM12 7v10M9.5 9.5 12 7l2.5 2.5M9.5 14.5 12 17l2.5-2.5',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  flag: 'M6 21V4M6 4h12l-3 4 3 4H6',
  network: 'M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14h8',
} as const;

export type IconName = keyof typeof paths;

const directional: ReadonlySet<IconName> = new Set(['back', 'forward', 'returned', 'signOut', 'pullBack', 'sent', 'textStart', 'textEnd', 'bullets', 'numbers', 'undo', 'redo']);

/** A line drawing beside words; screen readers pass it over. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={directional.has(name) ? 'icon icon-directional' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
