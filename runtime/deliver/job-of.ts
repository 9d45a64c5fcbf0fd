import { isPermittedHost } from '../../plugins/kit/server/permitted-host.ts'
import type { AnyServe, Job } from '../../plugins/kit/server.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { LeasedEffect } from '../store/contract.ts'
import { Crowded } from './bulkhead.ts'
import type { GuardedFetch } from './guarded-fetch.ts'
import type { HostGates } from './host-gates.ts'
import { type JobLog, loggable } from './job-log.ts'
import type { Redact } from './redact.ts'
import { secretNamesOf } from './secret-names.ts'

/** What jobs are made with. */
export interface JobParts {
  readonly fetch: GuardedFetch
  readonly gates: HostGates
  readonly secrets: Pick<Secrets, 'open'>
  readonly log: JobLog
  /** What a job is given of the installation: its mail server, its articles. */
  readonly house: (effect: LeasedEffect) => Pick<Job<never>, 'mail' | 'articles'>
}

/** One call, as a plugin's server half is given it. */
export interface MadeJob {
  readonly job: Omit<Job<unknown>, 'config'> & { readonly config: unknown }
  /** Set once a host had no place for it: what came of the job then says nothing. */
  crowded(): Crowded | undefined
}

export function jobOf(
  { fetch, gates, secrets, log, house }: JobParts,
  serve: AnyServe,
  effect: LeasedEffect,
  about: { readonly config: unknown; readonly signal: AbortSignal; readonly redact: Redact },
): MadeJob {
  const { id: plugin, permissions: { hosts = [] } = {} } = serve.action
  const { config, signal, redact } = about
  const { conversation, node, attempts: attempt } = effect
  let crowded: Crowded | undefined
  const check = ({ hostname }: URL): void => {
    if (!isPermittedHost(hostname, hosts)) throw new ParleyError('host_not_permitted', { plugin, host: hostname })
  }
  const job: MadeJob['job'] = {
    ...house(effect),
    config,
    input: effect.input,
    key: effect.id,
    attempt,
    signal,
    async fetch(url, init = {}) {
      const to = URL.parse(String(url))
      // Before it waits for anything: what is not allowed is refused at once. What is no address, the guarded fetch refuses.
      if (to) check(to)
      const ends = init.signal ? AbortSignal.any([init.signal, signal]) : signal
      try {
        return await gates.through(plugin, to?.host ?? '', () => fetch(url, { ...init, signal: ends }, check))
      } catch (error) {
        if (error instanceof Crowded) crowded = error
        throw error
      }
    },
    async secret(name) {
      if (!secretNamesOf(serve, config).has(name)) throw new ParleyError('secret_not_permitted', { plugin, name })
      const value = await secrets.open(`plugin:${plugin}`, name)
      redact.add(value)
      return value
    },
    log(message, data) {
      const words = redact.text(String(message)).slice(0, 1_000)
      const said = redact.json(loggable(data))
      log({ level: 'info', plugin, conversation, node, attempt, message: words, ...(said === undefined ? {} : { data: said }) })
    },
  }
  return { job, crowded: () => crowded }
}
