import parts from '../parts/parts.module.css'
import classes from './thread.module.css'

const shapes = [
  { width: 260, height: 34, author: 'bot' },
  { width: 190, height: 34, author: 'visitor' },
  { width: 320, height: 54, author: 'bot' },
  { width: 150, height: 34, author: 'visitor' },
  { width: 300, height: 54, author: 'agent' },
] as const

/** A thread while it is read, in its final shape. */
export function ThreadBones() {
  return (
    <div className={parts.bones} aria-hidden="true" style={{ padding: '16px 20px', display: 'grid', gap: 14 }}>
      {shapes.map(({ width, height, author }) => (
        <div key={`${width}${author}`} className={classes.message} data-author={author}>
          <span className={parts.bone} style={{ width: 22, height: 22, borderRadius: '50%' }} />
          <span className={parts.bone} style={{ width, height, maxWidth: '70%', borderRadius: 12 }} />
        </div>
      ))}
    </div>
  )
}
