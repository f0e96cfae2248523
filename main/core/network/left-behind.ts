import type { Desk } from '../desk.ts';
import type { Lan } from './lan.ts';
import { deskOfPost } from './rules.ts';

/** Numbers told at most. */
const most = 20;

/**
 * Numbers of files that lie here with posts which work at another desk now, and can't follow them: parts, volumes, what is attached and what carries it go only together (docs/custody.md, A post
 * that moves). Nobody can work on them until the post is back here.
 */
export function leftBehind({ store }: Desk, lan: Lan): string[] {
  const { build } = store;
  const posts = store.all(build.selectFrom('post').select('id')).flatMap(({ id }) => (deskOfPost(lan.keeper.roster, id, lan.registrarDesk()) === lan.id ? [] : [id]));
  if (posts.length === 0) return [];
  const carriers = build.selectFrom('file').select('attached_to').where('attached_to', 'is not', null);
  const lying = build.selectFrom('file').leftJoin('custody', 'custody.thing', 'file.id').select('file.number');
  const rows = store.all(
    lying
      .where('file.holder_post', 'in', posts)
      .where('file.binned_at', 'is', null)
      .where('file.state', 'in', ['open', 'parked'])
      .where((where) => where.or([where('file.kind', '!=', 'main'), where('file.attached_to', 'is not', null), where('file.id', 'in', carriers)]))
      .where((where) => where.or([where('custody.state', 'is', null), where('custody.state', '=', 'held')]))
      .orderBy('file.number')
      .limit(most),
  );
  return rows.map(({ number }) => number);
}
