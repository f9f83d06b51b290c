'use client';

interface Props {
  readonly error: Error & { readonly digest?: string };
}

/** The last resort, when not even the frame can be drawn; so it depends on nothing and speaks both languages. */
const GlobalError = ({ error }: Props) => (
  <html lang="en">
    <body style={{ fontFamily: 'system-ui, sans-serif', margin: '15vh auto', maxWidth: '30rem', padding: '0 1rem', lineHeight: 1.6 }}>
      <title>Larder</title>
      <h1 style={{ fontSize: '1.25rem' }}>Larder cannot answer right now</h1>
      <p>Your data is safe. Most likely a store is starting or stopped: wait a moment and reload, then look at the log of the server.</p>
      <h2 lang="zh-CN" style={{ fontSize: '1.25rem' }}>
        Larder 暂时无法响应
      </h2>
      <p lang="zh-CN">您的数据是安全的。存储服务可能正在启动或已停止，请稍候刷新；如仍无效，请查看服务器日志。</p>
      {error.digest ? <code>{error.digest}</code> : null}
    </body>
  </html>
);

export default GlobalError;
