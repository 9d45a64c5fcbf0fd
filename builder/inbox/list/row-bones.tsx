import parts from '../parts/parts.module.css'
import classes from './list.module.css'

const widths = ['46%', '58%', '38%', '52%', '44%', '60%', '40%'] as const

/** The list while it is read, in its final shape. */
export function RowBones() {
  return (
    <div className={parts.bones} aria-hidden="true">
      {widths.map(width => (
        <div key={width} className={classes.boneRow}>
          <span className={parts.bone} style={{ width: 28, height: 28, borderRadius: '50%' }} />
          <span style={{ flex: 1 }}>
            <span className={parts.bone} style={{ width, height: 12, marginTop: 4 }} />
            <span className={parts.bone} style={{ width: '88%', height: 10, marginTop: 10 }} />
            <span className={parts.bone} style={{ width: 72, height: 16, marginTop: 8 }} />
          </span>
        </div>
      ))}
    </div>
  )
}
