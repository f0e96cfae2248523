import type { DeskView } from '../../../preload/contract/network.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { markOf, useDeskName } from './desk-name.ts';

export type DeskAct = 'move-post' | 'addresses' | 'revoke';

function Standing({ desk }: { readonly desk: DeskView }) {
  const { t } = useLanguage();
  if (desk.self) return <Tag text={t('network.here')} tone="accent" />;
  return desk.reachable ? <Tag text={t('network.reachable')} tone="good" icon="check" /> : <Tag text={t('network.notReachable')} tone="warn" icon="warning" />;
}

/** On which road the desk is reached, or when it last was. */
function Road({ desk }: { readonly desk: DeskView }) {
  const { t, moment } = useLanguage();
  if (desk.self) return null;
  if (!desk.reachable) {
    const seen = desk.lastSeen === null ? t('network.neverSeen') : t('network.lastSeen', { moment: moment(desk.lastSeen) });
    return (
      <p className="soft small">
        {seen} · {t('network.looking')}
      </p>
    );
  }
  return (
    <p className="soft small">
      {t(`network.road_${desk.foundBy ?? 'told'}`)} <bdi dir="ltr">({desk.host})</bdi>
      {desk.since === null ? null : <> · {t('network.connectedSince', { moment: moment(desk.since) })}</>}
      {desk.program === null ? null : <> · {t('network.program', { version: desk.program })}</>}
    </p>
  );
}

function CertificateWord({ desk }: { readonly desk: DeskView }) {
  const { t } = useLanguage();
  if (desk.certificate === null || desk.certificate === 'inTime') return null;
  return <p className="small">{t(desk.certificate === 'expired' ? 'network.certExpired' : 'network.certRenewOnly')}</p>;
}

/** Its section and posts. */
function Place({ desk }: { readonly desk: DeskView }) {
  const { t, name } = useLanguage();
  const posts = desk.posts.flatMap((post) => (post.name ? [name(post.name)] : []));
  const roles = desk.roles.flatMap((role) => (role === 'relay' || role === 'recordsRoom' ? [t(`network.${role}`)] : []));
  return (
    <p className="small">
      <ScriptText text={[...(desk.section ? [name(desk.section)] : []), ...roles, posts.length === 0 ? t('network.noPosts') : posts.join(' · ')].join(' — ')} />
    </p>
  );
}

function useActs(desk: DeskView, onAct: (act: DeskAct, desk: DeskView) => void) {
  const { t } = useLanguage();
  const acts = [
    { id: 'move-post', name: t('network.movePost'), icon: 'person', run: () => onAct('move-post', desk) },
    { id: 'addresses', name: t('network.addresses'), icon: 'link', run: () => onAct('addresses', desk) },
  ] as const;
  return desk.self ? acts : [...acts, { id: 'revoke', name: t('network.revoke'), icon: 'remove', run: () => onAct('revoke', desk) } as const];
}

/** One desk of the office: whether and how it is reached, what works at it, and what the registrar may do with it. */
export function DeskLine({ desk, onAct }: { readonly desk: DeskView; readonly onAct: ((act: DeskAct, desk: DeskView) => void) | null }) {
  const { t } = useLanguage();
  const deskName = useDeskName();
  const acts = useActs(desk, onAct ?? (() => undefined));
  return (
    <li className="desk-line" data-testid="desk-line" data-desk={desk.id} data-reachable={desk.reachable}>
      <div className="desk-standing">
        <Standing desk={desk} />
      </div>
      <div className="stack stack-tight">
        <p className="strong">
          <ScriptText text={deskName(desk)} /> <bdi dir="ltr" className="soft small number" title={t('network.mark')}>{markOf(desk.id)}</bdi>
        </p>
        <Place desk={desk} />
        <Road desk={desk} />
        <CertificateWord desk={desk} />
      </div>
      {onAct ? <ActionMenu label={t('network.acts')} title={t('network.acts')} actions={acts} testId="desk-acts" /> : null}
    </li>
  );
}
