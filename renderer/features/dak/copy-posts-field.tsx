import { useLanguage } from '../../i18n/language-provider.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { SelectField, type Option } from '../../ui/select-field.tsx';

type Props = { readonly options: readonly Option<string>[]; readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void };

/** The posts that get a copy for information, chosen one after the other. */
export function CopyPostsField({ options, chosen, onChange }: Props) {
  const { t } = useLanguage();
  const posts = chosen.flatMap((id) => options.find((option) => option.id === id) ?? []);
  return (
    <div className="stack stack-tight">
      <SelectField
        label={t('dak.copyTo')}
        options={options.filter(({ id }) => !chosen.includes(id))}
        value={null}
        onChange={(id) => onChange([...chosen, id])}
        optional
        testId="copy-to"
      />
      {posts.length > 0 ? (
        <ul className="plain row" data-testid="copy-posts">
          {posts.map((post) => (
            <li key={post.id} className="tag">
              <ScriptText text={post.label} />
              <IconButton icon="close" label={t('dak.removeCopy', { post: post.label })} onPress={() => onChange(chosen.filter((id) => id !== post.id))} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
