import type { OtherOffice } from '../../../preload/contract/offices.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useOfficeName } from './office-words.ts';

type Props = {
  readonly office: OtherOffice & { readonly bound: boolean };
  readonly side: 'superior' | 'subordinate' | 'other';
  readonly onPart: ((office: OtherOffice) => void) | null;
};

/** One other office: its name and level, and what is still missing before files can go there. */
export function OfficeLine({ office, side, onPart }: Props) {
  const { t } = useLanguage();
  const nameOf = useOfficeName();
  return (
    <li className="offices-line" data-testid="office-line" data-side={side} data-bound={office.bound}>
      <div className="stack stack-tight">
        <p className="strong">
          <ScriptText text={nameOf(office)} /> {office.bound ? null : <Tag text={t('offices.waiting')} tone="warn" icon="warning" />}
        </p>
        <p className="soft small">
          {office.level ? t(`offices.level_${office.level}`) : null}
          {office.level && office.name ? ' · ' : null}
          {office.name ? (
            <bdi dir="ltr" className="number">
              {office.code}
            </bdi>
          ) : null}
        </p>
        {office.bound ? null : <p className="small">{t(side === 'superior' ? 'offices.waitsForSuperior' : 'offices.waitsForSubordinate')}</p>}
      </div>
      {onPart ? (
        <Button kind="quiet" onPress={() => onPart(office)} testId="office-part">
          {t('offices.part')}
        </Button>
      ) : null}
    </li>
  );
}
