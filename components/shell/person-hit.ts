/** A person found by the palette's search. */
export interface PersonHit {
  readonly id: number;
  readonly name: string;
  /** E-mail, city or whatever tells namesakes apart. */
  readonly detail: string;
}
