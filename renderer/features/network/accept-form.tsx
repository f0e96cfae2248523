import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { DeskView } from '../../../preload/contract/network.ts';
import type { Structure } from '../../../preload/contract/office.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDeskName } from './desk-name.ts';

const roles = ['recordsRoom', 'relay'] as const;
type Role = (typeof roles)[number];

const withOrWithout = <Item,>(items: readonly Item[], item: Item, wanted: boolean): readonly Item[] => (wanted ? [...items, item] : items.filter((other) => other !== item));

type TicksProps<Id extends string> = {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly ticked: readonly Id[];
  readonly onChange: (ids: readonly Id[]) => void;
};

function Ticks<Id extends string>({ label, options, ticked, onChange }: TicksProps<Id>) {
  return (
    <fieldset className="network-ticks">
      <legend className="field-label">{label}</legend>
      {options.map(({ id, label: name }) => (
        <Checkbox key={id} selected={ticked.includes(id)} onChange={(wanted) => onChange(withOrWithout(ticked, id, wanted))}>
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function usePlace() {
  const [sectionId, setSectionId] = useState<string | null>(null);
  const [postIds, setPostIds] = useState<readonly string[]>([]);
  const [replaces, setReplaces] = useState('');
  const [given, setGiven] = useState<readonly Role[]>([]);
  return { sectionId, setSectionId, postIds, setPostIds, replaces, setReplaces, given, setGiven };
}

type Place = ReturnType<typeof usePlace>;

function PlaceFields({ place, desks, structure }: { readonly place: Place; readonly desks: readonly DeskView[]; readonly structure: Structure }) {
  const { t, name } = useLanguage();
  const deskName = useDeskName();
  const posts = structure.posts.filter((post) => place.sectionId === null || post.sectionId === place.sectionId);
  const others = desks.filter((desk) => !desk.self);
  return (
    <>
      <SelectField
        label={t('network.section')}
        options={structure.sections.map((section) => ({ id: section.id, label: name(section.name) }))}
        value={place.sectionId}
        onChange={(id) => {
          place.setSectionId(id);
          place.setPostIds([]);
        }}
        testId="desk-section"
      />
      {place.sectionId === null ? null : <Ticks label={t('network.postsHere')} options={posts.map((post) => ({ id: post.id, label: name(post.name) }))} ticked={place.postIds} onChange={place.setPostIds} />}
      <p className="soft small">{t('network.postsHint')}</p>
      {others.length === 0 ? null : (
        <SelectField
          label={t('network.replaces')}
          options={[{ id: '', label: t('network.replacesNone') }, ...others.map((desk) => ({ id: desk.id, label: deskName(desk) }))]}
          value={place.replaces}
          onChange={place.setReplaces}
        />
      )}
      <Ticks label={t('network.rolesOfDesk')} options={roles.map((id) => ({ id, label: t(`network.${id}`) }))} ticked={place.given} onChange={place.setGiven} />
    </>
  );
}

/** The code of the desk that waits, and where it belongs. */
export function AcceptForm({ desks, onLeave }: { readonly desks: readonly DeskView[]; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { value: structure } = useOfficeQuery('office.structure', {});
  const [code, setCode] = useState('');
  const place = usePlace();
  const accept = useCommand('network.acceptDesk');
  const dismiss = useCommand('network.dismissNewcomer');
  const ready = code.trim() !== '' && place.sectionId !== null && !accept.busy;
  const submit = () => {
    if (!ready || place.sectionId === null) return;
    const { sectionId, postIds, replaces, given } = place;
    void accept.run({ code, sectionId, postIds: [...postIds], roles: [...given], ...(replaces === '' ? {} : { replaces }) });
  };
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Notice tone="good">{t('network.admitWaits')}</Notice>
      <TextField label={t('network.code')} value={code} onChange={setCode} hint={t('network.codeHint')} leftToRight autoFocus maxLength={80} testId="desk-code" />
      {structure ? <PlaceFields place={place} desks={desks} structure={structure} /> : null}
      <ErrorNotice error={accept.error} />
      <div className="dialog-actions">
        <Button kind="quiet" onPress={() => void dismiss.run({})}>
          {t('network.dismiss')}
        </Button>
        <Button onPress={onLeave}>{t('frame.cancel')}</Button>
        <Button kind="primary" submits disabled={!ready} testId="accept-desk">
          {t('network.accept')}
        </Button>
      </div>
    </Form>
  );
}
