import { useTranslation } from 'react-i18next'
import classes from './ui.module.css'

interface BonesProps {
  /** How many rows will stand here, about. */
  readonly rows?: number
  /** px: what a row will be. */
  readonly height?: number
}

const widths = ['62%', '48%', '70%', '55%', '40%']

/** Rows to come, in their final size; seen only when they take longer than a moment. */
export function Bones({ rows = 4, height = 58 }: BonesProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.bones} role="status">
      <span className={classes.hidden}>{t('app.loading')}</span>
      {widthsFor(rows).map(({ at, width }) => (
        <div key={at} style={{ blockSize: height, display: 'flex', alignItems: 'center', gap: 12, paddingInline: 16 }}>
          <span className={classes.bone} style={{ inlineSize: 28, blockSize: 28, borderRadius: 14, flex: 'none' }} />
          <span style={{ flex: 1, display: 'grid', gap: 8 }}>
            <span className={classes.bone} style={{ inlineSize: width, maxInlineSize: 280 }} />
            <span className={classes.bone} style={{ inlineSize: '30%', maxInlineSize: 140, blockSize: 8 }} />
          </span>
        </div>
      ))}
    </div>
  )
}

function widthsFor(rows: number): readonly { readonly at: number; readonly width: string }[] {
  return Array.from({ length: rows }, (_, at) => ({ at, width: widths[at % widths.length] ?? '50%' }))
}
