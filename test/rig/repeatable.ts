import fc from 'fast-check'

// The same cases each time, so that a failure belongs to the change that is being tested. New ones: `FC_SEED=random npm test`.
const seed = process.env.FC_SEED ?? '20261122'
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })
