import { useState } from 'react';
import type { FilePlace } from '../../../preload/contract/handover.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useNamedDesk } from './desk-name.ts';
import { ProofsDialog } from './proofs-dialog.tsx';
import './place-notice.css';

/** Where the file is when it isn't at this desk, and what that means for who reads it here; and by which signed events it changed hands. */
export function PlaceNotice({ fileId }: { readonly fileId: string }) {
  const { value: place } = useOfficeQuery('handover.ofFile', { fileId });
  return place ? <Place place={place} /> : null;
}

/** The same for a receipt. */
export function ReceiptPlaceNotice({ receiptId }: { readonly receiptId: string }) {
  const { value: place } = useOfficeQuery('handover.ofReceipt', { receiptId });
  return place ? <Place place={place} /> : null;
}

function Place({ place }: { readonly place: FilePlace }) {
  const { t } = useLanguage();
  const [proofs, setProofs] = useState(false);
  const button = (
    <Button kind="quiet" icon="check" onPress={() => setProofs(true)} testId="proofs">
      {t('handover.proofsTitle')}
    </Button>
  );
  return (
    <div className="file-notices">
      {place.state === 'here' ? (
        <p className="row soft">{button}</p>
      ) : (
        <Notice tone={place.state === 'frozen' || place.state === 'setAside' ? 'warn' : 'plain'}>
          <div className="row row-spread place-notice" data-testid="file-place" data-state={place.state}>
            <span>
              <Sentence place={place} />
            </span>
            {button}
          </div>
        </Notice>
      )}
      {proofs ? <ProofsDialog place={place} onClose={() => setProofs(false)} /> : null}
    </div>
  );
}

function Sentence({ place }: { readonly place: FilePlace }) {
  const { t, moment } = useLanguage();
  const nameOf = useNamedDesk();
  const { state, desk, since, recalled } = place;
  if (state === 'frozen') return t('handover.frozen');
  if (state === 'setAside') return t('handover.setAside');
  if (!desk) return t('handover.elsewhereUnknown');
  if (state === 'elsewhere') return t('handover.elsewhere', { desk: nameOf(desk), moment: moment(since) });
  const waits = desk.reachable ? t('handover.waitsReachable') : t('handover.waitsUnreachable');
  return `${t('handover.onItsWay', { desk: nameOf(desk), moment: moment(since) })} ${recalled ? t('handover.recalled') : waits}`;
}
