import type { Random } from './random.ts';

const JUNK = ['N/A', 'null', '-', 'n/a', 'unknown', 'Select', '未知', 'none', '.'];

/** A word somebody typed instead of leaving the cell blank. */
export const junk = (random: Random): string => random.pick(JUNK);

/** One slip of the keyboard: a letter dropped, doubled, swapped or replaced. */
export const typo = (random: Random, text: string): string => {
  if (text.length < 3) return text;
  const at = random.int(1, text.length - 2);
  const before = text.slice(0, at);
  const here = text[at] ?? '';
  const after = text.slice(at + 1);
  switch (random.int(0, 3)) {
    case 0:
      return before + after;
    case 1:
      return before + here + here + after;
    case 2:
      return before + (after[0] ?? '') + here + after.slice(1);
    default:
      return before + random.pick([...'aeioustrnl']) + after;
  }
};

/** Letter case as different forms leave it. */
export const caseSlip = (random: Random, text: string): string => {
  const roll = random.next();
  if (roll < 0.06) return text.toUpperCase();
  if (roll < 0.13) return text.toLowerCase();
  if (roll < 0.16) return ` ${text} `;
  return text;
};

/** A phone number (E.164 in) in the formats people of that country write. */
export const phoneStyle = (random: Random, e164: string): string => {
  if (e164.startsWith('+1')) {
    const [a, b, c] = [e164.slice(2, 5), e164.slice(5, 8), e164.slice(8)];
    return random.pick([`(${a}) ${b}-${c}`, `${a}-${b}-${c}`, `${a}.${b}.${c}`, `+1 ${a} ${b} ${c}`, `1${a}${b}${c}`, `${a}${b}${c}`]);
  }
  const [a, b] = [e164.slice(3, 6), e164.slice(6)];
  return random.pick([`0${a} ${b}`, `0${a}/${b}`, `+49 ${a} ${b}`, `0049${a}${b}`, `0${a}-${b.slice(0, 4)} ${b.slice(4)}`]);
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO date in another order: `dmy.` 31.12.2025, `mdy/` 12/31/2025, `dmy/` 31/12/2025, `text` 31 Dec 2025. */
export const dateStyle = (iso: string, style: 'dmy.' | 'mdy/' | 'dmy/' | 'text' | 'iso'): string => {
  const [y, m, d] = iso.slice(0, 10).split('-') as [string, string, string];
  if (style === 'dmy.') return `${d}.${m}.${y}`;
  if (style === 'mdy/') return `${m}/${d}/${y}`;
  if (style === 'dmy/') return `${d}/${m}/${y}`;
  if (style === 'text') return `${Number(d)} ${MONTHS[Number(m) - 1]} ${y}`;
  return iso;
};

/** A number with decimal comma and dots between thousands, as German tools write it. */
export const germanNumber = (value: number): string =>
  value
    .toFixed(2)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+(?!\d))/g, '.');
