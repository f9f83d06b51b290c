import { cleanText } from './clean-text.ts';

const SEPARATORS = /[;,|\n\r；，、]+/;

/** The chosen options of one cell in their order, each once. `separator` is the column's; without it `; , |`, `、` and line breaks part them. */
export const standardizeOptions = (raw: string, separator?: string): readonly string[] => {
  const seen = new Set<string>();
  const options: string[] = [];
  for (const part of raw.split(separator === undefined || separator === '' ? SEPARATORS : separator)) {
    const option = cleanText(part);
    const key = option.toLowerCase();
    if (option === '' || seen.has(key)) continue;
    seen.add(key);
    options.push(option);
  }
  return options;
};
