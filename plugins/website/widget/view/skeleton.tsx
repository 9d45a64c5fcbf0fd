/** @jsxImportSource preact */
import type { VNode } from 'preact'

/** What is on its way, in the shape it will have. */
export function Skeleton(): VNode {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </div>
  )
}
