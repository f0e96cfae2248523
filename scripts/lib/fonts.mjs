import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

const families = [
  'noto-sans', 'noto-serif', 'noto-nastaliq-urdu', 'noto-naskh-arabic', 'noto-sans-devanagari', 'noto-serif-devanagari',
];
const weights = [400, 700];

/** Scripts that no language of the product is written in. */
const unused = /-(?:cyrillic|cyrillic-ext|greek|greek-ext|vietnamese|math|symbols)-\d+-normal$/;

/**
 * Writes `fonts/fonts.css` and the files it names under `folder`. Each face keeps its `unicode-range`, so
 * that a page loads only the scripts it shows.
 */
export function writeFonts(folder) {
  const target = join(folder, 'fonts');
  mkdirSync(target, { recursive: true });
  const faces = families.flatMap((family) => weights.flatMap((weight) => facesOf(family, weight)));
  for (const { source, file } of faces) {
    if (!existsSync(join(target, file))) copyFileSync(source, join(target, file));
  }
  writeFileSync(join(target, 'fonts.css'), `${faces.map((face) => face.css).join('\n')}\n`);
}

function facesOf(family, weight) {
  const folder = inRoot('node_modules', '@fontsource', family);
  const sheet = readFileSync(join(folder, `${weight}.css`), 'utf8');
  return [...sheet.matchAll(/\/\* (\S+) \*\/\s*(@font-face \{[^}]*\})/g)]
    .filter(([, name]) => !unused.test(name))
    .map(([, name, rule]) => {
      const file = `${name}.woff2`;
      const css = rule
        .replace(/src: [^;]*;/, `src: url(/fonts/${file}) format('woff2');`)
        .replace('font-display: swap', 'font-display: block');
      return { file, css, source: join(folder, 'files', file) };
    });
}
