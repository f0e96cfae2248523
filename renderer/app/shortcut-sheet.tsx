import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Command } from './use-commands.ts';

type Props = { readonly commands: readonly Command[]; readonly onClose: () => void };

/** All keys on one sheet. */
export function ShortcutSheet({ commands, onClose }: Props) {
  const { t } = useLanguage();
  const everywhere = commands.flatMap(({ name, shortcut }) => (shortcut ? [{ name, keys: shortcut.shown }] : []));
  const inLists = [
    { name: t('frame.keyMove'), keys: '↑ ↓' },
    { name: t('frame.keyOpen'), keys: 'Enter' },
    { name: t('frame.keySelect'), keys: 'Space' },
    { name: t('frame.keyClose'), keys: 'Esc' },
  ];
  return (
    <Dialog title={t('frame.shortcuts')} onClose={onClose} wide testId="shortcuts" actions={<Button kind="primary" autoFocus onPress={onClose}>{t('frame.close')}</Button>}>
      <dl className="shortcuts">
        {[...everywhere, ...inLists].map(({ name, keys }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
