import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Command } from './use-commands.ts';

type Props = { readonly commands: readonly Command[]; readonly onClose: () => void };

/** All keys on one sheet, those of the open screen first. */
export function ShortcutSheet({ commands, onClose }: Props) {
  const { t } = useLanguage();
  const keysOf = (here: boolean) => commands.flatMap(({ name, shortcut, ofScreen = false }) => (shortcut && ofScreen === here ? [{ name, keys: shortcut.shown }] : []));
  const everywhere = keysOf(false);
  const inLists = [
    { name: t('frame.keyMove'), keys: '↑ ↓' },
    { name: t('frame.keyOpen'), keys: 'Enter' },
    { name: t('frame.keySelect'), keys: 'Space' },
    { name: t('lists.keyCopy'), keys: 'Ctrl C' },
    { name: t('frame.keyClose'), keys: 'Esc' },
  ];
  const inDiary = [
    { name: t('lists.keyGoOn'), keys: 'Enter' },
    { name: t('lists.keySave'), keys: 'Ctrl Enter' },
    { name: t('dak.saveAndMark'), keys: 'Ctrl Shift Enter' },
    { name: t('dak.saveAndCopy'), keys: 'Alt Enter' },
    { name: t('dak.more'), keys: 'Alt M' },
  ];
  const groups = [
    { title: t('lists.onThisScreen'), keys: keysOf(true) },
    { title: t('lists.everywhere'), keys: [...everywhere, { name: t('lists.keyUndo'), keys: 'Ctrl Z' }] },
    { title: t('lists.inLists'), keys: inLists },
    { title: t('lists.inDiary'), keys: inDiary },
  ].filter(({ keys }) => keys.length > 0);
  return (
    <Dialog title={t('frame.shortcuts')} onClose={onClose} wide testId="shortcuts" actions={<Button kind="primary" autoFocus onPress={onClose}>{t('frame.close')}</Button>}>
      {groups.map((group) => (
        <section key={group.title}>
          <h3>{group.title}</h3>
          <dl className="shortcuts">
            {group.keys.map(({ name, keys }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <kbd>
                    <bdi dir="ltr">{keys}</bdi>
                  </kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
