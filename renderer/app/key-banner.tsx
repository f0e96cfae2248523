import { useSession, useMay } from '../data/session.tsx';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Icon } from '../ui/icon.tsx';

/** Tells officers of their own section, and the registrar of every section, that a sealing key nears its last day or is past it. */
export function KeyBanner() {
  const { t, name } = useLanguage();
  const { post } = useSession();
  const manages = useMay('office.manage');
  const approves = useMay('letter.approve');
  const { value: keys } = useOfficeQuery('office.keys', {});
  const concerned = (keys?.sections ?? []).filter((section) => section.warning !== 'none' && (manages || (approves && section.sectionId === post.sectionId)));
  return concerned.map((section) => (
    <aside key={section.sectionId} className="banner" aria-label={t('frame.notice')} data-testid="key-banner">
      <Icon name="warning" />
      <p>{section.warning === 'ended' ? t('frame.keyEnded', { section: name(section.name) }) : t('frame.keyEndsSoon', { section: name(section.name) })}</p>
    </aside>
  ));
}
