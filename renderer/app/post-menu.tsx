import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useSession } from '../data/session.tsx';
import { ask } from '../data/ask.ts';
import { goHome } from '../data/navigation.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tag } from '../ui/tag.tsx';
import { showToast } from '../ui/toasts.tsx';

/** Ends the session; the caller shows the sign-in screen. */
async function signOut(onSignedOut: () => void): Promise<void> {
  onSignedOut();
  await ask('session.signOut', {});
}

/** Who acts here, by person and post; another post of the same person, lock, sign out. */
export function PostMenu({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { t, name, errorText } = useLanguage();
  const session = useSession();
  const actFor = async (postId: string) => {
    const result = await ask('session.actFor', { postId });
    if (result.ok) goHome();
    else showToast(errorText(result.error), true);
  };
  return (
    <MenuTrigger>
      <AriaButton className="button button-quiet who" data-testid="who">
        <Icon name="person" />
        <span className="who-names">
          <span className="strong">{name(session.person)}</span>
          <span className="soft small">
            {name(session.post.post)} {session.post.acting ? <Tag text={t('session.acting')} tone="warn" /> : null}
          </span>
          <span className="visually-hidden">{t('session.actsOfPerson')}</span>
        </span>
        <Icon name="down" />
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu className="options">
          <MenuSection>
            <Header className="options-heading">{t('session.postsHeld')}</Header>
            {session.posts.map((held) => (
              <MenuItem key={held.postId} id={held.postId} className="option" textValue={name(held.post)} onAction={() => void actFor(held.postId)}>
                <span>
                  {name(held.post)} <span className="soft small">{name(held.section)}</span>
                </span>
                {held.postId === session.post.postId ? <Icon name="check" /> : null}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator />
          <MenuItem id="lock" className="option" onAction={() => void ask('session.lock', {})}>
            {t('session.lock')}
            <kbd>Ctrl L</kbd>
          </MenuItem>
          <MenuItem id="sign-out" className="option" onAction={() => void signOut(onSignedOut)}>
            {t('session.signOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
