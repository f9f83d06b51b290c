import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };
import { ok } from '../core/result.ts';
import { COUNTRY_ALIASES } from './country-aliases.ts';
import { foldText } from './fold-text.ts';
import { issue, type Standardized } from './standardized.ts';

type Names = Readonly<Record<string, string | readonly string[]>>;

const loadNames = (): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const add = (name: string, code: string): void => {
    const folded = foldText(name);
    if (folded !== '' && !names.has(folded)) names.set(folded, code);
  };
  for (const [two, three] of codes as readonly (readonly string[])[]) {
    if (two === undefined) continue;
    add(two, two);
    if (three !== undefined) add(three, two);
  }
  for (const [code, aliases] of Object.entries(COUNTRY_ALIASES)) for (const alias of aliases) add(alias, code);
  for (const { countries } of [en, zh, de, fr, es, it, pt, nl, sv, pl, cs, ja] as readonly { countries: Names }[]) {
    for (const [code, name] of Object.entries(countries)) for (const one of typeof name === 'string' ? [name] : name) add(one, code);
  }
  return names;
};

const NAMES = loadNames();

/** ISO 3166-1 alpha-2 code in upper case from a code or a name in a dozen languages. */
export const standardizeCountry = (raw: string): Standardized<string> => {
  if (raw.length > 80) return issue('country_unknown');
  const folded = foldText(raw);
  const code = NAMES.get(folded) ?? NAMES.get(folded.replace(/^the /, '')) ?? NAMES.get(folded.replaceAll(' ', ''));
  return code === undefined ? issue('country_unknown') : ok(code);
};
