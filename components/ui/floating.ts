/** Looks shared by everything that floats: menus, selects, popovers. */
export const FLOATING_CLASS =
  'origin-(--transform-origin) rounded-lg bg-surface text-ink shadow-float outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0';

/** One row of a menu, select or combobox. */
export const ITEM_CLASS =
  'flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none data-highlighted:bg-hover data-disabled:pointer-events-none data-disabled:text-faint';

/** Keeps floating things above sticky headers. */
export const POSITIONER_CLASS = 'z-50 outline-none';
