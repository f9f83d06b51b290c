import { standardField } from './fields.ts';

const isPersonalField = (name: string, mapped: ReadonlySet<string>): boolean => standardField(name)?.personal === true || mapped.has(name);

/**
 * True for names of fields (`email`, `custom:spouse`) and properties (`prop:caller`) with personal values. `mapped` are those beside the
 * standard ones that mappings read as names, e-mail addresses or phone numbers. An event of nobody known keeps a person's fields as
 * properties (`prop:street`).
 */
export const isPersonal = (name: string, mapped: ReadonlySet<string>): boolean => {
  if (name === 'display_name' || name === 'prop:lead_key' || isPersonalField(name, mapped)) return true;
  if (!name.startsWith('prop:')) return false;
  const field = name.slice('prop:'.length);
  return isPersonalField(field, mapped) || mapped.has(`custom:${field}`);
};
