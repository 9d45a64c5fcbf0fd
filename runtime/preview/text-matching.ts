import type { Choosing } from './choosing.ts'

/** A text that a pattern matches, as far as patterns are common: classes, groups, alternatives, repetition. */
export function textMatching(pattern: string, choose: Choosing): string {
  let at = 0
  const peek = (): string => pattern[at] ?? ''
  const take = (): string => pattern[at++] ?? ''

  const alternatives = (): string => {
    const ways = [sequence()]
    while (peek() === '|') {
      take()
      ways.push(sequence())
    }
    return ways[choose.of(ways.length)] ?? ''
  }
  const sequence = (): string => {
    let text = ''
    while (at < pattern.length && peek() !== '|' && peek() !== ')') text += repeated()
    return text
  }
  // What is repeated is read again for each time: then classes and alternatives may differ.
  const repeated = (): string => {
    const start = at
    let text = atom()
    const count = times()
    const after = at
    if (count === 0) return ''
    for (let done = 1; done < count; done += 1) {
      at = start
      text += atom()
    }
    at = after
    return text
  }
  const atom = (): string => {
    const letter = take()
    if (letter === '(') return group()
    if (letter === '[') return oneOf(classOf())
    if (letter === '\\') return oneOf(escaped(take()))
    if (letter === '.') return oneOf(letters)
    return letter === '^' || letter === '$' ? '' : letter
  }
  const group = (): string => {
    const isLook = /^\?<?[=!]/.test(pattern.slice(at))
    if (isLook) at += pattern[at + 1] === '<' ? 3 : 2
    else if (peek() === '?') at = pattern[at + 1] === '<' ? pattern.indexOf('>', at) + 1 : at + 2
    const text = alternatives()
    take()
    // What only looks ahead adds nothing; whether it holds is seen when the whole is checked.
    return isLook ? '' : text
  }
  const classOf = (): string => {
    const isNegated = peek() === '^'
    if (isNegated) take()
    let held = ''
    while (at < pattern.length && peek() !== ']') {
      const letter = take()
      const from = letter === '\\' ? escaped(take()) : letter
      if (from.length === 1 && peek() === '-' && (pattern[at + 1] ?? ']') !== ']') {
        take()
        const last = take()
        held += range(from, last === '\\' ? escaped(take()) : last)
      } else held += from
    }
    take()
    return isNegated
      ? everything
          .split('')
          .filter(letter => !held.includes(letter))
          .join('')
      : held
  }
  const times = (): number => {
    const sign = peek()
    const found = /^\{(\d+)(,(\d*))?\}/.exec(pattern.slice(at))
    if (sign !== '' && '*+?'.includes(sign)) take()
    else if (found) at += found[0].length
    else return 1
    if (peek() === '?') take()
    const least = found ? Number(found[1]) : sign === '+' ? 1 : 0
    const most = found
      ? found[2] === undefined
        ? least
        : found[3] === ''
          ? least + 4
          : Number(found[3])
      : sign === '?'
        ? 1
        : least + 4
    // Once, where that is enough: it reads best.
    const plain = Math.min(Math.max(least, 1), most)
    return [plain, least, Math.min(most, least + 20), least + choose.of(Math.min(most - least, 20) + 1)][choose.of(4)] ?? plain
  }
  const oneOf = (from: string): string => from[choose.of(from.length)] ?? ''
  return alternatives()
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'
const words = `${letters}${letters.toUpperCase()}${digits}_`
const everything = `${words} -.,:;!?@#%&*+=/()'"<>`

function escaped(letter: string): string {
  switch (letter) {
    case 'd':
      return digits
    case 'w':
      return words
    case 's':
      return ' '
    case 'D':
      return letters
    case 'S':
      return words
    case 'W':
      return ' -.'
    case 'b':
    case 'B':
      return ''
    default:
      return letter
  }
}

function range(from: string, to: string): string {
  const [first, last] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0]
  return Array.from({ length: Math.min(Math.max(last - first + 1, 0), 200) }, (_, step) =>
    String.fromCodePoint(first + step),
  ).join('')
}
