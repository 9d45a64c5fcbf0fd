import { Button, Popover, ScrollArea, TextInput } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../../../plugins/kit/fold.ts'
import { type SlotOption, useSlotOptions } from './slot-options.ts'
import classes from './text.module.css'

interface PersonaliseMenuProps {
  readonly isDisabled: boolean
  onPick(path: string): void
}

/** What can be put into a text that is another for each visitor. */
export function PersonaliseMenu({ isDisabled, onPick }: PersonaliseMenuProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={264} trapFocus returnFocus={false}>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          className={classes.tool ?? ''}
          leftSection={<IconUserPlus size={14} stroke={1.75} />}
          disabled={isDisabled}
          onClick={() => setOpen(!isOpen)}
        >
          {t('editor.panel.text.personalise')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('editor.panel.text.personalise')}>
        <SlotList
          onPick={path => {
            setOpen(false)
            onPick(path)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function SlotList({ onPick }: Pick<PersonaliseMenuProps, 'onPick'>) {
  const { t } = useTranslation()
  const listId = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const wanted = fold(query)
  const found = useSlotOptions().filter(({ label, path }) => fold(label).includes(wanted) || fold(path).includes(wanted))
  const chosen = found[Math.min(at, found.length - 1)]
  const groups = Object.entries(Object.groupBy(found, option => option.group))
  return (
    <>
      <TextInput
        data-autofocus
        m={8}
        aria-label={t('editor.panel.text.find')}
        placeholder={t('editor.panel.text.find')}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen && `${listId}-${chosen.path}`}
        value={query}
        onChange={event => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={event => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step !== 0) setAt(Math.max(0, Math.min(found.length - 1, at + step)))
          else if (event.key === 'Enter' && chosen) onPick(chosen.path)
          else return
          event.preventDefault()
        }}
      />
      <ScrollArea.Autosize mah={280} type="auto">
        <div id={listId} role="listbox" aria-label={t('editor.panel.text.personalise')} className={classes.options}>
          {groups.map(([group, options]) => (
            <SlotGroup key={group} listId={listId} options={options} chosen={chosen?.path} onPick={onPick} />
          ))}
          {found.length === 0 && <p className={classes.nothing}>{t('app.nothingFound')}</p>}
        </div>
      </ScrollArea.Autosize>
    </>
  )
}

interface SlotGroupProps extends Pick<PersonaliseMenuProps, 'onPick'> {
  readonly listId: string
  readonly options: readonly SlotOption[]
  readonly chosen: string | undefined
}

function SlotGroup({ listId, options, chosen, onPick }: SlotGroupProps) {
  const { t } = useTranslation()
  const group = options[0]?.group ?? 'visit'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options
    <div role="group" aria-labelledby={`${listId}-${group}`}>
      <div id={`${listId}-${group}`} className={classes.groupName} role="presentation">
        {t(`editor.panel.text.groups.${group}`)}
      </div>
      {options.map(({ path, label }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and the keys
        <div
          key={path}
          id={`${listId}-${path}`}
          role="option"
          tabIndex={-1}
          aria-selected={path === chosen}
          className={classes.option}
          onClick={() => onPick(path)}
          ref={element => {
            if (path === chosen) element?.scrollIntoView({ block: 'nearest' })
          }}
        >
          {label}
        </div>
      ))}
    </div>
  )
}
