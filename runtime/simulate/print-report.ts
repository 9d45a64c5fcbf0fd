import { styleText } from 'node:util'
import { type NodeReport, outcomes, type Report, type Trouble } from './tally.ts'
import { fill, type Words } from './words.ts'

/** A report as a terminal shows it. */
export function printReport(report: Report, words: Words): string {
  const { flow, visitors, seed, nodes, neverReached, troubles } = report
  const named = new Map(nodes.map(({ id, name }) => [id, name === undefined ? id : `${name} (${id})`]))
  const shown = (id: string): string => named.get(id) ?? id
  return [
    styleText('bold', fill(words.title, { name: flow.name, visitors, seed })),
    '',
    styleText('bold', words.outcomes),
    ...table(outcomes.filter(kind => report.outcomes[kind] > 0).map(kind => rowOfOutcome(report, kind, words))),
    '',
    styleText('bold', words.nodes),
    ...table([
      [words.node, words.visits, words.median, words.ways],
      ...nodes.filter(({ visits }) => visits > 0).map(node => rowOfNode(node, shown(node.id), words)),
    ]),
    ...(neverReached.length === 0 ? [] : ['', styleText('yellow', words.never), ...neverReached.map(id => `  ${shown(id)}`)]),
    ...troubles.flatMap(trouble => ['', ...linesOf(trouble, shown, words)]),
  ].join('\n')
}

function rowOfOutcome({ outcomes, visitors }: Report, kind: keyof Report['outcomes'], words: Words): readonly string[] {
  return [words[`outcome.${kind}`], String(outcomes[kind]), shareOf(outcomes[kind], visitors)]
}

function rowOfNode({ visits, medianMs, ports, stayed }: NodeReport, name: string, words: Words): readonly string[] {
  const ways = Object.entries(ports).sort((a, b) => b[1] - a[1])
  const shares = ways.map(([port, count]) => `${port} ${shareOf(count, visits)}`)
  const left = stayed === 0 ? [] : [fill(words.stayed, { share: shareOf(stayed, visits) })]
  return [name, String(visits), medianMs === null ? '' : timeOf(medianMs, words), [...shares, ...left].join(', ')]
}

function linesOf(
  { outcome, node, why, visitors, witness }: Trouble,
  shown: (id: string) => string,
  words: Words,
): readonly string[] {
  const told = why === 'for-ever' || why === 'nothing-left' ? words[`why.${why}`] : why
  return [
    styleText('red', fill(words[outcome], { node: node === undefined ? '?' : shown(node), visitors, why: told })),
    `  ${words.witness}`,
    ...witness.map(step => `    ${step}`),
  ]
}

/** Columns as wide as what stands in them; the second is of numbers. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2].map(column => Math.max(0, ...rows.map(row => (row[column] ?? '').length)))
  return rows.map(([first = '', second = '', third = '', ...rest]) =>
    ['', first.padEnd(widths[0] ?? 0), second.padStart(widths[1] ?? 0), third.padStart(widths[2] ?? 0), ...rest]
      .join('  ')
      .trimEnd(),
  )
}

function shareOf(count: number, all: number): string {
  return `${Math.round((100 * count) / Math.max(1, all))} %`
}

function timeOf(ms: number, words: Words): string {
  const [unit, size] = units.find(([, size]) => ms >= size) ?? (['ms', 1] as const)
  const amount = ms / size
  return `${amount >= 10 || Number.isInteger(amount) ? Math.round(amount) : amount.toFixed(1)} ${words[unit]}`
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const
