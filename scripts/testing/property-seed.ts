import fc from 'fast-check';

const seed = Number(process.env.LARDER_SEED ?? 20_261_126);
if (!Number.isInteger(seed)) throw new TypeError('LARDER_SEED must be a whole number.');

/** Property tests draw the same cases in every run, so that none fails by chance what did not change; another `LARDER_SEED` draws others. */
fc.configureGlobal({ seed });
