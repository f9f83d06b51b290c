import { pinyin } from 'pinyin-pro';

/** A Chinese name in Latin letters, as its sounds are compared with others. */
export interface LatinName {
  readonly given: string;
  readonly family: string;
}

const COMPOUND_FAMILY_NAMES = new Set([
  ...['欧阳', '歐陽', '太史', '端木', '上官', '司马', '司馬', '东方', '東方', '独孤', '獨孤', '南宫', '南宮', '万俟', '闻人', '聞人'],
  ...['夏侯', '诸葛', '諸葛', '尉迟', '尉遲', '公羊', '赫连', '赫連', '澹台', '澹臺', '皇甫', '宗政', '濮阳', '公冶', '太叔', '申屠'],
  ...['公孙', '公孫', '慕容', '仲孙', '钟离', '鍾離', '长孙', '長孫', '宇文', '司徒', '鲜于', '司空', '闾丘', '子车', '亓官', '司寇'],
  ...['巫马', '公西', '颛孙', '壤驷', '公良', '漆雕', '乐正', '宰父', '谷梁', '拓跋', '夹谷', '轩辕', '令狐', '段干', '百里', '呼延'],
  ...['东郭', '南门', '羊舌', '微生', '梁丘', '左丘', '东门', '西门', '南荣', '第五'],
]);

const sound = (text: string, surname: boolean): string =>
  pinyin(text, { toneType: 'none', type: 'array', surname: surname ? 'head' : 'off', nonZh: 'removed', v: true })
    .join('')
    .toLowerCase();

/** Splits a Chinese full name into family and given name. */
export const splitHanName = (name: string): { readonly family: string; readonly given: string } => {
  const chars = [...name];
  const familyLength = chars.length > 2 && COMPOUND_FAMILY_NAMES.has(chars.slice(0, 2).join('')) ? 2 : 1;
  return { family: chars.slice(0, familyLength).join(''), given: chars.slice(familyLength).join('') };
};

/** Pinyin without tones or spaces of a Chinese name. */
export const hanToLatin = (name: string): LatinName => {
  const { family, given } = splitHanName(name);
  return { family: sound(family, true), given: given ? sound(given, false) : '' };
};
