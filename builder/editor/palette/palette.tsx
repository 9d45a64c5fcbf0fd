import { ActionIcon, Drawer, Popover, Tooltip, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconPlus } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionTile } from '../../ui/action-tile.tsx'
import { useSeen } from '../editor-context.tsx'
import { useAdd } from '../place/use-add.ts'
import type { CategoryName } from './action-items.ts'
import { ActionList } from './action-list.tsx'
import classes from './palette.module.css'
import { isPaletteFolded, isSheetOpen, narrow } from './palette-state.ts'
import { useActionGroups } from './use-action-groups.ts'

/** All that can be put on the canvas: at its left, as signs where there is little room, as a sheet where there is none. */
export function Palette() {
  const isReadOnly = useSeen(seen => seen.isReadOnly)
  const isNarrow = useMediaQuery(narrow, globalThis.matchMedia?.(narrow).matches, { getInitialValueInEffect: false })
  const beside = useSeen(({ side }) => side === 'preview')
  const folded = useSyncExternalStore(isPaletteFolded.listen, isPaletteFolded.get)
  if (isReadOnly) return null
  if (isNarrow) return <FoldedPalette isSheet />
  return (folded ?? beside) ? <FoldedPalette /> : <WholePalette />
}

function WholePalette() {
  const { t } = useTranslation()
  const add = useAdd()
  return (
    <aside className={classes.palette} aria-label={t('editor.palette.label')} data-palette>
      <ActionList isDraggable onPick={id => add(id, { to: 'beside' })} />
      <div className={classes.foot}>
        <Tooltip label={t('editor.palette.close')} position="right">
          <ActionIcon aria-label={t('editor.palette.close')} onClick={() => isPaletteFolded.set(true)}>
            <IconLayoutSidebarLeftCollapse size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </div>
    </aside>
  )
}

function FoldedPalette({ isSheet = false }: { readonly isSheet?: boolean }) {
  const { t } = useTranslation()
  const label = t(isSheet ? 'editor.palette.add' : 'editor.palette.open')
  const Sign = isSheet ? IconPlus : IconLayoutSidebarLeftExpand
  return (
    <aside className={classes.folded} aria-label={t('editor.palette.label')} data-palette>
      <Tooltip label={label} position="right">
        <ActionIcon size={32} aria-label={label} onClick={() => (isSheet ? isSheetOpen.set(true) : isPaletteFolded.set(false))}>
          <Sign size={18} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <CategoryTiles />
      {isSheet && <PaletteSheet />}
    </aside>
  )
}

function CategoryTiles() {
  const { t } = useTranslation()
  const groups = useActionGroups('')
  const add = useAdd()
  const [open, setOpen] = useState<CategoryName>()
  return groups.map(({ id, items }) => (
    <Popover
      key={id}
      opened={open === id}
      onChange={() => setOpen(undefined)}
      position="right-start"
      width={240}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.tile}
          aria-label={t('editor.palette.category', { category: t(`editor.category.${id}`) })}
          title={t(`editor.category.${id}`)}
          onClick={() => setOpen(open === id ? undefined : id)}
        >
          <ActionTile icon={items[0]?.icon} category={id} size={32} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover}>
        <ActionList
          only={id}
          onLeave={() => setOpen(undefined)}
          onPick={action => {
            setOpen(undefined)
            add(action, { to: 'beside' })
          }}
        />
      </Popover.Dropdown>
    </Popover>
  ))
}

function PaletteSheet() {
  const { t } = useTranslation()
  const add = useAdd()
  const isOpen = useSyncExternalStore(isSheetOpen.listen, isSheetOpen.get)
  const close = (): void => isSheetOpen.set(false)
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="left"
      size={300}
      padding={0}
      withCloseButton
      title={t('editor.palette.add')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{ body: classes.sheet ?? '', header: classes.sheetHead ?? '' }}
    >
      <VisuallyHidden>{t('editor.palette.label')}</VisuallyHidden>
      <ActionList
        onLeave={close}
        onPick={action => {
          close()
          add(action, { to: 'beside' })
        }}
      />
    </Drawer>
  )
}
