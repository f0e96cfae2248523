import type { Structure } from '../../../preload/contract/office.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import type { Option } from '../../ui/select-field.tsx';

/** Posts that a file can go to, officers first, each with who holds charge of it now; a post that does not work on files would only keep it. */
export function postOptions(structure: Structure, name: (text: LocalText) => string): readonly Option<string>[] {
  const isOfficer = (post: Structure['posts'][number]) => post.roles.includes('officer');
  const working = structure.posts.filter((post) => isOfficer(post) || post.roles.includes('assistant'));
  const ordered = [...working.filter(isOfficer), ...working.filter((post) => !isOfficer(post))];
  return ordered.map((post) => {
    const holders = post.charges.map((charge) => name(charge.person));
    return { id: post.id, label: name(post.name), detail: holders.length > 0 ? holders.join(' · ') : undefined };
  });
}
