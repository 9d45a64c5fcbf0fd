/** Is this language written from right to left? */
export function isRtl(language: string): boolean {
  return /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language)
}
