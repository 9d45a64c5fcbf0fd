/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useAround } from './around.ts'
import { Avatar } from './avatar.tsx'
import type { PanelProps } from './contract.ts'
import { Menu, type MenuItem } from './menu.tsx'
import type { StatusLine } from './status-line.ts'
import { Tool } from './tool.tsx'

interface HeaderProps {
  readonly agent: string | undefined
  readonly picture: string | undefined
  /** Who is shown until somebody has the conversation, instead of the brand. */
  readonly people: PanelProps['config']['display']['people']
  readonly status: StatusLine
  readonly items: readonly MenuItem[]
  /** What is shown instead of a conversation. */
  readonly list: string | undefined
  readonly isMinimisable: boolean
}

/** Who speaks, what state the chat is in, and what can be done with it as a whole. */
export function Header({ agent, picture, people, status, items, list, isMinimisable }: HeaderProps): VNode {
  const { t, actions, heading } = useAround()
  return (
    <div class="head">
      {list !== undefined ? (
        <>
          <Tool icon="back" mirrors label={t('back')} press={actions.hideList} />
          <h2 class="who">{list}</h2>
        </>
      ) : (
        <>
          {agent === undefined && people ? (
            <span class="faces">
              {people.map(({ name, avatar }) => (
                <Avatar key={name} agent={name} picture={avatar} />
              ))}
            </span>
          ) : (
            <Avatar agent={agent} picture={agent === undefined ? picture : undefined} />
          )}
          <div class="who">
            <h2 title={agent ?? heading}>
              <bdi>{agent ?? heading}</bdi>
            </h2>
            <p class="status">
              {status.isHere && <i />}
              <span>{status.text}</span>
            </p>
          </div>
          <Menu items={items} />
        </>
      )}
      {isMinimisable && <Tool icon="down" label={t('minimise')} press={actions.minimise} />}
    </div>
  )
}
