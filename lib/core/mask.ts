const MASK = '•••';

/**
 * Personal text as an analyst may see it: enough to tell two values apart, too little to reach or name a person.
 * `j•••@example.com` for e-mail addresses, the last two digits of numbers, else the first character.
 */
export const maskText = (value: string): string => {
  const text = value.trim();
  if (text === '') return '';
  const at = text.lastIndexOf('@');
  if (at > 0) return `${[...text][0] ?? ''}${MASK}${text.slice(at)}`;
  if (/^[+\d][\d\s().-]{5,}$/.test(text)) return `${MASK}${text.replace(/\D/g, '').slice(-2)}`;
  return `${[...text][0] ?? ''}${MASK}`;
};
