/** How much of one mail is read. What is beyond is not shown; the mail itself is kept as it came. */
export const caps = {
  bytes: 30 * 1024 * 1024,
  headBytes: 64 * 1024,
  parts: 1_000,
  depth: 30,
  /** Lines that could be a border between parts: each costs a comparison per open part. */
  borders: 100_000,
  /** Of one body, before it is decoded. */
  bodyBytes: 2 * 1024 * 1024,
  /** Of the plain words of a mail, new and folded. */
  textCharacters: 200_000,
  lines: 20_000,
  htmlCharacters: 500_000,
  /** Of one page, before it is made safe: `<` and `&` signs, and elements within elements. */
  tags: 25_000,
  signs: 50_000,
  nesting: 400,
  files: 100,
  addresses: 200,
} as const
