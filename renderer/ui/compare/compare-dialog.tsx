import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { Language } from '../../../preload/contract/values.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { scriptLanguage } from '../../i18n/script.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { SelectField } from '../select-field.tsx';
import { wordDiff, type DiffPart } from './word-diff.ts';
import './compare.css';

/** One text of a version: with a heading where there are several. */
export type ComparedText = { readonly label: string; readonly text: string };
export type ComparedVersion = { readonly id: string; readonly name: string; readonly texts: readonly ComparedText[] };

type Props = {
  readonly title: string;
  /** Oldest first; the last is the text as it is now. */
  readonly versions: readonly ComparedVersion[];
  readonly onClose: () => void;
  /** What may be done with the older version that is shown. */
  readonly act?: ((older: ComparedVersion) => ReactNode) | undefined;
};

type Change = { readonly label: string; readonly parts: readonly DiffPart[] };

function changesBetween(older: ComparedVersion | undefined, newer: ComparedVersion | undefined, reader: Language): readonly Change[] {
  const labels = [...new Set([...(older?.texts ?? []), ...(newer?.texts ?? [])].map(({ label }) => label))];
  const textOf = (version: ComparedVersion | undefined, label: string) => version?.texts.find((text) => text.label === label)?.text ?? '';
  return labels.map((label) => {
    const [before, after] = [textOf(older, label), textOf(newer, label)];
    return { label, parts: wordDiff(before, after, scriptLanguage(after === '' ? before : after) ?? reader) };
  });
}

/** One side: its own words, and in it what the other has not. */
function Side({ name, changes, side }: { readonly name: string; readonly changes: readonly Change[]; readonly side: 'removed' | 'added' }) {
  const Mark = side === 'removed' ? 'del' : 'ins';
  return (
    <section className="compare-side" aria-label={name} data-testid={`compare-${side}`}>
      {changes.map(({ label, parts }) => {
        const shown = parts.filter((part) => part.kind === 'same' || part.kind === side);
        const text = shown.map((part) => part.text).join('');
        return (
          <div key={label}>
            {label === '' ? null : <h3 className="soft small">{label}</h3>}
            <p className="compare-text" dir="auto" lang={scriptLanguage(text) ?? undefined}>
              {shown.map((part, index) => (part.kind === 'same' ? <span key={index}>{part.text}</span> : <Mark key={index}>{part.text}</Mark>))}
            </p>
          </div>
        );
      })}
    </section>
  );
}

/** Two versions of a text side by side: what was left out is struck through on one side, what was added underlined on the other. */
export function CompareDialog({ title, versions, onClose, act }: Props) {
  const { t, language } = useLanguage();
  const [olderId, setOlder] = useState(versions.at(-2)?.id ?? null);
  const [newerId, setNewer] = useState(versions.at(-1)?.id ?? null);
  const older = versions.find(({ id }) => id === olderId);
  const newer = versions.find(({ id }) => id === newerId);
  const changes = useMemo(() => changesBetween(older, newer, language), [older, newer, language]);
  const count = (kind: DiffPart['kind']) => changes.flatMap(({ parts }) => parts).filter((part) => part.kind === kind && part.text.trim() !== '').length;
  const [removed, added] = [count('removed'), count('added')];
  const options = versions.map(({ id, name }) => ({ id, label: name }));
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      testId="compare-dialog"
      actions={
        <>
          {older && act ? act(older) : null}
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <div className="columns-2">
        <SelectField label={t('notes.olderVersion')} options={options} value={olderId} onChange={setOlder} testId="older-version" />
        <SelectField label={t('notes.newerVersion')} options={options} value={newerId} onChange={setNewer} testId="newer-version" />
      </div>
      <p className="soft" role="status" data-testid="compare-count">
        {removed + added === 0 ? t('notes.noDifference') : `${t('notes.removedWords', { count: removed })} · ${t('notes.addedWords', { count: added })}`}
      </p>
      <div className="compare">
        <Side name={t('notes.olderVersion')} changes={changes} side="removed" />
        <Side name={t('notes.newerVersion')} changes={changes} side="added" />
      </div>
    </Dialog>
  );
}
