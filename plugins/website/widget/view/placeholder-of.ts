import type { PanelProps } from './contract.ts'
import type { Wording } from './wording.ts'

/** What stands in the empty composer: to whom one writes, and that writing is possible besides tapping. */
export function placeholderOf(
  { state: { conversation } }: Pick<PanelProps, 'state'>,
  hasOtherWay: boolean,
  agent: string | undefined,
  t: Wording['t'],
): string {
  if (conversation?.status === 'closed') return t('write.again')
  if (hasOtherWay) return t('write.or')
  if (agent !== undefined) return t('write.to', { name: agent })
  return conversation?.owner === 'queue' ? t('write.more') : t('write')
}
