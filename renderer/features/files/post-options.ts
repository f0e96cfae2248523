import type { Structure } from '../../../preload/contract/office.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import type { Option } from '../../ui/select-field.tsx';

/** Posts to choose from, each with who holds charge of it now. */
export function postOptions(structure: Structure, name: (text: LocalText) => string): readonly Option<string>[] {
  return structure.posts.map((post) => {
    const holders = post.charges.map((charge) => name(charge.person));
    return { id: post.id, label: name(post.name), detail: holders.length > 0 ? holders.join(' · ') : undefined };
  });
}
