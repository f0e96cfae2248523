import type { KeyboardEvent, ReactNode } from 'react';
import { memo, useCallback } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Checkbox } from '../choices.tsx';

/** What a line does; the same object while the register stands, so that scrolling draws no line anew that is there. */
export type LineActs = {
  readonly place: (index: number, element: HTMLElement | null) => void;
  readonly focus: (index: number) => void;
  readonly press: (index: number) => void;
  readonly keyDown: (event: KeyboardEvent<HTMLElement>, index: number) => void;
  readonly toggle: (index: number) => void;
};

type Props = {
  readonly index: number;
  readonly start: number;
  readonly cells: ReactNode;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly current: boolean;
  readonly strong: boolean;
  readonly acts: LineActs;
};

function SelectCell({ selected, onToggle }: { readonly selected: boolean; readonly onToggle: () => void }) {
  const { t } = useLanguage();
  return (
    <div role="gridcell" className="register-cell" onClick={(event) => event.stopPropagation()}>
      <Checkbox selected={selected} onChange={onToggle} label={t('frame.select')} outsideTabOrder />
    </div>
  );
}

/** One line of a register at its place; `cells` is null while the line is still on its way. */
export const RegisterLine = memo(function RegisterLine({ index, start, cells, selectable, selected, current, strong, acts }: Props) {
  const place = useCallback((element: HTMLElement | null) => acts.place(index, element), [acts, index]);
  return (
    <div
      role="row"
      ref={place}
      data-index={index}
      data-testid={cells === null ? 'register-gap' : 'register-row'}
      aria-rowindex={index + 2}
      aria-busy={cells === null}
      aria-selected={selectable ? selected : undefined}
      tabIndex={current ? 0 : -1}
      className={strong ? 'register-row register-strong' : 'register-row'}
      style={{ transform: `translateY(${start}px)` }}
      onFocus={() => acts.focus(index)}
      onKeyDown={(event) => acts.keyDown(event, index)}
      onClick={() => acts.press(index)}
    >
      {selectable && cells !== null ? <SelectCell selected={selected} onToggle={() => acts.toggle(index)} /> : null}
      {cells ?? <div role="gridcell" className="register-cell register-gap" />}
    </div>
  );
});
