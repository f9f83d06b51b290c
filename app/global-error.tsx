'use client';
import en from '@/messages/en/common.json';
import zh from '@/messages/zh-CN/common.json';

interface Props {
  readonly error: Error & { readonly digest?: string };
}

const LANGUAGES = [
  { lang: 'en', words: en },
  { lang: 'zh-CN', words: zh },
] as const;

/** The last resort, when not even the frame can be drawn; so it depends on no provider and speaks both languages. */
const GlobalError = ({ error }: Props) => (
  <html lang="en">
    <body style={{ fontFamily: 'system-ui, sans-serif', margin: '15vh auto', maxWidth: '30rem', padding: '0 1rem', lineHeight: 1.6 }}>
      <title>{en.downTitle}</title>
      {LANGUAGES.map(({ lang, words }) => (
        <section key={lang} lang={lang}>
          <h1 style={{ fontSize: '1.25rem' }}>{words.downTitle}</h1>
          <p>{words.downText}</p>
        </section>
      ))}
      {error.digest ? <code>{error.digest}</code> : null}
    </body>
  </html>
);

export default GlobalError;
