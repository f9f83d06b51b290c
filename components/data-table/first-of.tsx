/** The first of several values, with how many more there are; all of them on hover. */
export const FirstOf = ({ values }: { readonly values: readonly string[] }) => (
  <span className="inline-flex max-w-full items-baseline gap-1.5" title={values.join('\n')}>
    <span className="truncate">{values[0] ?? '–'}</span>
    {values.length > 1 ? <span className="shrink-0 text-xs text-faint">+{values.length - 1}</span> : null}
  </span>
);
