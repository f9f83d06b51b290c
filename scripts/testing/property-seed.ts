import fc from 'fast-check';

/** Property tests draw the same cases in every run, so that a red run can be had again; another `LARDER_SEED` (an integer) draws others. */
fc.configureGlobal({ seed: Number(process.env.LARDER_SEED ?? 20_261_126) });
