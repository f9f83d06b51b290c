import { explainBlocking, type RuleReport } from '../../lib/server/identity/explain-blocking.ts';
import { runMatch } from '../../lib/server/identity/run-match.ts';
import { type MatchSimulation, simulateMatch } from '../../lib/server/identity/simulate-match.ts';
import { runMirror } from '../../lib/server/mirror/run-mirror.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { messageText } from '../messages/message-text.ts';
import { type Command, CommandError, type CommandResult } from './command.ts';

const percent = (text: string | boolean | undefined, name: string): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value > 0 && value < 100)) throw new CommandError(`--${name} is a percentage between 0 and 100.`);
  return value / 100;
};

const proposalOf = (values: Readonly<Record<string, string | boolean | undefined>>) => {
  const suggestFrom = percent(values['suggest-from'], 'suggest-from');
  const mergeFrom = percent(values['merge-from'], 'merge-from');
  return { ...(suggestFrom === undefined ? {} : { suggestFrom }), ...(mergeFrom === undefined ? {} : { mergeFrom }) };
};

const tell = ({ records, now, proposed, joining, leaving }: MatchSimulation): CommandResult['lines'] => [
  `${records} records`,
  ...Object.entries({ now, proposed }).map(
    ([name, o]) =>
      `${name}: ${o.profiles} profiles, ${o.merged} merged (expected wrong ${(100 * o.expected.mergedWrong).toFixed(2)} %), ${o.suggestions} suggestions (expected wrong ${(100 * o.expected.suggestedWrong).toFixed(0)} %), expected missed ${(100 * o.expected.missed).toFixed(2)} %`,
  ),
  `${joining} records would join others, ${leaving} would leave them`,
];

const tellSkipped = ({ skipped, recordsMax, commonest }: RuleReport): string => {
  if (skipped === 0) return '';
  const values = commonest.map(({ value, records }) => `${value} (${records})`).join(', ');
  return `; ${skipped} skipped that more than ${recordsMax} records carry: ${values}${skipped > commonest.length ? ', …' : ''}`;
};

const tellRule = (report: RuleReport): string => {
  const { rule, fields, used, predicted, found } = report;
  const name = fields.length > 0 ? `${rule} (${fields.join(', ')})` : rule;
  return `  ${name}: ${used ? `${predicted} pairs predicted, ${found} found${tellSkipped(report)}` : 'not used, it would give too many pairs'}`;
};

/** `match`: records to profiles. */
export const matchCommand: Command = {
  usage: '[--simulate [--suggest-from PERCENT] [--merge-from PERCENT]]',
  options: { simulate: { type: 'boolean' }, 'suggest-from': { type: 'string' }, 'merge-from': { type: 'string' } },
  check: ({ values }) => {
    if (!values.simulate && (values['suggest-from'] || values['merge-from']))
      throw new CommandError('--suggest-from and --merge-from are for --simulate; the settings page changes them.');
    proposalOf(values);
  },
  run: async ({ ctx, values, progress }) => {
    const begun = performance.now();
    progress('copying to the index');
    await runMirror(ctx);
    progress('matching');
    const refreshed = await refreshIndex(ctx);
    if (values.simulate) {
      const simulation = await simulateMatch(ctx, proposalOf(values));
      return { json: simulation, lines: tell(simulation) };
    }
    const { records, profiles, merged, suggestions, warnings, blocking } = refreshed.match ?? (await runMatch(ctx));
    const rules = blocking && (await explainBlocking(ctx, blocking));
    const seconds = Math.round(performance.now() - begun) / 1000;
    return {
      json: { records, profiles, merged, suggestions, seconds, warnings, blocking: rules },
      lines: [
        `${records} records are ${profiles} profiles: ${merged} merged, ${suggestions} suggestions (${seconds} s)`,
        ...warnings.map((key) => `warning: ${messageText('identity', `warnings.${key}`)}`),
        ...(rules ? ['blocking rules:', ...rules.map(tellRule)] : []),
      ],
    };
  },
};
