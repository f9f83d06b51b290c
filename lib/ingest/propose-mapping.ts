import { decideDateOrder } from '../standardize/decide-date-order.ts';
import { decideDecimal } from '../standardize/decide-decimal.ts';
import { conceptTarget, customType, ownTargetPrefix } from './concept-target.ts';
import { detectEventType, detectKind } from './detect-kind.ts';
import { guessCountry } from './guess-country.ts';
import { headerCurrency } from './header-currency.ts';
import { headerSlug } from './header-slug.ts';
import { decideListSeparator, inferValueType } from './infer-value-type.ts';
import { type InspectedColumn, inspectColumns } from './inspect-columns.ts';
import type { ColumnMapping, ImportKind, Mapping } from './mapping.ts';
import { targetField } from './target-type.ts';

export interface ProposalOptions {
  /** What the file tells about, when the person has said so. */
  readonly kind?: ImportKind;
  /** Where the file tells none, like the following ones. */
  readonly defaultCountry?: string;
  readonly defaultCurrency?: string;
  readonly timeZone?: string;
  /** What each column means, where a person has said it for all of them; columns without a meaning are ignored. */
  readonly targets?: readonly (string | undefined)[];
}

const REPEATABLE: ReadonlySet<string> = new Set(['field:email', 'field:phone']);
const MULTI_SEPARATORS = /[;,|\n]/;

const withFormat = (mapping: ColumnMapping, telling: readonly string[], country: string | undefined): ColumnMapping => {
  const { type, multi } = targetField(mapping);
  if (type === 'date' || type === 'datetime') {
    const { order, certain } = decideDateOrder(telling, country);
    return { ...mapping, dateOrder: order, confidence: certain ? mapping.confidence : Math.min(mapping.confidence ?? 1, 0.6) };
  }
  if (type === 'number' || type === 'money') {
    const decimal = decideDecimal(telling);
    return decimal === undefined ? mapping : { ...mapping, decimal };
  }
  if (type === 'options') {
    const listSeparator = decideListSeparator(telling);
    return listSeparator === undefined ? mapping : { ...mapping, listSeparator };
  }
  const separator = multi ? telling.map((value) => MULTI_SEPARATORS.exec(value)?.[0]).find((sign) => sign !== undefined) : undefined;
  return separator === undefined ? mapping : { ...mapping, listSeparator: separator };
};

const ownTarget = (
  { header, concept, telling }: InspectedColumn,
  kind: ImportKind,
  used: Set<string>,
): Pick<ColumnMapping, 'target' | 'type'> => {
  const prefix = telling.length === 0 ? 'ignore' : ownTargetPrefix(concept, kind);
  if (prefix === 'ignore') return { target: 'ignore' };
  const base = `${prefix}:${headerSlug(header)}`;
  let target = base;
  for (let n = 2; used.has(target); n += 1) target = `${base}_${n}`;
  return { target, type: customType(concept) ?? inferValueType(telling) };
};

const isUniqueId = ({ header, telling }: InspectedColumn): boolean =>
  /(?:^|[ _-])(?:id|nr|no)$|id$|编号$/i.test(header.trim()) && telling.length > 0 && new Set(telling).size === telling.length;

/** `Nom` beside `Prénom`, `Name` beside `Vorname` are family names, `Nombre` beside `Apellidos` given names: single words, not full names. */
const pairNames = (columns: readonly InspectedColumn[]): readonly InspectedColumn[] => {
  const has = (name: string): boolean => columns.some(({ concept }) => concept === name);
  if (has('given_name') === has('family_name')) return columns;
  const partner = has('given_name') ? 'family_name' : 'given_name';
  return columns.map((column) => {
    const words = column.telling.filter((value) => !/\S\s+\S/.test(value)).length;
    return column.concept === 'full_name' && words > column.telling.length * 0.6
      ? { ...column, concept: partner, confidence: 0.8 }
      : column;
  });
};

