import { err, ok, type Result } from '../core/result.ts';
import type { ValueIssue } from '../standardize/fields.ts';
import { addNameParts } from './add-name-parts.ts';
import { buildConsents, type ConsentDefaults } from './build-consents.ts';
import { buildEvent, buildLead, buildSurveyAnswer, type EventDefaults } from './build-event.ts';
import { buildSpend } from './build-spend.ts';
import type { BuiltRow } from './built-row.ts';
import { checkCells } from './check-cells.ts';
import type { ImportKind, Mapping } from './mapping.ts';
import { compileColumns, type RowValues } from './row-values.ts';
import { hasIdentity, sourceKey } from './source-key.ts';

export interface RowBuilderOptions {
  /** ISO 8601; time of survey answers without one. */
  readonly importedAt: string;
  /** Number of the source: keeps short lead ids of different sources apart. */
  readonly sourceId?: number;
}

/** A row in the terms of Larder, or the reasons why it goes to quarantine. */
export type RowResult = Result<BuiltRow, readonly ValueIssue[]>;

const EVENT_BUILDERS = { events: buildEvent, leads: buildLead, survey: buildSurveyAnswer } as const;

const moveToProps = ({ traits, props }: RowValues): void => {
  for (const [name, value] of Object.entries(traits)) props[name.replace(/^custom:/, '')] ??= value;
};

const consentDefaults = (mapping: Mapping, importedAt: string): ConsentDefaults => ({
  defaultPurpose: mapping.consentPurpose ?? 'marketing',
  importedAt,
});

const buildPerson = (values: RowValues, mapping: Mapping, importedAt: string): RowResult => {
  const { key, traits, issues } = values;
  const consents = buildConsents(values, consentDefaults(mapping, importedAt));
  if (!hasIdentity(key, traits)) return err([{ field: '', code: 'no_identifier', raw: '' }, ...issues]);
  if (mapping.kind === 'consents' && consents.length === 0) {
    const unknown = issues.find(({ code }) => code === 'consent_unknown');
    return err([unknown ?? { field: 'consent:status', code: 'value_required', raw: '' }]);
  }
  const asOf = mapping.kind === 'consents' ? consents[0]?.occurredAt : undefined;
  return ok({
    sourceKey: sourceKey(key, traits),
    traits,
    issues,
    ...(asOf === undefined ? {} : { asOf }),
    ...(consents.length === 0 ? {} : { consents }),
  });
};

const buildHappening = (values: RowValues, kind: keyof typeof EVENT_BUILDERS, mapping: Mapping, defaults: EventDefaults): RowResult => {
  const { key, traits, issues } = values;
  const isNamed = hasIdentity(key, traits);
  // Nobody to keep them for: country and the like stay with the event.
  if (!isNamed) moveToProps(values);
  const event = EVENT_BUILDERS[kind](values, defaults);
  if (!event.ok) return err([event.error, ...issues.filter((issue) => issue !== event.error)]);
  const { value } = event;
  if (!isNamed) return ok({ sourceKey: null, traits: {}, issues, asOf: value.occurredAt, event: value });
  const consents = kind === 'events' ? [] : buildConsents(values, consentDefaults(mapping, defaults.importedAt));
  return ok({
    sourceKey: sourceKey(key, traits),
    traits,
    issues,
    asOf: value.occurredAt,
    event: value,
    ...(consents.length === 0 ? {} : { consents }),
  });
};

const isEventKind = (kind: ImportKind): kind is keyof typeof EVENT_BUILDERS => kind in EVENT_BUILDERS;

/**
 * Compiles a mapping into a function from the cells of a row to what it says. Remembers repeated values, so make one builder
 * per file. A row is refused when its cells do not fit the header, when it is empty, or when a needed value is missing or wrong.
 */
export const rowBuilder = (
  mapping: Mapping,
  header: readonly string[],
  options: RowBuilderOptions,
): ((cells: readonly string[]) => RowResult) => {
  const readCells = compileColumns(mapping);
  const { kind, defaultCurrency } = mapping;
  const defaults: EventDefaults = {
    eventType: mapping.eventType ?? (kind === 'survey' ? '' : 'event'),
    importedAt: options.importedAt,
    ...(defaultCurrency === undefined ? {} : { defaultCurrency }),
    ...(options.sourceId === undefined ? {} : { sourceId: options.sourceId }),
  };
  return (cells) => {
    const check = checkCells(cells, header.length);
    if (cells.every((cell) => cell.trim() === '')) return err([{ field: '', code: 'row_empty', raw: '' }]);
    if (check.verdict === 'reject') return err([check.issue]);
    const values = readCells(cells);
    if (check.verdict === 'accept') values.issues.push(check.issue);
    addNameParts(values.traits);
    if (isEventKind(kind)) return buildHappening(values, kind, mapping, defaults);
    if (kind !== 'spend') return buildPerson(values, mapping, options.importedAt);
    const spend = buildSpend(values, defaultCurrency);
    return spend.ok
      ? ok({ sourceKey: null, traits: {}, issues: values.issues, spend: spend.value })
      : err([spend.error, ...values.issues.filter((issue) => issue !== spend.error)]);
  };
};
