import { IconAlertOctagon, IconAlertTriangle, IconMinus, IconPencil, IconPlus, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CardData } from '../picture/picture.ts'
import classes from './card.module.css'

const marks = { added: IconPlus, changed: IconPencil, removed: IconMinus } as const

/** What is said of a node from outside, across the border of its card. */
export function CardBadges({ data }: { readonly data: CardData }) {
  const { t } = useTranslation()
  const { errors, warnings, visitors, mark, step } = data
  const Mark = mark && marks[mark]
  if (errors + warnings + visitors === 0 && step === undefined && !mark) return null
  return (
    <>
      {step !== undefined && (
        <span className={classes.step} aria-hidden="true">
          {step}
        </span>
      )}
      <span className={classes.badges}>
        {Mark && mark && (
          <span className={classes.badge} data-tone={mark}>
            <Mark size={12} stroke={2.25} aria-hidden="true" />
            {t(`editor.canvas.mark.${mark}`)}
          </span>
        )}
        {visitors > 0 && (
          <span className={classes.badge} data-tone="visitors" title={t('editor.canvas.node.visitorsLong', { count: visitors })}>
            <IconUser size={12} stroke={2.25} aria-hidden="true" />
            {t('editor.canvas.node.visitors', { count: visitors })}
          </span>
        )}
        {errors > 0 ? (
          <span className={classes.badge} data-tone="error">
            <IconAlertOctagon size={13} stroke={2} aria-hidden="true" />
            {t('editor.canvas.node.errors', { count: errors })}
          </span>
        ) : (
          warnings > 0 && (
            <span className={classes.badge} data-tone="warning">
              <IconAlertTriangle size={13} stroke={2} aria-hidden="true" />
              {t('editor.canvas.node.warnings', { count: warnings })}
            </span>
          )
        )}
      </span>
    </>
  )
}
