import type { SearchHit } from '../../../preload/contract/search.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { kindIcons } from './search-hits.ts';
import './search.css';

/** One thing that was found: what it is called, its number and day, and where in its text the words stand. */
export function HitLine({ hit }: { readonly hit: SearchHit }) {
  const { t, shortDay } = useLanguage();
  return (
    <span className="hit">
      <span className="hit-head">
        <span className="row">
          <Icon name={kindIcons[hit.kind]} />
          {hit.hidden ? <span className="soft">{t('frame.confidential')}</span> : <MarkedText text={hit.title} />}
        </span>
        <span className="row small">
          <NumberText text={hit.number} />
          <span className="soft">{shortDay(hit.day)}</span>
        </span>
      </span>
      {hit.snippet.marks.length > 0 ? (
        <span className="hit-snippet small">
          <MarkedText text={hit.snippet} />
        </span>
      ) : null}
    </span>
  );
}
