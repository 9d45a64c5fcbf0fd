import { useTranslation } from 'react-i18next'
import { useAdd } from '../place/use-add.ts'
import { AtPoint } from '../tools/at-point.tsx'
import type { AddTo, Point } from '../tools/tool.ts'
import { ActionList } from './action-list.tsx'

interface AddMenuProps {
  readonly at: Point | undefined
  readonly where: AddTo
  onClose(): void
}

/** All actions at a point, to put one there. */
export function AddMenu({ at, where, onClose }: AddMenuProps) {
  const { t } = useTranslation()
  const add = useAdd()
  return (
    <AtPoint at={at} label={t('editor.palette.add')} onClose={onClose}>
      <ActionList
        isTall
        isLedTo={where.to === 'edge' || where.to === 'port'}
        onLeave={onClose}
        onPick={action => {
          onClose()
          add(action, where)
        }}
      />
    </AtPoint>
  )
}
