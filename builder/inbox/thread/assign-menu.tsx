import { Button, Combobox, useCombobox } from '@mantine/core'
import { IconChevronDown, IconRobot, IconUserOff, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation, UserView } from '../../../runtime/api/contract.ts'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useInbox } from '../inbox-context.tsx'
import { fitting } from '../state/completion.ts'
import { canGiveBack } from '../state/give-back.ts'
import { useActs } from '../use-acts.ts'
import classes from './menus.module.css'
import narrow from './thread.module.css'

interface AssignMenuProps {
  readonly conversation: TeamConversation
  readonly opened: boolean
  readonly isAllowed: boolean
  onChange(opened: boolean): void
}

interface Choice {
  readonly id: string
  readonly name: string
  readonly sign: ReactNode
  readonly hint?: string
  run(): void
}

/** Says whose it is: oneself, a colleague, a team, nobody, or the bot again. */
export function AssignMenu({ conversation, opened, isAllowed, onChange }: AssignMenuProps) {
  const { t } = useTranslation()
  const [word, setWord] = useState('')
  const store = useCombobox({ opened, onOpenedChange: onChange })
  const groups = useChoices(conversation, opened, word)
  const choices = groups.flatMap(group => group.choices)
  // Opened by its key too: whoever asked for it writes on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is new at each drawing and does the same
  useEffect(() => {
    if (!opened) return
    setWord('')
    store.focusSearchInput()
  }, [opened])
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (opened) store.selectFirstOption()
  }, [opened, word, choices.length])
  return (
    <Combobox
      store={store}
      position="bottom-end"
      width={272}
      shadow="md"
      radius="md"
      onOptionSubmit={id => {
        choices.find(choice => choice.id === id)?.run()
        onChange(false)
        store.focusTarget()
      }}
    >
      <Combobox.Target targetType="button">
        <Button
          variant="default"
          size="xs"
          disabled={!isAllowed}
          aria-label={t('inbox.assign.open')}
          leftSection={<IconUserPlus size={14} stroke={1.75} />}
          rightSection={<IconChevronDown className={narrow.wide} size={14} stroke={1.75} />}
          onClick={() => onChange(!opened)}
        >
          <span className={narrow.wide}>{t('inbox.assign.open')}</span>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.floating}>
        <Combobox.Search
          aria-label={t('inbox.assign.search')}
          placeholder={t('inbox.assign.search')}
          value={word}
          onChange={event => setWord(event.currentTarget.value)}
        />
        <Combobox.Options className={classes.options} aria-label={t('inbox.assign.open')}>
          {groups.map(
            ({ name, choices: own }) =>
              own.length > 0 && (
                <Combobox.Group key={name} label={name}>
                  {own.map(({ id, name: label, sign, hint }) => (
                    <Combobox.Option key={id} value={id} className={classes.choice}>
                      {sign}
                      <span className={classes.name}>{label}</span>
                      {hint && <span className={classes.hint}>{hint}</span>}
                    </Combobox.Option>
                  ))}
                </Combobox.Group>
              ),
          )}
          {choices.length === 0 && <Combobox.Empty>{t('inbox.assign.noneFits')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function useChoices(conversation: TeamConversation, isWanted: boolean, word: string) {
  const { t } = useTranslation()
  const { me } = useInbox()
  const act = useActs()
  const { data: users } = useAnswerWhen(isWanted, 'GET /api/users')
  const { data: teams } = useAnswerWhen(isWanted, 'GET /api/teams')
  const params = { id: conversation.id }
  const assign = (body: { assignee?: string | null; team?: string | null }) => (): void =>
    void act('POST /api/conversations/:id/assign', { params, body })
  const person = (user: UserView, name: string): Choice => ({
    id: `user ${user.id}`,
    name,
    sign: <Avatar who="agent" name={user.name} size="sm" state={dotOf(user)} />,
    hint: hintOf(user),
    run: assign({ assignee: user.id }),
  })
  const others = (users?.users ?? []).filter(user => !user.isDisabled && user.id !== me.id)
  const people: readonly Choice[] = [
    ...(conversation.assignee?.id === me.id ? [] : [{ ...person(me, t('inbox.assign.toMe')), hint: '' }]),
    ...others.map(user => person(user, user.name)),
  ]
  const groups: readonly Choice[] = (teams?.teams ?? []).map(team => ({
    id: `team ${team.id}`,
    name: team.name,
    sign: <IconUsers size={16} stroke={1.75} aria-hidden="true" />,
    run: assign({ team: team.id, assignee: null }),
  }))
  const nobody = {
    id: 'nobody',
    name: t('inbox.assign.nobody'),
    sign: <IconUserOff size={16} stroke={1.75} aria-hidden="true" />,
  }
  const bot = { id: 'bot', name: t('inbox.assign.bot'), sign: <IconRobot size={16} stroke={1.75} aria-hidden="true" /> }
  const giveBack = (): void => void act('POST /api/conversations/:id/give-back', { params, body: {} })
  const rest: readonly Choice[] = [
    ...((conversation.assignee ?? conversation.team) ? [{ ...nobody, run: assign({ assignee: null, team: null }) }] : []),
    ...(canGiveBack(conversation) ? [{ ...bot, run: giveBack }] : []),
  ]
  const found = (choices: readonly Choice[]): readonly Choice[] =>
    word.trim() ? fitting(choices, word, ({ name }) => [name]) : choices
  return [
    { name: t('inbox.assign.people'), choices: found(people) },
    { name: t('inbox.assign.teams'), choices: found(groups) },
    { name: t('inbox.assign.else'), choices: found(rest) },
  ]

  function hintOf(user: UserView): string {
    if (!user.isOnline) return t('inbox.assign.offline')
    return user.isAvailable ? '' : t('inbox.availability.away')
  }
}

function dotOf(user: UserView): 'available' | 'away' | undefined {
  if (!user.isOnline) return undefined
  return user.isAvailable ? 'available' : 'away'
}
