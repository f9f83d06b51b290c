/** Bounds of a password in characters. The upper one keeps hashing cheap. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** Passwords of ten and more characters that head every published list of leaked ones; compared without case. */
const COMMON: ReadonlySet<string> = new Set(
  `1234567890 0123456789 9876543210 0987654321 12345678910 123456789a a123456789 123456789q q123456789 1q2w3e4r5t 1q2w3e4r5t6y
  1qaz2wsx3edc qwertyuiop qwerty12345 qwerty123456 qwerty1234 qwertyuiop123 qwertyuiopasdfghjkl asdfghjkl1 asdfghjkl123 zxcvbnm123
  zxcvbnm1234 password10 password11 password12 password123 password1234 password12345 password123! password1! password2025
  password2026 passw0rd123 passw0rd1234 p@ssw0rd123 p@ssword123 iloveyou123 iloveyou1234 iloveyou12 sunshine123 princess123
  football123 baseball123 superman123 welcome123 welcome1234 welcome123! welcome2025 welcome2026 letmein123 letmein1234 changeme123
  changeme1234 administrator administrator1 admin12345 admin123456 admin123456789 adminadmin adminadmin1 rootrootroot testtest12
  test123456 test1234567 testtesttest abcdefghij abcdefghijk abcd123456 abc123456789 abcdef123456 aa12345678 aa123456789 woaini1314
  woaini5201314 5201314520 1314520520 woaini520520 1qazxsw23edc zaq12wsxcde3 qazwsxedcrfv qazwsx123456 computer123 michael123
  charlie123 dragon1234 monkey1234 master1234 shadow1234 secret1234 secret123456 internet123 samsung123 liverpool1 liverpool123
  chelsea123 whatever12 trustno123 trustno1234 basketball basketball1 volleyball chocolate1 christopher alexander1 elizabeth1
  correcthorsebatterystaple larderlarder larder12345 larder123456`.split(/\s+/),
);

const isRun = (text: string): boolean => {
  const steps = new Set([...text].slice(1).map((char, i) => (char.codePointAt(0) ?? 0) - (text.codePointAt(i) ?? 0)));
  return steps.size === 1 && (steps.has(0) || steps.has(1) || steps.has(-1));
};

/** The name of the product: the first thing to guess. */
const PRODUCT = 'larder';

/** True when a password is too short without a name in it: the name is known, so it adds nothing. */
const leansOn = (bare: string, name: string): boolean =>
  name.length >= 2 && bare.includes(name) && [...bare.replaceAll(name, '')].length < PASSWORD_MIN;

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Why a password is refused, as a message key under `errors.`, or null when it is good. `about` are words it must not consist of:
 * e-mail, name. The names of the product and of the `organisation` do not count towards its length.
 */
export const passwordFault = (
  password: string,
  about: readonly string[] = [],
  organisation = '',
): 'passwordShort' | 'passwordLong' | 'passwordCommon' | null => {
  if ([...password].length < PASSWORD_MIN) return 'passwordShort';
  if (password.length > PASSWORD_MAX) return 'passwordLong';
  const folded = password.toLowerCase();
  const bare = lettersOf(folded);
  const own = about.flatMap((text) => [text.toLowerCase(), (text.toLowerCase().split('@')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '')]);
  const isOwn = own.some((word) => word.length >= 4 && (folded === word || bare.replace(/\p{N}+$/u, '') === word));
  const isCommon = COMMON.has(folded) || COMMON.has(bare) || isRun(folded) || new Set(folded).size <= 2;
  const isLeaning = [PRODUCT, lettersOf(organisation)].some((name) => leansOn(bare, name));
  return isOwn || isCommon || isLeaning ? 'passwordCommon' : null;
};
