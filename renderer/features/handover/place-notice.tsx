import type { FilePlace } from '../../../preload/contract/handover.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useNamedDesk } from './desk-name.ts';

/** Where the file is when it isn't at this desk, and what that means for who reads it here. */
export function PlaceNotice({ fileId }: { readonly fileId: string }) {
  const { value: place } = useOfficeQuery('handover.ofFile', { fileId });
  const { t } = useLanguage();
  if (!place || place.state === 'here') return null;
  return (
    <Notice tone={place.state === 'frozen' || place.state === 'setAside' ? 'warn' : 'plain'}>
      <div data-testid="file-place" data-state={place.state}>
        {place.state === 'onItsWay' ? <OnItsWay place={place} /> : null}
        {place.state === 'elsewhere' ? <Elsewhere place={place} /> : null}
        {place.state === 'frozen' ? t('handover.frozen') : null}
        {place.state === 'setAside' ? t('handover.setAside') : null}
      </div>
    </Notice>
  );
}

function OnItsWay({ place }: { readonly place: FilePlace }) {
  const { t, moment } = useLanguage();
  const nameOf = useNamedDesk();
  if (!place.desk) return null;
  const waits = place.desk.reachable ? t('handover.waitsReachable') : t('handover.waitsUnreachable');
  return (
    <>
      {t('handover.onItsWay', { desk: nameOf(place.desk), moment: moment(place.since) })} {place.recalled ? t('handover.recalled') : waits}
    </>
  );
}

function Elsewhere({ place }: { readonly place: FilePlace }) {
  const { t, moment } = useLanguage();
  const nameOf = useNamedDesk();
  return place.desk ? t('handover.elsewhere', { desk: nameOf(place.desk), moment: moment(place.since) }) : t('handover.elsewhereUnknown');
}
