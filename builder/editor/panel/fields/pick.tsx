import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../../../plugins/kit/fold.ts'
import classes from './pick.module.css'

/** One thing to choose. */
export interface PickOption {
  readonly value: string
  readonly label: string
  /** At the end of its line, quietly: what kind it is, how many there are. */
  readonly aside?: string | undefined
  /** Before its name: an avatar, a tile. */
  readonly sign?: ReactNode
}

export interface PickGroup {
  /** None: its options stand for themselves. */
  readonly label?: string
  readonly options: readonly PickOption[]
}

export interface PickProps {
  readonly id: string
  /** What it is called for those who hear it, where no label stands above. */
  readonly ariaLabel?: string
  readonly label?: ReactNode
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly placeholder?: string
  /** What is chosen: one of the options, or something else that a file says. */
  readonly value: string | undefined
  readonly groups: readonly PickGroup[]
  readonly isReadOnly: boolean
  readonly isRequired?: boolean
  readonly isClearable?: boolean
  /** Shown while the list is empty and nothing is typed. */
  readonly whenEmpty?: string
  /** Hears what is typed, and finds for itself what matches: the groups are shown as they are. */
  search?(typed: string): void
  /** What can be chosen because it was typed. */
  create?(typed: string): readonly PickOption[]
  onPick(value: string | undefined): void
  onLeave?(): void
}

/** As many as anybody reads: who looks for another types. */
const most = 100

/** Chooses one of many by typing, by mouse or by keys; where `create` says so, also what there is not yet. */
export function Pick(props: PickProps) {
  const { id, ariaLabel, label, description, error, placeholder, value, groups, isReadOnly, isRequired, isClearable, create } =
    props
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string>()
  const box = useCombobox({
    onDropdownClose: () => box.resetSelectedOption(),
    onDropdownOpen: () => box.updateSelectedOptionIndex('active'),
  })
  // Only once the options that match are drawn is the first of them the first.
  useEffect(() => {
    if (typed !== undefined) box.selectFirstOption()
  }, [typed, box.selectFirstOption])
  const chosen = groups.flatMap(({ options }) => options).find(option => option.value === value)
  const shown = chosen ?? (value === undefined || value === '' ? undefined : { value, label: value })
  const found = props.search ? groups : matching(groups, typed ?? '')
  const isTaken = found.some(({ options }) =>
    options.some(option => option.label === typed?.trim() || option.value === typed?.trim()),
  )
  const made = typed?.trim() && !isTaken ? (create?.(typed.trim()) ?? []) : []
  const close = (): void => {
    setTyped(undefined)
    props.search?.('')
    box.closeDropdown()
  }
  const pick = (next: string | undefined): void => {
    if (next !== value) props.onPick(next)
    close()
  }
  const canClear = isClearable === true && !isReadOnly && shown !== undefined
  return (
    <Combobox store={box} onOptionSubmit={pick} disabled={isReadOnly} withinPortal>
      <Combobox.Target>
        <InputBase
          id={id}
          label={label}
          description={description}
          error={error}
          aria-label={ariaLabel}
          aria-required={isRequired}
          autoComplete="off"
          readOnly={isReadOnly}
          placeholder={shown?.label ?? placeholder}
          value={typed ?? shown?.label ?? ''}
          title={typed === undefined ? shown?.label : undefined}
          classNames={{ input: classes.input ?? '' }}
          leftSection={chosen?.sign}
          leftSectionPointerEvents="none"
          rightSection={<End aside={chosen?.aside} clear={canClear ? () => pick(undefined) : undefined} />}
          rightSectionPointerEvents={canClear ? 'all' : 'none'}
          rightSectionWidth={canClear ? 30 : chosen?.aside ? Math.min(40 + 7 * chosen.aside.length, 140) : 28}
          onClick={event => {
            box.openDropdown()
            // What is typed next looks for another: it is not added to the name of the one chosen.
            if (typed === undefined && !isReadOnly) event.currentTarget.select()
          }}
          onChange={event => {
            setTyped(event.currentTarget.value)
            props.search?.(event.currentTarget.value)
            box.openDropdown()
          }}
          onBlur={() => {
            close()
            props.onLeave?.()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={isReadOnly}>
        <Combobox.Options mah={264} className={classes.options}>
          {found.map((group, at) => (
            <Group key={group.label ?? at} group={group} value={value} />
          ))}
          {made.map(option => (
            <Option key={option.value} option={option} isChosen={false} />
          ))}
          {found.length + made.length === 0 && (
            <Combobox.Empty className={classes.empty}>
              {typed === undefined || typed === '' ? (props.whenEmpty ?? t('editor.pick.none')) : t('app.nothingFound')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function End({ aside, clear }: { readonly aside: string | undefined; readonly clear: (() => void) | undefined }) {
  const { t } = useTranslation()
  if (clear)
    return (
      <button type="button" className={classes.clear} aria-label={t('app.clear')} onClick={clear}>
        <IconX size={14} stroke={1.75} aria-hidden="true" />
      </button>
    )
  return (
    <span className={classes.end}>
      {aside && <span className={classes.aside}>{aside}</span>}
      <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
    </span>
  )
}

function Group({ group: { label, options }, value }: { readonly group: PickGroup; readonly value: string | undefined }) {
  const rows = options.map(option => <Option key={option.value} option={option} isChosen={option.value === value} />)
  return label === undefined ? rows : <Combobox.Group label={label}>{rows}</Combobox.Group>
}

function Option({ option, isChosen }: { readonly option: PickOption; readonly isChosen: boolean }) {
  return (
    <Combobox.Option value={option.value} active={isChosen} className={classes.option} data-chosen={isChosen || undefined}>
      {option.sign}
      <span className={classes.label}>{option.label}</span>
      {option.aside && <span className={classes.aside}>{option.aside}</span>}
    </Combobox.Option>
  )
}

/** Those whose name or value holds what was typed; groups of which nothing is left are left out. */
function matching(groups: readonly PickGroup[], typed: string): readonly PickGroup[] {
  const wanted = fold(typed)
  let left = most
  return groups.flatMap(group => {
    const options = group.options
      .filter(({ value, label }) => wanted === '' || fold(label).includes(wanted) || fold(value).includes(wanted))
      .slice(0, left)
    left -= options.length
    return options.length === 0 ? [] : [{ ...group, options }]
  })
}
