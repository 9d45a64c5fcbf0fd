import { type Figure, meets } from './figure.ts'

/** Prints figures as a table: value, lowest and highest round, target, and whether it is met. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`)
  for (const figure of figures) {
    const { what, value, unit, rounds = [], target } = figure
    const spread = rounds.length > 1 ? `${short(Math.min(...rounds))} - ${short(Math.max(...rounds))}` : ''
    const aim = target ? ('most' in target ? `<= ${target.most}` : `>= ${target.least}`) : ''
    const met = meets(figure)
    const verdict = met === undefined ? '' : met ? 'PASS' : 'MISS'
    const line = [what.padEnd(58), short(value).padStart(8), unit.padEnd(8), spread.padEnd(17), aim.padEnd(9), verdict]
    console.log(`  ${line.join(' ').trimEnd()}`)
  }
}

function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
