import { ActionIcon } from '@mantine/core'
import { IconRoute, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useEditor, useSeen } from '../editor-context.tsx'
import classes from './problems.module.css'

/** Says over the canvas which way is lit, and puts it out. What the preview lights goes with the preview. */
export function LitPill() {
  const { t } = useTranslation()
  const editor = useEditor()
  const lit = useSeen(seen => seen.lit)
  if (lit?.from !== 'problem') return null
  return (
    <div className={classes.pill} role="status">
      <IconRoute size={16} stroke={1.75} aria-hidden="true" />
      <span>
        <b>{t('editor.problems.way')}</b> {t('editor.problems.waySteps', { count: lit.nodes.length })}
      </span>
      <ActionIcon size={24} aria-label={t('editor.problems.putOut')} onClick={() => editor.see({ lit: undefined })}>
        <IconX size={14} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}
