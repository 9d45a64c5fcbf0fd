import {
  IconAlertOctagon,
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconLock,
  IconMessage,
  IconMoonStars,
  IconRefresh,
  IconRobot,
  IconSearch,
  IconShieldCheck,
  IconTag,
  IconUserPlus,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxView } from '../../runtime/api/contract.ts'
import type { Command } from '../commands/command.ts'
import { useCommands } from '../commands/commands.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { focusComposer } from './composer/focus-composer.ts'
import { useInbox, useThreadState } from './inbox-context.tsx'
import { canGiveBack } from './state/give-back.ts'
import type { Place } from './state/place.ts'
import { neighbourOf } from './state/row-list.ts'
import { queryOf } from './state/row-query.ts'
import type { OpenMenu } from './thread-menu.ts'
import { useActs } from './use-acts.ts'

const viewKeys: readonly (readonly [InboxView, string])[] = [
  ['mine', 'g m'],
  ['unassigned', 'g u'],
  ['all', 'g a'],
  ['bots', 'g b'],
  ['mentions', 'g n'],
  ['snoozed', 'g z'],
  ['closed', 'g d'],
  ['spam', 'g s'],
]

interface InboxCommands {
  readonly place: Place
  go(place: Place): void
  onMenu(menu: OpenMenu): void
  onSearch(): void
}

/** All that can be done in the inbox, for keys, palette and help. */
export function useInboxCommands(parts: InboxCommands): void {
  const { t } = useTranslation()
  const { rows } = useInbox()
  const { user } = useSession()
  const act = useActs()
  const mayWrite = useMay('conversations:write')
  const state = useThreadState()
  const conversation = state?.conversation
  const id = conversation?.id ?? ''
  const status = conversation?.status
  const isOpen = conversation !== undefined && mayWrite
  const mayGiveBack = conversation !== undefined && canGiveBack(conversation)
  const isSpam = conversation?.isSpam === true
  const isMine = conversation?.assignee?.id === user.id
  const { place, go, onMenu, onSearch } = parts
  // What it calls is new at each drawing and does the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const commands = useMemo<readonly Command[]>(() => {
    const group = t('inbox.title')
    const params = { id }
    const step = (by: 1 | -1): void => {
      const { list } = rows.state.get()
      const next = list && neighbourOf(list, place.conversation, by)
      if (next) go({ ...place, conversation: next.id })
    }
    const of = (name: CommandName, about: Omit<Command, 'id' | 'label' | 'group'>): Command => ({
      id: `inbox.${name}`,
      label: t(`inbox.command.${name}`),
      group,
      ...about,
    })
    return [
      of('next', { icon: IconArrowDown, keys: 'j', run: () => step(1) }),
      of('previous', { icon: IconArrowUp, keys: 'k', run: () => step(-1) }),
      of('reply', { icon: IconMessage, keys: 'r', when: isOpen, run: () => focusComposer('reply') }),
      of('note', { icon: IconLock, keys: 'n', when: isOpen, run: () => focusComposer('note') }),
      of('assign', { icon: IconUserPlus, keys: 'a', when: isOpen && status !== 'closed', run: () => onMenu('assign') }),
      of('take', {
        icon: IconUserPlus,
        keys: 'm',
        when: isOpen && !isMine && status !== 'closed',
        run: () => void act('POST /api/conversations/:id/assign', { params, body: { assignee: user.id } }),
      }),
      of('close', {
        icon: IconCheck,
        keys: 'e',
        when: isOpen && status !== 'closed',
        run: () => void act('POST /api/conversations/:id/close', { params, body: {} }),
      }),
      of('reopen', {
        icon: IconRefresh,
        keys: 'o',
        when: isOpen && status === 'closed' && !isSpam,
        run: () => void act('POST /api/conversations/:id/reopen', { params, body: {} }),
      }),
      of(isSpam ? 'notSpam' : 'spam', {
        icon: isSpam ? IconShieldCheck : IconAlertOctagon,
        keys: '!',
        when: isOpen,
        run: () => void act(`POST /api/conversations/:id/${isSpam ? 'not-spam' : 'spam'}`, { params, body: {} }),
      }),
      of('snooze', { icon: IconMoonStars, keys: 's', when: isOpen && status !== 'closed', run: () => onMenu('snooze') }),
      of('label', { icon: IconTag, keys: 'l', when: isOpen, run: () => onMenu('label') }),
      of('giveBack', {
        icon: IconRobot,
        keys: 'b',
        when: isOpen && mayGiveBack,
        run: () => void act('POST /api/conversations/:id/give-back', { params, body: {} }),
      }),
      of('search', { icon: IconSearch, keys: '/', run: onSearch }),
      of('leave', { keys: 'Escape', when: place.conversation !== undefined, run: () => go({ query: place.query }) }),
      ...viewKeys.map(([view, keys]) => ({
        id: `inbox.go.${view}`,
        label: t('inbox.command.view', { view: t(`inbox.view.${view}`) }),
        group,
        keys,
        run: () => go({ query: queryOf(view) }),
      })),
    ]
  }, [t, rows, id, status, isOpen, mayGiveBack, isMine, isSpam, place, user.id])
  useCommands(commands)
}

type CommandName =
  | 'next'
  | 'previous'
  | 'reply'
  | 'note'
  | 'assign'
  | 'take'
  | 'close'
  | 'reopen'
  | 'spam'
  | 'notSpam'
  | 'snooze'
  | 'label'
  | 'giveBack'
  | 'search'
  | 'leave'
