import { type PluginProblem, placeOf } from '../../settings/plugins/installed-plugin.ts'

/** What is wrong with a plugin first of all, and where; nothing where nothing is. */
export function FirstProblem({ of: [first] }: { readonly of: readonly PluginProblem[] }) {
  return (
    first && (
      <p>
        {first.file !== undefined && <code>{placeOf(first)} </code>}
        {first.message}
      </p>
    )
  )
}
