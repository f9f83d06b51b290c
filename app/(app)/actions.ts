'use server';
import type { PersonHit } from '@/components/shell/person-hit';
import { runAction } from '@/lib/server/action/run-action';
import { searchProfiles } from '@/lib/server/profiles/search-profiles';

/** People for the palette; nothing found when the search is refused. */
export const searchPeopleAction = async (text: string): Promise<readonly PersonHit[]> => {
  const found = await runAction((ctx) => searchProfiles(ctx, text));
  if (!found.ok) return [];
  return found.value.map((hit) => ({ id: hit.id, name: hit.name || `#${hit.id}`, detail: hit.email[0] ?? hit.phone[0] ?? hit.city }));
};
