import type { AnyAction } from '../action.ts'
import { schemaOf } from '../descriptor.ts'
import type { Output } from '../output.ts'
import type { Scene } from '../play.ts'
import { fieldKindsOf } from './paths-of.ts'

/** Where `does` is not true of what the action did in its samples, or names what is not there. */
export function doesProblems(action: AnyAction, played: readonly { readonly scene?: Scene }[]): readonly string[] {
  const { does = {}, result } = action
  const outputs = played.flatMap(({ scene }) => scene?.outputs ?? [])
  return [
    ...agrees('queues', does.queues, 'queue', outputs),
    ...agrees('ends', does.ends, 'close', outputs),
    ...doesNameProblems(action),
    ...(did(outputs, 'call') || did(outputs, 'go-to')
      ? need(does.leads, 'it leads elsewhere: name the field in does.leads')
      : []),
    ...(keeps(outputs) ? need(does.stores, 'it writes to the contact: name the kinds of data in does.stores') : []),
    ...askProblems(action, outputs),
    ...(did(outputs, 'perform') ? need(result, 'it performs: declare the `result` it expects') : []),
  ]
}

/** What `does` and the ports name that is not there. */
export function doesNameProblems(action: AnyAction): readonly string[] {
  const { does = {}, ports, config } = action
  const kindOf = new Map(fieldKindsOf(schemaOf(config)).map(({ path, kind }) => [path, kind]))
  const named = (key: 'sets' | 'leads', fields: readonly string[], kinds: readonly string[]): readonly string[] =>
    fields
      .filter(field => !kinds.includes(String(kindOf.get(field))))
      .map(field => `does.${key} names "${field}", which is no field of kind ${kinds.join(' or ')}: name one`)
  return [
    ...named('sets', [does.sets ?? []].flat(), ['variable', 'property']),
    ...named('leads', [does.leads ?? []].flat(), ['flow', 'node']),
    ...grantsProblems(action),
    ...(typeof does.asks !== 'string' || does.asks in config.shape
      ? []
      : [`does.asks names "${does.asks}", which is no field: name one`]),
    ...ports.flatMap(port =>
      typeof port === 'string' || port.per in config.shape
        ? []
        : [`its ports hang on "${port.per}", which is no field: name a list`],
    ),
  ]
}

function grantsProblems({ does: { grants } = {}, ports, config }: AnyAction): readonly string[] {
  if (grants === undefined) return []
  const { port, when } = typeof grants === 'string' ? { port: grants, when: {} } : grants
  return [
    ...(ports.includes(port) ? [] : [`does.grants names "${port}", which is no port: name one`]),
    ...Object.keys(when)
      .filter(field => !(field in config.shape))
      .map(field => `does.grants looks at "${field}", which is no field: name one`),
  ]
}

// What every channel can ask for need not be said.
function askProblems({ does: { asks } = {} }: AnyAction, outputs: readonly Output[]): readonly string[] {
  const asked = outputs.flatMap(output => (output.type === 'say' ? [output.message.input] : []))
  const odd = new Set(asked.filter(input => input === 'rating' || input === 'file'))
  return [...odd].flatMap(input =>
    typeof asks === 'string' || asks?.includes(input) ? [] : [`it asks for a ${input}: say so in does.asks`],
  )
}

function agrees(
  key: 'queues' | 'ends',
  declared: true | undefined,
  type: Output['type'],
  outputs: readonly Output[],
): readonly string[] {
  if (did(outputs, type)) return need(declared, `it calls ${type}(): declare does.${key}`)
  return declared ? [`declares does.${key}, but no sample calls ${type}(): add a sample that does, or leave it away`] : []
}

function did(outputs: readonly Output[], type: Output['type']): boolean {
  return outputs.some(output => output.type === type)
}

function keeps(outputs: readonly Output[]): boolean {
  return outputs.some(output => output.type === 'set' && Object.values(output.contact ?? {}).some(value => value !== null))
}

function need(declared: unknown, problem: string): readonly string[] {
  return declared === undefined ? [problem] : []
}
