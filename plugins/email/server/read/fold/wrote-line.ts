/** "wrote", as mail programs say it before a quote: the languages of the table, and some more that cost nothing. */
const verb =
  /\b(?:wrote|writes|schrieb|geschrieben|schreef|skrev|skreiv|kirjoitti|escribió|escribio|escreveu|pisze|yazdı|írta)(?=[\s:,]|$)|a [ée]crit|ha scritto|ha escrito|a scris|napisał|napisan|napsal|píše|пишет|писал|написал|пише|写道|寫道|작성|쓴 글|썼습니다|έγραψε|のメール|書きました/iu

/** How such lines begin where the name does not stand first. */
const opening =
  /^(?:on|am|le|op|den|el|em|il|dne|dnia|w dniu|i dag|på|în data)\s|^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|ma|ti|ke|to|pe|la|su|пн|вт|ср|чт|пт|сб|вс|po|út|st|čt|pá|so|ne|pon|wt|śr|czw|pt|sob|niedz)[\p{L}]{0,8}\.?,? \d|^\d{1,4}[./\-年 ]/iu

const address = /[^\s<>@"']{1,64}@[^\s<>@"']{1,255}/
const date = /\d{1,2}[:.h]\d\d|\d{1,4}[./-]\d{1,2}|\d{4}|\d+월|\d+月|\d{1,2}\.? \p{L}/u

const clock = /\d{1,2}[:.h]\d\d/

/** A line that introduces a quote, wrapped into so many. */
export interface WroteLine {
  readonly lines: number
  /** No person writes such a line by hand. All others need a quote behind them. */
  readonly isSure: boolean
}

/** The line, wrapped into at most three, that begins at `at` and introduces a quote. `texts`: as `bare` gives them. */
export function wroteLineAt(texts: readonly string[], at: number): WroteLine | undefined {
  const first = texts[at] ?? ''
  let joined = ''
  for (let lines = 1; lines <= 3; lines++) {
    const line = texts[at + lines - 1] ?? ''
    if (line === '' || joined.length + line.length > 600) return undefined
    joined = joined === '' ? line : `${joined} ${line}`
    if (!/[:：]$|(?:작성|写道|寫道)$/u.test(line)) continue
    const signs = [verb, date, address].filter(sign => sign.test(joined)).length
    if (signs < 2) return undefined
    const isSure = verb.test(joined) && (address.test(joined) || (clock.test(joined) && opening.test(first)))
    if (lines === 1) return { lines, isSure }
    // What stands before may be the writer's own last line.
    const isWhole = opening.test(line) && verb.test(line) && date.test(line)
    const isOpening = opening.test(first) || address.test(first) || verb.test(first)
    return isOpening && !isWhole ? { lines, isSure } : undefined
  }
  return undefined
}
