import { foldText } from '../standardize/fold-text.ts';

const CAMEL = /(?<=\p{Ll}|\d)(?=\p{Lu}\p{Ll})|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu;
const HAN_BLANK = /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu;

/** A header for comparing: words in small letters without accents, camel case parted, no blanks beside Chinese. `CustomerID` → `customer id`, `订单 ID` → `订单id`. */
export const foldHeader = (header: string): string => foldText(header.normalize('NFKC').replace(CAMEL, ' ')).replace(HAN_BLANK, '');
