import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import { useSession } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { postOptions } from './post-options.ts';

type OtherOffices = Output<'offices.posts'>;
type Receiver = {
  readonly postId: string | null;
  readonly isHere: boolean;
  readonly choose: (postId: string | null) => void;
  readonly nameOfPost: () => LocalText;
  readonly others: OtherOffices;
  readonly where: 'here' | 'other';
  readonly go: (where: 'here' | 'other') => void;
  readonly office: string | null;
  readonly chooseOffice: (office: string | null) => void;
};

/** To whom a file goes: a post of this office, or of another one of the tree. */
export function useReceiver(): Receiver {
  const { value: structure } = useOfficeQuery('office.structure', {});
  const { value: others = [] } = useOfficeQuery('offices.posts', {});
  const [postId, choose] = useState<string | null>(null);
  const [where, setWhere] = useState<'here' | 'other'>('here');
  const [office, setOffice] = useState<string | null>(null);
  const go = (to: 'here' | 'other') => {
    setWhere(to);
    choose(null);
    if (to === 'other' && others.length === 1) setOffice(others[0]?.office ?? null);
  };
  const chooseOffice = (chosen: string | null) => {
    setOffice(chosen);
    choose(null);
  };
  const posts = [...(structure?.posts ?? []), ...others.flatMap((one) => one.posts)];
  return { postId, choose, others, where, go, office, chooseOffice, isHere: where === 'here', nameOfPost: () => posts.find(({ id }) => id === postId)?.name ?? {} };
}

/** The choice of office, where there is one, and of the post. */
export function ReceiverFields({ receiver, tried }: { readonly receiver: Receiver; readonly tried: boolean }) {
  const { t } = useLanguage();
  const { others, where, go } = receiver;
  return (
    <>
      {others.length === 0 ? null : (
        <Choices
          label={t('offices.where')}
          options={[
            { id: 'here', label: t('offices.thisOffice') },
            { id: 'other', label: t('offices.anotherOffice') },
          ]}
          value={where}
          onChange={go}
        />
      )}
      {where === 'here' ? <OwnPosts receiver={receiver} tried={tried} /> : <PostsOfOthers receiver={receiver} tried={tried} />}
    </>
  );
}

function OwnPosts({ receiver: { postId, choose }, tried }: { readonly receiver: Receiver; readonly tried: boolean }) {
  const { t, name } = useLanguage();
  const { post: own } = useSession();
  const { value: structure } = useOfficeQuery('office.structure', {});
  const options = structure ? postOptions(structure, name).filter((option) => option.id !== own.postId) : [];
  return (
    <ComboField
      label={t('files.to')}
      options={options}
      value={postId}
      onChange={choose}
      empty={t('frame.nothingFound')}
      autoFocus
      error={tried && postId === null ? t('files.needsPost') : undefined}
      testId="send-to"
    />
  );
}

function PostsOfOthers({ receiver: { others, office, chooseOffice, postId, choose }, tried }: { readonly receiver: Receiver; readonly tried: boolean }) {
  const { t, name } = useLanguage();
  const chosen = others.find((one) => one.office === office);
  const posts = chosen?.posts.map((post) => ({ id: post.id, label: name(post.name), detail: post.holder ? name(post.holder) : undefined })) ?? [];
  return (
    <>
      <ComboField
        label={t('offices.office')}
        options={others.map((one) => ({ id: one.office, label: name(one.name), detail: one.level ? t(`offices.level_${one.level}`) : undefined }))}
        value={office}
        onChange={chooseOffice}
        empty={t('frame.nothingFound')}
        error={tried && !chosen ? t('offices.needsOffice') : undefined}
        testId="send-office"
      />
      {chosen ? (
        <ComboField
          key={chosen.office}
          label={t('files.to')}
          options={posts}
          value={postId}
          onChange={choose}
          empty={t('frame.nothingFound')}
          error={tried && postId === null ? t('files.needsPost') : undefined}
          testId="send-to"
        />
      ) : null}
    </>
  );
}
