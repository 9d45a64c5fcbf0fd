/** Can a mail be addressed to it? One line, one `@`, nothing that a server would read as something else. */
export function canAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s@<>(),:;"[\]\\\p{Cc}]+@[^\s@<>(),:;"[\]\\\p{Cc}]+$/u.test(address)
}
