import type { DeskView } from '../../../preload/contract/network.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';

/** Enough of a desk's name to tell it from others by eye; a name is 64 digits. */
export const markOf = (desk: string): string => (desk.slice(0, 8).match(/.{4}/gu) ?? []).join(' ');

/** What people call a desk: the registrar's, or the posts that work at it with their section; before there are any, its mark. */
export function useDeskName(): (desk: DeskView) => string {
  const { t, name } = useLanguage();
  return ({ id, registrar, posts, section }) => {
    if (registrar) return t('network.registrarsDesk');
    const [first, ...more] = posts.flatMap((post) => (post.name ? [name(post.name)] : []));
    if (first === undefined) return section ? `${name(section)} · ${markOf(id)}` : t('network.unnamedDesk', { mark: markOf(id) });
    return more.length === 0 ? first : t('network.morePosts', { first, count: more.length });
  };
}
