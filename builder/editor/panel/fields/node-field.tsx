import { Button } from '@mantine/core'
import { IconFocus2 } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionTile } from '../../../ui/action-tile.tsx'
import { useDocument, useEditor, useSeen } from '../../editor-context.tsx'
import { pickNode } from '../../known/pick-node.ts'
import { useNodeNames } from '../../known/use-node-names.ts'
import type { FieldProps } from '../field-props.ts'
import classes from './fields.module.css'
import { PickField, withUnlisted } from './pick-field.tsx'

/** Another node of this flow: by its name, or shown on the canvas. */
export function NodeField(field: FieldProps) {
  const { t, i18n } = useTranslation()
  const editor = useEditor()
  const nodes = useDocument(document => document.nodes)
  const descriptors = useSeen(session => session.descriptors)
  const nameOf = useNodeNames()
  const [isPicking, setPicking] = useState(false)
  const { owner, value, isReadOnly, change, leave } = field
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const pick = (): void => {
    setPicking(true)
    const picked = (id: string): void => {
      if (id !== owner) change(id)
      leave()
    }
    stop.current = pickNode(editor, picked, () => setPicking(false))
  }
  const options = [...nodes.values()]
    .filter(({ id, action }) => id !== owner && descriptors.get(action)?.type !== 'trigger')
    .map(({ id, action }) => {
      const descriptor = descriptors.get(action)
      const label = nameOf(id)
      const kind = descriptor?.texts[i18n.language]?.name ?? descriptor?.texts.en.name ?? action
      return {
        value: id,
        label,
        aside: kind,
        sign: <ActionTile icon={descriptor?.icon} category={descriptor?.category} size={20} />,
      }
    })
  return (
    <div className={classes.stack}>
      <PickField
        field={field}
        groups={withUnlisted([{ options }], value, t('editor.pick.gone'))}
        placeholder={t('editor.pick.choose')}
      />
      {!isReadOnly && !isPicking && (
        <div className={classes.acts}>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconFocus2 size={14} stroke={1.75} aria-hidden="true" />}
            onClick={pick}
          >
            {t('editor.pick.onCanvas')}
          </Button>
        </div>
      )}
      {isPicking && (
        <div className={classes.picking} role="status">
          <span>{t('editor.pick.picking')}</span>
          <Button variant="subtle" size="xs" onClick={() => stop.current?.()}>
            {t('editor.pick.stopPicking')}
          </Button>
        </div>
      )}
    </div>
  )
}
