import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly value: readonly string[]; readonly onChange: (value: string[]) => void };

/** What goes with the letter, one thing a line. */
export function EnclosuresField({ value, onChange }: Props) {
  const { t, number } = useLanguage();
  return (
    <fieldset className="field addressees">
      <legend>{t('letters.enclosures')}</legend>
      {value.map((enclosure, index) => (
        <div key={index} className="addressee addressee-single">
          <span className="soft small">{number(index + 1)}</span>
          <TextField
            hideLabel
            label={t('letters.enclosureNumber', { number: number(index + 1) })}
            value={enclosure}
            maxLength={300}
            onChange={(text) => onChange(value.map((candidate, position) => (position === index ? text : candidate)))}
          />
          <IconButton icon="close" label={t('letters.removeLine', { number: number(index + 1) })} onPress={() => onChange(value.filter((_, position) => position !== index))} />
        </div>
      ))}
      <div>
        <Button kind="quiet" icon="add" onPress={() => onChange([...value, ''])}>
          {t('letters.addEnclosure')}
        </Button>
      </div>
    </fieldset>
  );
}
