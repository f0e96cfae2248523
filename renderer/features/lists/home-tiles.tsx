import { goTo, type Route } from '../../data/navigation.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';

type Part = { readonly count: number | null; readonly route: Route };
type Tile = { readonly id: string; readonly name: MessageKey; readonly icon: IconName; readonly urgent: boolean; readonly files: Part; readonly receipts?: Part };

/** The folders of the desk with what lies in each, those first in which something must be done today. */
function useTiles(): readonly Tile[] {
  const { value: files } = useOfficeQuery('files.counts', {});
  const { value: dak } = useOfficeQuery('dak.counts', {});
  // Asked after the rest: no other number, and no line of what waits, is to wait for it.
  const { value: sent } = useOfficeQuery('dak.countSent', {}, { enabled: files !== undefined && dak !== undefined });
  if (!files || !dak) return [];
  const inbox = (tab: string, count: number): Part => ({ count, route: { screen: 'files', folder: 'inbox', tab } });
  const inDak = (tab: string, count: number | null): Part => ({ count, route: { screen: 'dak', tab } });
  return [
    { id: 'overdue', name: 'lists.overdue', icon: 'warning', urgent: true, files: inbox('due', files.overdue), receipts: inDak('due', dak.overdue) },
    { id: 'today', name: 'lists.dueToday', icon: 'clock', urgent: true, files: inbox('due', files.dueToday), receipts: inDak('due', dak.dueToday) },
    { id: 'unread', name: 'lists.unread', icon: 'letter', urgent: false, files: inbox('inbox', files.unread), receipts: inDak('inbox', dak.unread) },
    { id: 'inbox', name: 'frame.inbox', icon: 'inbox', urgent: false, files: inbox('inbox', files.inbox), receipts: inDak('inbox', dak.inbox) },
    { id: 'followed', name: 'lists.followed', icon: 'forward', urgent: false, files: inbox('followed', files.followed), receipts: inDak('followed', dak.followed) },
    { id: 'parked', name: 'lists.parked', icon: 'pause', urgent: false, files: inbox('parked', files.parked) },
    { id: 'sent', name: 'lists.sent', icon: 'sent', urgent: false, files: { count: files.sent, route: { screen: 'files', folder: 'sent' } }, receipts: inDak('sent', sent?.sent ?? null) },
    { id: 'created', name: 'lists.created', icon: 'file', urgent: false, files: { count: files.created, route: { screen: 'files', folder: 'created' } }, receipts: inDak('created', dak.created) },
  ];
}

function PartButton({ id, text, part }: { readonly id: string; readonly text: string; readonly part: Part }) {
  return (
    <button type="button" className="tile-part" onClick={() => goTo(part.route)} data-testid={id} data-count={part.count}>
      {text}
    </button>
  );
}

/** Where everything on the desk stands, in numbers; each number leads to its list. */
export function HomeTiles() {
  const { t, number } = useLanguage();
  const written = (count: number | null) => (count === null ? '…' : number(count));
  return (
    <ul className="plain tiles">
      {useTiles().map(({ id, name, icon, urgent, files, receipts }) => {
        const waits = urgent && (files.count ?? 0) + (receipts?.count ?? 0) > 0;
        return (
          <li key={id} className={waits ? 'tile tile-urgent' : 'tile'} data-testid={`tile-${id}`}>
            <h2>
              <Icon name={icon} /> {t(name)}
            </h2>
            <PartButton id={`home-${id}-files`} text={t('lists.files', { count: written(files.count) })} part={files} />
            {receipts ? <PartButton id={`home-${id}-dak`} text={t('lists.receipts', { count: written(receipts.count) })} part={receipts} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
