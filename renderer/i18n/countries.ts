import type { Language } from '../../preload/contract/values.ts';

export type NamedCountry = { readonly id: string; readonly label: string };

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that name no country: groups of countries, and names that another took over. */
const noCountry = /^(?:AC|AN|BU|CP|CQ|CS|CT|DD|DG|DY|EA|EU|EZ|FQ|FX|HV|IC|JT|MI|NH|NQ|NT|PC|PU|PZ|QO|QU|RH|SU|TA|TP|UK|UN|VD|WK|XA|XB|YD|YU|ZR|ZZ)$/;

/** The countries of ISO 3166-1 by their names in a language, in its order. */
export function countries(language: Language): readonly NamedCountry[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => !noCountry.test(code));
  const named = codes.flatMap((id) => {
    const label = names.of(id);
    return label === undefined ? [] : [{ id, label }];
  });
  return named.toSorted((one, other) => one.label.localeCompare(other.label, language));
}
