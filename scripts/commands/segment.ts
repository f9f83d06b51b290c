import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '../../lib/core/errors.ts';
import { listRuleMembers } from '../../lib/server/segments/list-rule-members.ts';
import { previewSegment } from '../../lib/server/segments/preview-segment.ts';
import { type Command, CommandError, parseJsonFile } from './command.ts';

/** `segment count` and `segment members`: whom a rule takes in. */
export const segmentCommand: Command = {
  usage: 'count|members --rule FILE.json',
  options: { rule: { type: 'string' } },
  check: ({ positionals, values }) => {
    if (positionals.length !== 1 || !['count', 'members'].includes(positionals[0] ?? ''))
      throw new CommandError('Say segment count or segment members.');
    if (!values.rule) throw new CommandError('Name the file of the rule: --rule FILE.json');
    if (!existsSync(String(values.rule))) throw new CommandError(`There is no file ${values.rule}.`);
    parseJsonFile(readFileSync(String(values.rule), 'utf8'), String(values.rule));
  },
  run: async ({ ctx, positionals, values }) => {
    const path = String(values.rule);
    const rule = parseJsonFile(readFileSync(path, 'utf8'), path);
    if (positionals[0] === 'members') {
      const members = await listRuleMembers(ctx, { rule });
      return {
        json: { count: members.length, members },
        lines: members.map((person) => [person.profileId, person.displayName, person.email.join(' ')].join('\t')),
      };
    }
    const { issues, counts } = await previewSegment(ctx, { rule });
    if (issues.length > 0) {
      const codes = issues.map((issue) => issue.code).join(', ');
      throw new AppError('invalid', 'segmentRuleWrong', `The rule has errors: ${codes}.`, { count: issues.length });
    }
    return {
      json: { count: counts.matched, reachable: counts.reachable, everyone: counts.everyone },
      lines: [`${counts.matched} of ${counts.everyone} people, ${counts.reachable} of them reachable by e-mail`],
    };
  },
};