const assignTargets = (
  columns: readonly InspectedColumn[],
  kind: ImportKind,
): Map<number, Pick<ColumnMapping, 'target' | 'type' | 'confidence'>> => {
  const hasConsent = columns.some(({ concept }) => concept !== undefined && /^(?:email|sms|phone)_consent$|^consent_status$/.test(concept));
  const wishes = columns
    .flatMap((column) => {
      const isLoneTime = kind === 'people' && column.concept === 'consent_time' && !hasConsent;
      const wish = column.concept === undefined || isLoneTime ? undefined : conceptTarget(column.concept, kind);
      return wish === undefined ? [] : [{ column, ...wish }];
    })
    .sort((a, b) => b.rank - a.rank || b.column.confidence - a.column.confidence || a.column.column - b.column.column);
  const used = new Set<string>();
  const chosen = new Map<number, Pick<ColumnMapping, 'target' | 'type' | 'confidence'>>();
  for (const { column, target } of wishes) {
    // A column without a single value keeps its place only where nobody else wants it: it comes last by its order.
    if (used.has(target) && !REPEATABLE.has(target)) continue;
    used.add(target);
    chosen.set(column.column, { target, confidence: column.confidence });
  }
  const needsKey = kind === 'people' && !used.has('key') && !used.has('field:external_id');
  const keyColumn = needsKey ? columns.find((column) => !chosen.has(column.column) && isUniqueId(column)) : undefined;
  if (keyColumn !== undefined) chosen.set(keyColumn.column, { target: 'key', confidence: 0.7 });
  for (const column of columns) {
    if (chosen.has(column.column)) continue;
    const own = ownTarget(column, kind, used);
    used.add(own.target);
    chosen.set(column.column, { ...own, confidence: own.target === 'ignore' ? 0.9 : 0.5 });
  }
  return chosen;
};

/** Columns as a person has told what they mean. */
const toldColumns = (columns: readonly InspectedColumn[], targets: readonly (string | undefined)[]): readonly InspectedColumn[] =>
  columns.map(({ column, header, telling }) => {
    const concept = targets[column]?.replace(/^field:/, '');
    return { column, header, telling, confidence: 1, ...(concept === undefined ? {} : { concept }) };
  });

/** The currency that the headers of amounts name, when they name one only. */
const namedCurrency = (columns: readonly ColumnMapping[]): string | undefined => {
  const amounts = columns.filter((column) => column.target !== 'ignore' && targetField(column).type === 'money');
  const named = new Set(amounts.flatMap(({ header }) => headerCurrency(header) ?? []));
  return named.size === 1 ? [...named][0] : undefined;
};

/**
 * Proposes what every column means, from its header (English, Chinese, some German, French, Spanish, Swedish) and its values,
 * with a confidence each; the kind of the file; and per column the order of dates, the decimal sign and the list separator.
 */
export const proposeMapping = (
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  options: ProposalOptions = {},
): Mapping => {
  const looked = inspectColumns(headers, sampleRows);
  const inspected = options.targets ? toldColumns(looked, options.targets) : pairNames(looked);
  const kind = options.kind ?? detectKind(inspected);
  const country = guessCountry(inspected) ?? options.defaultCountry;
  const targets = options.targets ? undefined : assignTargets(inspected, kind);
  const columns = inspected.map(({ column, header, telling }) => {
    const told = { target: options.targets?.[column] ?? 'ignore', confidence: 1 };
    const target = targets ? (targets.get(column) ?? { target: 'ignore', confidence: 0.5 }) : told;
    return withFormat({ column, header, ...target }, telling, country);
  });
  const currency = namedCurrency(columns) ?? options.defaultCurrency;
  return {
    kind,
    columns,
    ...(country === undefined ? {} : { defaultCountry: country }),
    ...(currency === undefined ? {} : { defaultCurrency: currency }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    ...(kind === 'events' && !columns.some(({ target }) => target === 'event:type') ? { eventType: detectEventType(inspected) } : {}),
    ...(columns.some(({ target }) => target.startsWith('consent:')) && !columns.some(({ target }) => target === 'consent:purpose')
      ? { consentPurpose: 'marketing' }
      : {}),
  };
};
