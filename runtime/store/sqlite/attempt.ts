import { storeErrorOf } from './store-error.ts'

/** Does something with the database now and promises its result. */
export type Attempt = <Result>(work: () => Result) => Promise<Result>

/** Turns what the database throws into rejections that callers know. */
export function createAttempt(folder: string): Attempt {
  return work =>
    new Promise((resolve, reject) => {
      try {
        resolve(work())
      } catch (error) {
        reject(storeErrorOf(error, folder))
      }
    })
}
