import { TextInput } from '@mantine/core'
import { IconGripVertical, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { ActionTile } from '../../ui/action-tile.tsx'
import type { CategoryName } from '../palette/action-items.ts'
import classes from './pick-list.module.css'

/** Something to pick, with the sign of the action it is or belongs to. */
export interface PickItem {
  readonly id: string
  readonly icon: string | undefined
  readonly category: CategoryName | undefined
  readonly name: string
  /** Below the name, or as a tooltip where rows are narrow. */
  readonly about?: string
}

export interface PickGroup<Item extends PickItem> {
  readonly id: string
  readonly label?: string
  readonly items: readonly Item[]
}

interface PickListProps<Item extends PickItem> {
  readonly groups: readonly PickGroup<Item>[]
  readonly query: string
  readonly label: string
  readonly placeholder: string
  /** Stands at the end of the search field. */
  readonly hint?: ReactNode
  /** Stands below when nothing is found. */
  readonly empty: ReactNode
  /** Rows say on a second line what they are about. */
  readonly isTall?: boolean
  /** It comes where another list was: whoever types goes on typing. */
  readonly takesFocus?: boolean
  onQuery(query: string): void
  onPick(item: Item): void
  /** The pointer went down on a row: it may become a drag. */
  onGrip?(item: Item, event: PointerEvent): void
  /** Escape, where there is nothing to clear. */
  onLeave?(): void
}

/** A list with a search over it. Arrows go through it, Enter in the search picks the first. */
export function PickList<Item extends PickItem>(props: PickListProps<Item>) {
  const {
    groups,
    query,
    label,
    placeholder,
    hint,
    empty,
    isTall = false,
    takesFocus = false,
    onQuery,
    onPick,
    onGrip,
    onLeave,
  } = props
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()
  const first = groups[0]?.items[0]
  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true })
  }, [takesFocus])

  const step = (event: KeyboardEvent): void => {
    const stops: readonly EventTarget[] = [...(box.current?.querySelectorAll('input, button[data-row]') ?? [])]
    const here = stops.indexOf(event.target)
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, End: stops.length - 1, Home: 0 }[event.key]
    const isInField = event.target instanceof HTMLInputElement
    if (event.key === 'Escape') {
      if (query !== '') onQuery('')
      else onLeave?.()
      focus(stops[0])
      event.stopPropagation()
    } else if (isInField && event.key === 'Enter' && first) {
      event.preventDefault()
      onPick(first)
    } else if (to !== undefined && !(isInField && (event.key === 'Home' || event.key === 'End'))) {
      event.preventDefault()
      focus(stops[Math.max(0, to)])
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its fields and buttons leave over
    <div ref={box} className={classes.box} onKeyDown={step}>
      <div className={classes.search}>
        <TextInput
          ref={field}
          type="search"
          data-autofocus
          value={query}
          aria-label={label}
          aria-controls={listId}
          placeholder={placeholder}
          autoComplete="off"
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          rightSection={hint}
          onChange={event => onQuery(event.currentTarget.value)}
        />
      </div>
      <div id={listId} className={classes.list}>
        {groups.map(group => (
          <section key={group.id} className={classes.group}>
            {group.label !== undefined && <h2>{group.label}</h2>}
            <ul aria-label={group.label}>
              {group.items.map(item => (
                <li key={item.id}>
                  <button
                    type="button"
                    data-row
                    className={classes.row}
                    data-tall={isTall || undefined}
                    data-first={(query !== '' && item === first) || undefined}
                    title={isTall ? undefined : item.about}
                    onClick={() => onPick(item)}
                    onPointerDown={event => onGrip?.(item, event)}
                  >
                    <ActionTile icon={item.icon} category={item.category} />
                    <span className={classes.words}>
                      <span className={classes.name}>{item.name}</span>
                      {isTall && item.about ? <span className={classes.about}>{item.about}</span> : null}
                    </span>
                    {onGrip && <IconGripVertical className={classes.grip} size={16} stroke={1.75} aria-hidden="true" />}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className={classes.empty}>{empty}</p>}
      </div>
    </div>
  )
}

function focus(stop: EventTarget | undefined): void {
  if (stop instanceof HTMLElement) stop.focus()
}
