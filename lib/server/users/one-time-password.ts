import { randomInt } from 'node:crypto';

/** Letters and figures that are not mistaken for one another when read out or typed. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over once: 16 signs in groups of four, about 79 bits. */
export const oneTimePassword = (): string => {
  const signs = Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return (signs.match(/.{4}/g) ?? []).join('-');
};
