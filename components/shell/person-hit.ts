/** A person found by the palette's search. */
export interface PersonHit {
  readonly id: number;
  readonly name: string;
  /** E-mail, city or whatever tells namesakes apart. */
  readonly detail: string;
}

interface Found {
  readonly id: number;
  readonly name: string;
  readonly email: readonly string[];
  readonly phone: readonly string[];
  readonly city: string;
}

/** People as a list shows them; the number of the profile is added where nothing else tells namesakes apart. */
export const toPersonHits = (found: readonly Found[]): PersonHit[] => {
  const hits = found.map((hit) => ({
    id: hit.id,
    name: hit.name || `#${hit.id}`,
    detail: hit.email[0] ?? hit.phone[0] ?? hit.city,
  }));
  const isTwin = (hit: PersonHit): boolean =>
    hits.some((other) => other.id !== hit.id && other.name === hit.name && other.detail === hit.detail);
  return hits.map((hit) => (isTwin(hit) ? { ...hit, detail: [hit.detail, `#${hit.id}`].filter(Boolean).join(' · ') } : hit));
};
