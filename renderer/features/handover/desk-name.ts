import type { NamedDesk } from '../../../preload/contract/handover.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';

/** What people call a desk: that of another office by the office, else the registrar's, or the posts that work at it. */
export function useNamedDesk(): (desk: NamedDesk) => string {
  const { t, name } = useLanguage();
  return ({ id, registrar, posts, office }) => {
    if (office) return name(office);
    if (registrar) return t('network.registrarsDesk');
    const [first, ...more] = posts.map(name);
    if (first === undefined) return t('network.unnamedDesk', { mark: id.slice(0, 8) });
    return more.length === 0 ? first : t('network.morePosts', { first, count: more.length });
  };
}
