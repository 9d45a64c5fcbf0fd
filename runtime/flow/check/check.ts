import type { Declarations } from '../declarations.ts'
import type { Flow } from '../model.ts'
import { isOptionNode, withOptions } from '../with-options.ts'
import { calls } from './calls.ts'
import { channels } from './channels.ts'
import { code } from './code.ts'
import { configs } from './configs.ts'
import { consent } from './consent.ts'
import { degraded } from './degraded.ts'
import { displays } from './displays.ts'
import { leads } from './leads.ts'
import { loops } from './loops.ts'
import { mails } from './mails.ts'
import { noReplyWay } from './no-reply-way.ts'
import { atOption, consentOption, surveyOption } from './options.ts'
import { type Finding, type Problem, problemCodes } from './problem.ts'
import { reachable } from './reachable.ts'
import { rules } from './rules.ts'
import { slots } from './slots.ts'
import { structure } from './structure.ts'
import { type Around, createSubject, type Subject } from './subject.ts'
import { targets } from './targets.ts'
import { textLengths } from './text-lengths.ts'
import { translations } from './translations.ts'
import { unconnected } from './unconnected.ts'
import { variables } from './variables.ts'

/**
 * Everything wrong with a flow: errors first, each group in the order of the document. Actions are known by their declarations;
 * none is run. Without `around` nothing is said of flows that may not exist.
 */
export function check(flow: Flow, declarations: Declarations, around?: Around): readonly Problem[] {
  const subject = createSubject(withOptions(flow, declarations), declarations, around)
  const findings = all.flatMap(rule => [...rule(subject)]).flatMap(atOption)
  return problemsOf(sorted(findings, subject), subject)
}

const all: readonly ((subject: Subject) => Iterable<Finding>)[] = [
  structure,
  configs,
  code,
  channels,
  displays,
  targets,
  surveyOption,
  consentOption,
  leads,
  loops,
  calls,
  consent,
  reachable,
  unconnected,
  noReplyWay,
  mails,
  rules,
  variables,
  textLengths,
  degraded,
  slots,
  translations,
]

// What belongs to no node comes first; of one node, in the order of the rules.
function sorted(findings: readonly Finding[], { graph }: Subject): readonly Finding[] {
  const placeOf = ({ node }: Finding): number => graph.indexOf.get(node ?? '') ?? -1
  const rank = ({ code }: Finding): number => (problemCodes[code] === 'error' ? 0 : 1)
  return findings.toSorted((a, b) => rank(a) - rank(b) || placeOf(a) - placeOf(b))
}

// A way to the node shows it as well, where a rule has no better one. All ways together may be many times as long as the flow is
// large, so there is an end to them.
function problemsOf(findings: readonly Finding[], { graph, everywhere }: Subject): readonly Problem[] {
  let left = mostSteps
  return findings.map(({ witness, ...found }) => {
    const problem = { ...found, severity: problemCodes[found.code] }
    const node = graph.indexOf.get(found.node ?? '') ?? -1
    const show = witness ?? (onTheWay.has(found.code) && everywhere.has(node) ? () => everywhere.pathTo(node) : undefined)
    if (!show || left === 0) return problem
    // What an option stands for is on no canvas.
    const path = show().filter(id => !isOptionNode(id))
    left = Math.max(0, left - path.length)
    return { ...problem, witness: path }
  })
}

// More than anybody looks at, and little enough to be told after every edit.
const mostSteps = 20_000

const onTheWay: ReadonlySet<string> = new Set([
  'unconnected_ends',
  'unconnected_to_people',
  'no_reply_way',
  'never_matches',
  'variable_unset',
])
