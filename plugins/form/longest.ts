/** How many characters a field of each kind takes, UTF-16 units. */
export const longest = {
  text: 300,
  longtext: 5_000,
  email: 254,
  phone: 40,
  url: 2_000,
  number: 40,
  choice: 200,
  checkbox: 10,
} as const

/** All of a form together, as it is read in the inbox. */
export const longestWhole = 8_000
