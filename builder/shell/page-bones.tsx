import { Bones } from '../ui/bones.tsx'

/** A page to come. */
export function PageBones() {
  return (
    <div style={{ padding: 'var(--s-6)', maxInlineSize: 720 }}>
      <Bones rows={5} />
    </div>
  )
}
