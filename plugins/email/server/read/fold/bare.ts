/** A line as rules look at it: without signs of direction, every space a plain one, at most 1,000 characters. */
export const bare = (line: string): string =>
  line
    .slice(0, 1_000)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
