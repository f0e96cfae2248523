import type { Addressee } from '../../../preload/contract/letters.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly label: string; readonly value: readonly Addressee[]; readonly onChange: (value: Addressee[]) => void; readonly testId: string };

/** A list of addressees; each becomes a line of the dispatch register of its own. */
export function AddresseesField({ label, value, onChange, testId }: Props) {
  const { t, number } = useLanguage();
  const edit = (index: number, change: Addressee) => onChange(value.map((addressee, position) => (position === index ? change : addressee)));
  const editAddress = (index: number, name: string, address: string) => edit(index, address === '' ? { name } : { name, address });
  return (
    <fieldset className="field addressees" data-testid={testId}>
      <legend>{label}</legend>
      {value.map((addressee, index) => (
        <div key={index} className="addressee">
          <span className="soft small">{number(index + 1)}</span>
          <TextField hideLabel label={t('letters.nameOf', { list: label, number: number(index + 1) })} placeholder={t('letters.name')} value={addressee.name} maxLength={300} onChange={(name) => edit(index, { ...addressee, name })} />
          <TextField
            hideLabel
            label={t('letters.addressOf', { list: label, number: number(index + 1) })}
            placeholder={t('letters.address')}
            value={addressee.address ?? ''}
            maxLength={600}
            onChange={(address) => editAddress(index, addressee.name, address)}
          />
          <IconButton icon="close" label={t('letters.removeLine', { number: number(index + 1) })} onPress={() => onChange(value.filter((_, position) => position !== index))} />
        </div>
      ))}
      <div>
        <Button kind="quiet" icon="add" onPress={() => onChange([...value, { name: '' }])} testId={`${testId}-add`}>
          {t('letters.addLine')}
        </Button>
      </div>
    </fieldset>
  );
}
