/** The mark: a lidded jar. */
export const LogoMark = ({ className }: { readonly className?: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" className={className ?? 'size-6'} fill="none">
    <rect x="4" y="8" width="16" height="13" rx="3.5" className="fill-accent" />
    <rect x="6" y="3" width="12" height="3.5" rx="1.25" className="fill-accent" />
    <path d="M8 12.5h8M8 16h5" className="stroke-on-accent" strokeWidth="1.75" strokeLinecap="round" />
  </svg>
);
