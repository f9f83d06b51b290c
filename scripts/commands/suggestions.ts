import type { SuggestionDetail, SuggestionSide } from '../../lib/identity/suggestion-view.ts';
import { listSuggestions } from '../../lib/server/identity/list-suggestions.ts';
import { messageText } from '../messages/message-text.ts';
import type { Command } from './command.ts';

const PAGE_SIZE = 500;

const sideOf = ({ record }: SuggestionSide) => ({
  source: record.sourceName,
  key: record.sourceKey,
  row: record.rowNo,
  file: record.fileName,
});

/** `suggestions`: pairs of profiles that wait for a decision, surest first. */
export const suggestionsCommand: Command = {
  usage: '',
  options: {},
  run: async ({ ctx }) => {
    const items: SuggestionDetail[] = [];
    for (let page = 1; ; page++) {
      const part = await listSuggestions(ctx, { page, pageSize: PAGE_SIZE });
      items.push(...part.items);
      if (page * PAGE_SIZE >= part.total) break;
    }
    const list = items.map((item) => ({
      a: sideOf(item.a),
      b: sideOf(item.b),
      score: item.score,
      reasons: item.reasons.map((reason) => messageText('identity', `reasons.${reason.key}`, reason.values)),
    }));
    const lines = list.map(
      ({ a, b, score, reasons }) =>
        `${score >= 0.9995 ? '> .999' : score.toFixed(3)}  ${a.source}:${a.row} ~ ${b.source}:${b.row}  ${reasons.join('; ')}`,
    );
    return { json: list, lines: lines.length > 0 ? lines : ['No suggestions.'] };
  },
};
