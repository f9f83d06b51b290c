/** True for a number that can be a row's id (PostgreSQL integer). */
export const isId = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= 2_147_483_647;
