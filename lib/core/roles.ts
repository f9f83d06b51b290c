/** Who may do what: admin ⊃ marketer ⊃ analyst. */
export const ROLES = ['admin', 'marketer', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

const RANK: Readonly<Record<Role, number>> = { analyst: 1, marketer: 2, admin: 3 };

/** True when `role` includes all rights of `needed`. */
export const roleIncludes = (role: Role, needed: Role): boolean => RANK[role] >= RANK[needed];
