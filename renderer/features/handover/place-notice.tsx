import { useState } from 'react';
import type { FilePlace } from '../../../preload/contract/handover.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useNamedDesk } from './desk-name.ts';
import { ProofsDialog } from './proofs-dialog.tsx';
import { TwoOfficersDialog } from './two-officers-dialog.tsx';
import { WriteToStick } from './write-to-stick.tsx';
import './place-notice.css';

/** Where the file is when it isn't at this desk, and what that means for who reads it here; and by which signed events it changed hands. */
export function PlaceNotice({ fileId }: { readonly fileId: string }) {
  const { value: place } = useOfficeQuery('handover.ofFile', { fileId });
  return place ? <Place place={place} id={fileId} /> : null;
}

/** The same for a receipt. */
export function ReceiptPlaceNotice({ receiptId }: { readonly receiptId: string }) {
  const { value: place } = useOfficeQuery('handover.ofReceipt', { receiptId });
  return place ? <Place place={place} id={receiptId} /> : null;
}

/** Is there a reason to think that the desk which has it is gone? While it can be reached, it can be asked. */
const mayBeLost = ({ state, desk }: FilePlace): boolean => state === 'frozen' || state === 'setAside' || (state === 'elsewhere' && desk?.reachable !== true && !desk?.office);

function Place({ place, id }: { readonly place: FilePlace; readonly id: string }) {
  const { t } = useLanguage();
  const works = useMay('letter.approve');
  const [proofs, setProofs] = useState(false);
  const [again, setAgain] = useState(false);
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
            <span className="row">
              <ByStick place={place} id={id} />
              {button}
              {works && mayBeLost(place) ? (
                <Button kind="quiet" onPress={() => setAgain(true)} testId="reconstitute">
                  {t('handover.reconstitute')}
                </Button>
              ) : null}
            </span>
          </div>
        </Notice>
      )}
      {place.understood === 'all' ? null : (
        <Notice tone="warn">
          <span data-testid="newer-record" data-understood={place.understood}>
            {t(place.understood === 'notAll' ? 'handover.newerRecord' : 'handover.newerBinding')}
          </span>
        </Notice>
      )}
      {again ? <ReconstituteDialog id={id} onClose={() => setAgain(false)} /> : null}
      {proofs ? <ProofsDialog place={place} onClose={() => setProofs(false)} /> : null}
    </div>
  );
}

/** What waits for a desk out of reach can be carried there. */
function ByStick({ place: { state, desk, number }, id }: { readonly place: FilePlace; readonly id: string }) {
  return state === 'onItsWay' && desk?.reachable === false ? <WriteToStick thing={{ id, number, desk }} /> : null;
}

function ReconstituteDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const reconstitute = useCommand('handover.reconstitute');
  return (
    <TwoOfficersDialog
      name="reconstitute"
      title={t('handover.reconstituteTitle')}
      text={t('handover.reconstituteText')}
      action={t('handover.reconstitute')}
      run={(officers) => reconstitute.run({ id, officers })}
      error={reconstitute.error}
      onClose={onClose}
    />
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
  const [relay] = place.relays;
  const waitsAlone = relay ? t('handover.waitsAtRelay', { desk: relay.desk ? nameOf(relay.desk) : t('handover.centralServer'), moment: moment(relay.since) }) : t('handover.waitsUnreachable');
  const waits = desk.reachable ? t('handover.waitsReachable') : waitsAlone;
  return `${t('handover.onItsWay', { desk: nameOf(desk), moment: moment(since) })} ${recalled ? t('handover.recalled') : waits}`;
}
