import type { Structure } from '../../../preload/contract/office.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { OfficeDialog } from './office-screen.tsx';

type Post = Structure['posts'][number];
type Props = { readonly section: Structure['sections'][number]; readonly posts: readonly Post[]; readonly manages: boolean; readonly onOpen: (dialog: OfficeDialog) => void };

function Charges({ post, manages, onOpen }: { readonly post: Post; readonly manages: boolean; readonly onOpen: (dialog: OfficeDialog) => void }) {
  const { t, name, day } = useLanguage();
  if (post.charges.length === 0) return <p className="soft">{t('office.vacant')}</p>;
  return (
    <div className="stack stack-tight">
      {post.charges.map((charge) => (
        <p key={charge.id} className="charge-line">
          <ScriptText text={name(charge.person)} />
          {charge.kind === 'acting' ? <Tag text={t('session.acting')} tone="warn" /> : null}
          <span className="soft small">
            {charge.until ? t('office.chargeUntil', { from: day(charge.from), until: day(charge.until) }) : t('office.chargeFrom', { from: day(charge.from) })}
          </span>
          {manages && charge.until === null ? <IconButton icon="close" label={t('office.endChargeOf', { person: name(charge.person) })} onPress={() => onOpen({ kind: 'end', charge })} /> : null}
        </p>
      ))}
    </div>
  );
}

/** A section with its posts and who sits on them. */
export function SectionPanel({ section, posts, manages, onOpen }: Props) {
  const { t, name } = useLanguage();
  return (
    <section className="panel structure-section">
      <header className="structure-head row-spread">
        <h2>
          <ScriptText text={name(section.name)} /> <span className="soft small"><NumberText text={section.code} /></span>
        </h2>
        {manages ? (
          <Button kind="quiet" icon="add" onPress={() => onOpen({ kind: 'post', sectionId: section.id })}>
            {t('office.addPost')}
          </Button>
        ) : null}
      </header>
      {posts.map((post) => (
        <div key={post.id} className="structure-post" data-testid="post">
          <div>
            <p className="strong">
              <ScriptText text={name(post.name)} /> <span className="soft small"><NumberText text={post.code} /></span>
            </p>
            <p className="soft small">{post.roles.map((role) => t(`office.role_${role}`)).join(t('session.listSeparator'))}</p>
          </div>
          <Charges post={post} manages={manages} onOpen={onOpen} />
          {manages ? (
            <Button onPress={() => onOpen({ kind: 'charge', post })} testId="give-charge">
              {t('office.giveCharge')}
            </Button>
          ) : (
            <span />
          )}
        </div>
      ))}
    </section>
  );
}
