/** What bounds one run, on both sides. */
export const bounds = {
  /** Bytes of JSON that go in and that come out, and of an answer's body. */
  jsonBytes: 256_000,
  /** Characters of one line of the console, and how many lines. */
  logLength: 500,
  logLines: 50,
  fetches: 10,
  /** Bytes of one line between the two: JSON within JSON, at worst all of it quoted twice. */
  lineBytes: 800_000,
} as const
