/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useAround } from './around.ts'
import { initialsOf } from './clean-name.ts'

/** Who speaks, at a glance: a bot is square, people are round. */
export function Avatar({
  agent,
  picture,
}: {
  readonly agent?: string | undefined
  readonly picture?: string | undefined
}): VNode {
  const { heading, mediaAddress } = useAround()
  const address = picture === undefined ? undefined : mediaAddress(picture)
  const initials = agent === undefined ? initialsOf(heading).slice(0, 1) : initialsOf(agent)
  return (
    <span class={`avatar ${agent === undefined ? 'tile' : 'person'}`} aria-hidden="true">
      {address === undefined ? initials : <img src={address} alt="" />}
    </span>
  )
}
