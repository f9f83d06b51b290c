import { zonedToUtc } from '../standardize/zoned-time.ts';
import type { FileProblem } from './file-problem.ts';
import type { ImportKind, Mapping } from './mapping.ts';
import { isKnownTarget } from './target-type.ts';

/** Groups of targets with a place in each kind of file. */
const GROUPS: Readonly<Record<ImportKind, readonly string[]>> = {
  people: ['key', 'field', 'custom', 'consent'],
  events: ['key', 'field', 'custom', 'prop', 'event'],
  leads: ['key', 'field', 'custom', 'prop', 'lead', 'consent'],
  spend: ['spend'],
  consents: ['key', 'field', 'custom', 'consent'],
  survey: ['key', 'field', 'custom', 'prop', 'event', 'consent'],
};
const REPEATABLE: ReadonlySet<string> = new Set(['ignore', 'field:email', 'field:phone']);
const IDENTIFIERS = [
  'key',
  'field:external_id',
  'field:email',
  'field:phone',
  'field:national_id',
  'field:full_name',
  'field:family_name',
] as const;
const STATUS = ['consent:status', 'consent:email_status', 'consent:sms_status', 'consent:phone_status'] as const;
/** Of each list at least one target must be mapped. */
const NEEDED: Readonly<Record<ImportKind, readonly (readonly [key: string, anyOf: readonly string[]])[]>> = {
  people: [['mappingNoIdentifier', IDENTIFIERS]],
  events: [['mappingNoTime', ['event:time']]],
  leads: [['mappingNoLeadTime', ['lead:created', 'lead:won_time', 'lead:stage_time']]],
  spend: [
    ['mappingNoSpendDate', ['spend:date']],
    ['mappingNoSpendAmount', ['spend:amount']],
    ['mappingNoSpendCampaign', ['spend:campaign', 'spend:channel']],
  ],
  consents: [
    ['mappingNoIdentifier', IDENTIFIERS],
    ['mappingNoConsentStatus', STATUS],
  ],
  survey: [],
};

const columnProblems = ({ kind, columns }: Mapping, headers: readonly string[]): FileProblem[] => {
  const problems: FileProblem[] = [];
  const targets = new Map<string, string>();
  const positions = new Set<number>();
  for (const { column, header, target } of columns) {
    const group = target.split(':')[0] ?? '';
    if (column >= headers.length)
      problems.push({ key: 'mappingColumnUnknown', values: { column: column + 1, header, columns: headers.length } });
    if (positions.has(column)) problems.push({ key: 'mappingColumnRepeated', values: { column: column + 1, header } });
    positions.add(column);
    if (!isKnownTarget(target)) problems.push({ key: 'mappingTargetUnknown', values: { header, target } });
    else if (target !== 'ignore' && !GROUPS[kind].includes(group))
      problems.push({ key: 'mappingTargetOfOtherKind', values: { header, target, kind } });
    const other = targets.get(target);
    if (other !== undefined && !REPEATABLE.has(target)) problems.push({ key: 'mappingTargetRepeated', values: { header, other, target } });
    else targets.set(target, header);
  }
  return problems;
};

/** What is wrong with a mapping for a file with these headers; empty when it can be imported. Each problem's message says the remedy. */
export const validateMapping = (mapping: Mapping, headers: readonly string[]): readonly FileProblem[] => {
  const problems = columnProblems(mapping, headers);
  const targets = new Set(mapping.columns.map(({ target }) => target));
  for (const [key, anyOf] of NEEDED[mapping.kind]) {
    if (!anyOf.some((target) => targets.has(target))) problems.push({ key, values: {} });
  }
  if (mapping.columns.every(({ target }) => target === 'ignore')) problems.push({ key: 'mappingNothingMapped', values: {} });
  if (mapping.timeZone !== undefined && zonedToUtc(0, mapping.timeZone) === undefined)
    problems.push({ key: 'mappingTimeZoneUnknown', values: { timeZone: mapping.timeZone } });
  return problems;
};
