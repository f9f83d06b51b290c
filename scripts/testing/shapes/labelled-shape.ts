import { makeShape, type Recipe } from './make-shape.ts';
import type { ShapedRecord } from './person.ts';

/** Data of one shape; `make` gives the same records for the same seed; `scale` multiplies the number of persons. */
export interface LabelledShape {
  readonly name: string;
  readonly make: (seed: number, scale?: number) => ShapedRecord[];
}

/** A shape from how its records come about. */
export const shape = (name: string, recipe: Recipe): LabelledShape => ({
  name,
  make: (seed, scale = 1) => makeShape(seed, { ...recipe, persons: Math.round(recipe.persons * scale) }),
});
