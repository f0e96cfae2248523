import { useEffect, useMemo, useRef } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { FileView } from '../../../preload/contract/files.ts';
import { useOfferedActs } from '../../data/screen-acts.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { OfferedActs } from '../../ui/offered-acts.tsx';
import { showToast } from '../../ui/toasts.tsx';

const decisions = ['approved', 'agreed', 'seen'] as const;

const nothing: readonly never[] = [];

type Props = { readonly file: FileView; readonly onWrite: () => void };

/** Under the notes of a file on this desk: write a note, or only sign, as an officer who agrees does. */
export function SignatureActions({ file, onWrite }: Props) {
  const { t, number } = useLanguage();
  const confirm = useCommand('notes.confirm');
  const restore = useCommand('notes.restoreYellow');
  const takeBack = async () => {
    const result = await restore.run({ fileId: file.id });
    if (result.ok) showToast(t('notes.restored'));
  };
  const sign = async (decision: (typeof decisions)[number]) => {
    const result = await confirm.run({ fileId: file.id, decision });
    if (result.ok) showToast(t('notes.confirmed', { number: number(result.value.number) }));
  };
  const latest = useRef(sign);
  useEffect(() => {
    latest.current = sign;
  });
  const signable = file.notes.length > 0;
  const acts = useMemo(
    () => (signable ? decisions.map((decision) => ({ id: decision, name: `${t('notes.signOnly')}: ${t(`notes.decision_${decision}`)}`, icon: 'pen' as const, run: () => void latest.current(decision) })) : nothing),
    [signable, t],
  );
  useOfferedActs(acts);
  return (
    <div className="stack note-actions">
      <div className="row">
        <OfferedActs>
          <Button icon="pen" onPress={onWrite} testId="write-note">
            {t('notes.write')}
          </Button>
          {file.canRestoreYellow ? (
            <Button icon="undo" disabled={restore.busy} onPress={() => void takeBack()} testId="restore-note">
              {t('notes.restore')}
            </Button>
          ) : null}
        </OfferedActs>
        {signable ? (
          <MenuTrigger>
            <AriaButton className="button" isDisabled={confirm.busy} data-testid="sign-only">
              {t('notes.signOnly')} <Icon name="down" />
            </AriaButton>
            <Popover className="popover">
              <Menu className="options">
                {decisions.map((decision) => (
                  <MenuItem key={decision} id={decision} className="option" onAction={() => void sign(decision)} data-testid={`sign-${decision}`}>
                    {t(`notes.decision_${decision}`)}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        ) : null}
      </div>
      <ErrorNotice error={confirm.error ?? restore.error} />
    </div>
  );
}
