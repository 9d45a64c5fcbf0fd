import type { AnyAction } from '../action.ts'
import { schemaOf } from '../descriptor.ts'
import type { Output } from '../output.ts'
import type { Scene } from '../play.ts'
import { fieldKindsOf } from './paths-of.ts'

/** Where `does` is not true of what the action did in its samples, or names what is not there. */
export function doesProblems(action: AnyAction, played: readonly { readonly scene?: Scene }[]): readonly string[] {
  const { does = {}, ports, config, result } = action
  const outputs = played.flatMap(({ scene }) => scene?.outputs ?? [])
  const kindOf = new Map(fieldKindsOf(schemaOf(config)).map(({ path, kind }) => [path, kind]))
  const named = (key: 'sets' | 'leads', fields: readonly string[], kinds: readonly string[]): readonly string[] =>
    fields
      .filter(field => !kinds.includes(String(kindOf.get(field))))
      .map(field => `does.${key} names "${field}", which is no field of kind ${kinds.join(' or ')}: name one`)
  return [
    ...agrees('queues', does.queues, 'queue', outputs),
    ...agrees('ends', does.ends, 'close', outputs),
    ...named('sets', [does.sets ?? []].flat(), ['variable', 'property']),
    ...named('leads', [does.leads ?? []].flat(), ['flow', 'node']),
    ...(did(outputs, 'call') || did(outputs, 'go-to')
      ? need(does.leads, 'it leads elsewhere: name the field in does.leads')
      : []),
    ...(keeps(outputs) ? need(does.stores, 'it writes to the contact: name the kinds of data in does.stores') : []),
    ...(did(outputs, 'perform') ? need(result, 'it performs: declare the `result` it expects') : []),
    ...(does.grants === undefined || ports.includes(does.grants)
      ? []
      : [`does.grants names "${does.grants}", which is no port: name one`]),
    ...ports.flatMap(port =>
      typeof port === 'string' || port.per in config.shape
        ? []
        : [`its ports hang on "${port.per}", which is no field: name a list`],
    ),
  ]
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
