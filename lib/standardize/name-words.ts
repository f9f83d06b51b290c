/** A word without its dots and commas, in small letters: how it stands in the word lists. */
export const bareWord = (word: string): string => word.replace(/[.,]/g, '').toLowerCase();

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Forms of address and titles before a name; compared without dots. */
export const HONORIFICS = words(
  'mr mrs ms miss mx dr prof professor sir madam dame lord lady rev reverend fr hon capt captain col lt sgt maj herr frau hr fr dipl-ing ing dipling mag m mme mlle monsieur madame mademoiselle sr sra srta señor señora señorita don doña sig signor signora dhr mevr',
);

/** Words of nobility; names as well, so titles only behind an ordinal or a comma. */
export const PEERAGE = words(
  'baron baroness baronet bt bart earl viscount viscountess marquess marquis marchioness duke duchess lord lady count countess prince princess knight',
);

/** Degrees and titles behind a name; compared without dots. */
export const DEGREES = words(
  'phd dphil md esq dds dvm mba cpa jd rn ma ba bsc msc llb llm pe cfa pmp od obe mbe cbe kbe dbe kcb frs frcs mp qc kc',
);

/** Marks that tell a parent from a child: kept in the full name, left out of the family name. */
export const GENERATIONS = words('jr sr ii iii iv junior senior jnr snr');

/** Parts of a family name in small letters. */
export const PARTICLES = words(
  'van von der den de del della di da dos das du la le el al bin ibn ben ter ten zu zum zur af av y e i vom het op onder of',
);

/** Forms of address behind a Chinese name. */
export const CHINESE_TITLES: readonly string[] = [
  '先生',
  '女士',
  '小姐',
  '老师',
  '教授',
  '博士',
  '经理',
  '同学',
  '太太',
  '总监',
  '主任',
  '医生',
];
