/** The form in which an e-mail address is kept and looked up: two addresses that differ in case only are one. */
export function foldEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}
