'use server';
import type { PersonHit } from '@/components/shell/person-hit';
import type { ActionResult } from '@/lib/core/action-result';
import { runAction } from '@/lib/server/action/run-action';
import { searchProfiles } from '@/lib/server/profiles/search-profiles';

/** People for the palette and for questions about one of them. */
export const searchPeopleAction = async (text: string): Promise<ActionResult<readonly PersonHit[]>> => {
  const found = await runAction((ctx) => searchProfiles(ctx, text));
  if (!found.ok) return found;
  const value = found.value.map((hit) => ({
    id: hit.id,
    name: hit.name || `#${hit.id}`,
    detail: hit.email[0] ?? hit.phone[0] ?? hit.city,
  }));
  return { ok: true, value };
};
