const MASK = (1n << 64n) - 1n;

/** Number of steps a bucket is cut into: hundredths of a percent. */
export const BUCKET_STEPS = 10_000;

/** Step that a limit in percent stands for: limits count as whole hundredths, finer ones as the nearest. */
export const stepOfPercent = (percent: number): number => Math.round(percent * (BUCKET_STEPS / 100));

/** FNV-1a over the UTF-16 units of a salt: gives each holdout a cut of its own. */
export const saltSeed = (salt: string): bigint => {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < salt.length; i++) hash = ((hash ^ BigInt(salt.charCodeAt(i))) * 0x100000001b3n) & MASK;
  return hash;
};

/**
 * Step (0 to 9,999) of a profile under a seed; equal to the engine's `intHash64(bitXor(profile, seed)) % 10000`
 * (MurmurHash3 finalizer over the number XOR a constant of the engine).
 */
export const bucketOf = (profileId: number, seed: bigint): number => {
  let x = BigInt(profileId) ^ seed ^ 0x4cf2d2baae6da887n;
  x = ((x ^ (x >> 33n)) * 0xff51afd7ed558ccdn) & MASK;
  x = ((x ^ (x >> 33n)) * 0xc4ceb9fe1a85ec53n) & MASK;
  return Number((x ^ (x >> 33n)) % BigInt(BUCKET_STEPS));
};
