import { useTranslation } from 'react-i18next'
import bones from '../../ui/ui.module.css'
import classes from './page.module.css'

const groups = [
  { id: 'first', rows: ['a', 'b'] },
  { id: 'second', rows: ['a', 'b'] },
  { id: 'third', rows: ['a', 'b', 'c', 'd'] },
  { id: 'fourth', rows: ['a', 'b', 'c', 'd'] },
]

/** An editor to come, in its final geometry. */
export function EditorBones() {
  const { t } = useTranslation()
  return (
    <div className={classes.screen} role="status">
      <span className={classes.hidden}>{t('app.loading')}</span>
      <div className={classes.header}>
        <span className={`${bones.bones} ${classes.bonesRow}`}>
          <span className={bones.bone} style={{ inlineSize: 32, blockSize: 32, borderRadius: 9 }} />
          <span className={bones.bone} style={{ inlineSize: 180 }} />
        </span>
      </div>
      <div className={classes.body}>
        <div className={classes.palette}>
          <div className={`${bones.bones} ${classes.bonesColumn}`}>
            {groups.map(({ id, rows }) => (
              <div key={id} className={classes.bonesColumn}>
                <span className={bones.bone} style={{ inlineSize: 56, blockSize: 8 }} />
                {rows.map(row => (
                  <span key={row} className={classes.bonesRow}>
                    <span className={bones.bone} style={{ inlineSize: 24, blockSize: 24, borderRadius: 7 }} />
                    <span className={bones.bone} style={{ inlineSize: 88 }} />
                  </span>
                ))}
              </div>
            ))}
          </div>
        </div>
        <div className={classes.stage} />
      </div>
    </div>
  )
}
