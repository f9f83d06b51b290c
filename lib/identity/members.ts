/** Records that are not alone and the profile each belongs to; two columns. */
export interface Members {
  readonly recordIds: Uint32Array;
  readonly profileIds: Uint32Array;
  /** Number of profiles they make. */
  readonly profiles: number;
}

/** Profiles from clusters of nodes: a profile's number is the smallest record number in it. */
export const toMembers = (roots: Uint32Array, recordIds: Uint32Array): Members => {
  const least = new Uint32Array(roots.length).fill(0xffffffff);
  const count = new Uint32Array(roots.length);
  let total = 0;
  roots.forEach((root, node) => {
    least[root] = Math.min(least[root] ?? 0, recordIds[node] ?? 0);
    count[root] = (count[root] ?? 0) + 1;
    if (count[root] === 2) total += 2;
    else if ((count[root] ?? 0) > 2) total += 1;
  });
  const members = { recordIds: new Uint32Array(total), profileIds: new Uint32Array(total), profiles: 0 };
  let at = 0;
  roots.forEach((root, node) => {
    if ((count[root] ?? 0) < 2) return;
    members.recordIds[at] = recordIds[node] ?? 0;
    members.profileIds[at] = least[root] ?? 0;
    if (root === node) members.profiles += 1;
    at += 1;
  });
  return members;
};
