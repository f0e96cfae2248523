import { pickText } from '../../../i18n/local-text.ts';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { RolesField } from '../roles-field.tsx';
import { NamesField } from './names-field.tsx';
import { RowCard } from './row-card.tsx';
import type { PostDraft } from './setup-draft.ts';
import { newPost } from './setup-draft.ts';
import type { StepProps } from './step-props.ts';

/** The posts: files move between posts, persons only hold them. */
export function PostsStep({ draft, change, problem }: StepProps) {
  const { t, number, language } = useLanguage();
  const edit = (post: PostDraft, edited: Partial<PostDraft>) => change({ posts: draft.posts.map((candidate) => (candidate.key === post.key ? { ...candidate, ...edited } : candidate)) });
  const error = (field: string) => {
    const key = problem(field);
    return key ? t(key) : undefined;
  };
  const sections = draft.sections.map((section) => ({ id: section.key, label: pickText(section.name, language) || section.code || '—' }));
  const whole = error('posts');
  return (
    <div className="stack">
      <p className="soft">{t('setup.postsHint')}</p>
      {whole ? <Notice tone="danger">{whole}</Notice> : null}
      {draft.posts.map((post, index) => (
        <RowCard key={post.key} title={t('setup.postNumber', { number: number(index + 1) })} onRemove={draft.posts.length > 1 ? () => change({ posts: draft.posts.filter((candidate) => candidate.key !== post.key) }) : null}>
          <NamesField label={t('setup.postName')} value={post.name} languages={draft.languages} onChange={(name) => edit(post, { name })} error={problem(`post.${post.key}.name`)} />
          <div className="columns-2">
            <TextField label={t('setup.postCode')} value={post.code} onChange={(code) => edit(post, { code })} maxLength={30} error={error(`post.${post.key}.code`)} />
            <SelectField label={t('setup.section')} options={sections} value={sections.some((section) => section.id === post.section) ? post.section : (sections[0]?.id ?? null)} onChange={(section) => edit(post, { section })} />
          </div>
          <RolesField value={post.roles} onChange={(roles) => edit(post, { roles })} error={error(`post.${post.key}.roles`)} />
        </RowCard>
      ))}
      <div>
        <Button icon="add" onPress={() => change({ posts: [...draft.posts, newPost(draft.sections[0]?.key ?? '')] })}>
          {t('setup.addPost')}
        </Button>
      </div>
    </div>
  );
}
