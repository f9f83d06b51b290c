import { z } from 'zod';
import { ROLES } from '../../core/roles.ts';

/** Fields of a user as forms send them. */
export const emailField = z.string().trim().toLowerCase().max(254).email();
export const nameField = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^\P{Cc}*$/u);
export const roleField = z.enum(ROLES);
export const userIdField = z.number().int().positive();
