import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { schemaOf } from '../../plugins/kit/descriptor.ts'
import { pickText } from '../../plugins/kit/text.ts'
import type { ChannelSettings, DormantChannel } from '../channels/channels.ts'
import type { LineStatus, StandingTrouble } from '../lines/lines.ts'
import { translate } from '../locale/translate.ts'
import type { channelAnswer, channelTestAnswer } from './contract.ts'
import { languagesOf } from './languages-of.ts'
import { originOf } from './origin-of.ts'
import type { ApiParts } from './parts.ts'

type ChannelAnswer = z.output<typeof channelAnswer>
type TroubleAnswer = NonNullable<z.output<typeof channelTestAnswer>['trouble']>

/** Says how channels are: as they are set up, whether they are open, and which of their secrets are set. */
export interface ChannelViews {
  of(channel: ChannelSettings, request: FastifyRequest): Promise<ChannelAnswer>
  ofDormant(channel: DormantChannel, request: FastifyRequest): Promise<ChannelAnswer>
}

export function createChannelViews({ lines, secrets, settings }: Pick<ApiParts, 'lines' | 'secrets' | 'settings'>): ChannelViews {
  const secretsOf = async (id: string, named: readonly string[]): Promise<ChannelAnswer['secrets']> => {
    const known = await secrets.list(`channel:${id}`)
    const names = [...new Set([...named, ...known.map(({ name }) => name)])]
    return names.map(name => {
      const found = known.find(secret => secret.name === name)
      return { name, isSet: found !== undefined, ...(found ? { at: found.at, by: found.by } : {}) }
    })
  }
  return {
    async of({ id, kind, revision, config, paused }, request) {
      const about = { origin: originOf(request, settings), channel: id, config }
      const languages = languagesOf(request.headers['accept-language'])
      const embed = kind.embed?.(about)
      const given = kind.shares?.(about)
      const status = await lines?.status(id)
      return {
        id,
        kind: kind.id,
        revision,
        config,
        paused,
        secrets: await secretsOf(id, namesIn(kind, config)),
        ...(given ? { shares: sharesView(kind, given, languages) } : {}),
        ...(embed === undefined ? {} : { embed }),
        ...(status ? { status: statusView(status, languages) } : {}),
      }
    },
    async ofDormant({ id, kind, revision, config, paused = false, why }, { headers }) {
      const said = translate(`errors.${why.code}`, why.params, languagesOf(headers['accept-language']))
      const status = { state: 'failed' as const, why: said, waiting: 0, failed: 0 }
      return { id, kind, revision, config, paused, secrets: await secretsOf(id, []), status }
    },
  }
}

/** What is wrong, with what to do about it in the asker's language. */
export function troubleView({ code, why, remedy, at }: StandingTrouble, languages: readonly string[]): TroubleAnswer {
  const words = remedy && pickText(remedy, [...languages, 'en'])
  return { code, why, at, ...(words === undefined || words === '' ? {} : { remedy: words }) }
}

function statusView({ trouble, ...status }: LineStatus, languages: readonly string[]): NonNullable<ChannelAnswer['status']> {
  return { ...status, ...(trouble ? { trouble: troubleView(trouble, languages) } : {}) }
}

// A name that nobody has labelled is called by itself.
function sharesView(
  { texts }: ChannelSettings['kind'],
  given: Readonly<Record<string, string>>,
  languages: readonly string[],
): NonNullable<ChannelAnswer['shares']> {
  return Object.entries(given).map(([name, value]) => {
    const labels = [...languages, 'en'].map(language => texts[language]?.shares?.[name])
    return { name, label: labels.find(label => label !== undefined) ?? name, value }
  })
}

/** Names of secrets that a config holds in fields of that kind, where they make sense beside the others. */
function namesIn(kind: ChannelSettings['kind'], config: ChannelSettings['config']): readonly string[] {
  return Object.entries(schemaOf(kind.config).properties ?? {}).flatMap(([name, property]) => {
    const value = config[name]
    const isSecret = typeof property === 'object' && property['field'] === 'secret'
    return isSecret && typeof value === 'string' && value !== '' && isWanted(property['when'], config) ? [value] : []
  })
}

// `when` names the values that fields beside it have where it counts: `{ sameSignIn: [false] }`.
function isWanted(when: unknown, config: ChannelSettings['config']): boolean {
  if (typeof when !== 'object' || when === null) return true
  return Object.entries(when).every(([name, wanted]) => Array.isArray(wanted) && wanted.includes(config[name]))
}
