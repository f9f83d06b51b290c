import { foldText } from '../standardize/fold-text.ts';
import { standardizeBoolean } from '../standardize/standardize-boolean.ts';

const GRANTED =
  'granted|given|subscribed|confirmed|double opt in|single opt in|active|consented|allow|allowed|ok|implied|express|subscriber|已授权|允许|已确认|erteilt|bestatigt|accordé|accorde|inscrit|suscrito';
const REFUSED =
  'refused|revoked|withdrawn|unsubscribed|denied|not given|cleaned|bounced|blocked|suppressed|complained|spam|not subscribed|never subscribed|none|do not contact|dnc|未授权|禁止|撤回|已撤回|widerrufen|abgemeldet|refusé|refuse|désinscrit|baja';
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...GRANTED.split('|').map((word) => [foldText(word), true] as const),
  ...REFUSED.split('|').map((word) => [foldText(word), false] as const),
]);
const CHANNELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    email: 'email|e mail|mail|newsletter|邮件|邮箱|电子邮件',
    sms: 'sms|text|text message|mobile|短信',
    phone: 'phone|call|telephone|calls|telefon|电话',
    post: 'post|postal|direct mail|letter|brief|邮寄|信件',
    whatsapp: 'whatsapp',
    push: 'push|app|web push|推送',
    wechat: 'wechat|weixin|微信',
  }).flatMap(([channel, words]) => words.split('|').map((word) => [foldText(word), channel] as const)),
);

/** Whether a word of a consent column grants (true) or refuses (false); undefined when it says neither (`pending`). */
export const readConsent = (raw: string): boolean | undefined => {
  const known = WORDS.get(foldText(raw));
  if (known !== undefined) return known;
  const yesNo = standardizeBoolean(raw);
  return yesNo.ok ? yesNo.value : undefined;
};

/** Words that mean every channel, or every purpose. */
const ALL: ReadonlySet<string> = new Set(
  'all|any|every|everything|all channels|all purposes|global|alle|alles|tous|toutes|todos|todas|全部|所有'.split('|').map(foldText),
);

/** Whether a word means every channel or purpose there is. */
export const meansAll = (raw: string): boolean => ALL.has(foldText(raw));

const EVERY_CHANNEL: readonly string[] = [...new Set(CHANNELS.values())];
const BETWEEN = /[,;|/&+、，；]|\s(?:and|und|et|y)\s|和/u;

/**
 * The channels that a word means, or a list of words (`Email, SMS`; `all`): `email`, `sms`, `phone`, `post`, `whatsapp`, `push`, `wechat`.
 * An unknown word stays, folded, and is told of; what has no word in it stays as it is.
 */
export const readConsentChannels = (raw: string): { readonly channels: readonly string[]; readonly unknown: boolean } => {
  const words = CHANNELS.has(foldText(raw)) ? [raw] : raw.split(BETWEEN).filter((word) => foldText(word) !== '');
  if (words.length === 0) return { channels: [raw.trim()], unknown: true };
  const channels = words.flatMap((word) => (meansAll(word) ? EVERY_CHANNEL : [CHANNELS.get(foldText(word)) ?? foldText(word)]));
  return { channels: [...new Set(channels)], unknown: channels.some((channel) => !EVERY_CHANNEL.includes(channel)) };
};
