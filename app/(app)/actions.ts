'use server';
import { type PersonHit, toPersonHits } from '@/components/shell/person-hit';
import type { ActionResult } from '@/lib/core/action-result';
import { runAction } from '@/lib/server/action/run-action';
import { searchProfiles } from '@/lib/server/profiles/search-profiles';

/** People for the palette and for questions about one of them. */
export const searchPeopleAction = async (text: string): Promise<ActionResult<readonly PersonHit[]>> => {
  const found = await runAction((ctx) => searchProfiles(ctx, text));
  if (!found.ok) return found;
  return { ok: true, value: toPersonHits(found.value) };
};
