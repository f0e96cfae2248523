import type { Structure } from '../../../preload/contract/office.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import type { Option } from '../../ui/select-field.tsx';

/** Posts that a receipt can be marked to, officers first, each with who holds charge of it now. */
export function postOptions(structure: Structure | undefined, name: (text: LocalText) => string): readonly Option<string>[] {
  const posts = structure?.posts ?? [];
  const isOfficer = (post: Structure['posts'][number]) => post.roles.includes('officer');
  const working = posts.filter((post) => isOfficer(post) || post.roles.includes('assistant') || post.roles.includes('dispatcher'));
  return [...working.filter(isOfficer), ...working.filter((post) => !isOfficer(post))].map((post) => {
    const holders = post.charges.map((charge) => name(charge.person));
    return { id: post.id, label: name(post.name), detail: holders.length > 0 ? holders.join(' · ') : undefined };
  });
}
