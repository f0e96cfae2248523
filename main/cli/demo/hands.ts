import { Core } from '../../core/core.ts';
import type { Desk } from '../../core/desk.ts';
import { Refusal } from '../../core/refusal.ts';
import { admitted } from '../../core/session/admitted.ts';
import type { Officer } from '../../core/session/session.ts';
import { tell } from '../surroundings.ts';

/** A section that deals with cases: who examines and who decides. */
export type DealingSection = { readonly assistant: Officer; readonly officer: Officer };

/** The posts of the demo office at work. */
export type Hands = { readonly diarist: Officer; readonly deputy: Officer; readonly sections: readonly DealingSection[] };

export type DemoPerson = { readonly postCode: string; readonly pin: string };

/** Signs everybody in at once, each as at a window of his own. */
export async function handsOf(desk: Desk, people: readonly DemoPerson[]): Promise<Hands> {
  const core = new Core(desk, (entry) => tell(`${entry.id}: ${entry.message}`));
  const officerOf = async (code: string): Promise<Officer> => {
    const post = desk.store.first(
      desk.store.build
        .selectFrom('post')
        .innerJoin('charge', 'charge.post_id', 'post.id')
        .select(['post.id as postId', 'charge.person_id as personId'])
        .where('post.code', '=', code),
    );
    const person = people.find((candidate) => candidate.postCode === code);
    if (!post || !person) throw new Refusal('notFound', { name: code });
    const caller = core.caller();
    const { result } = await core.call(caller, 'session.signIn', { ...post, pin: person.pin });
    if (!result.ok) throw new Refusal(result.error.code, result.error.params);
    return admitted(caller);
  };
  const section = async (code: string): Promise<DealingSection> => ({
    assistant: await officerOf(`Assistant (${code})`),
    officer: await officerOf(`SO(${code})`),
  });
  return {
    diarist: await officerOf('Diarist'),
    deputy: await officerOf('DS'),
    sections: [await section('Admin'), await section('Works'), await section('Acc')],
  };
}
