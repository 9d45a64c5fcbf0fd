import { useAnswerWhen } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'
import type { InstalledPlugin } from '../../settings/plugins/installed-plugin.ts'

/** How the plugin of an action stands with the server; undefined for whoever may not see that. */
export function useInstalled(action: string | undefined): InstalledPlugin | undefined {
  const mayRead = useMay('plugins:read')
  const { data } = useAnswerWhen(mayRead && action !== undefined, 'GET /api/plugins/installed')
  return data?.plugins.find(({ id }) => id === action)
}
