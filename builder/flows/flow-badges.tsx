import { IconAlertCircle, IconAlertTriangle, IconGitCommit, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FlowView } from '../../runtime/api/contract.ts'
import { Badge } from '../ui/badge.tsx'

/** What one should know of a flow's draft before going on: what is wrong with it, what nobody meets yet. */
export function FlowBadges({ flow }: { readonly flow: FlowView }) {
  const { t } = useTranslation()
  const { errors, warnings } = flow.problems
  return (
    <>
      {errors > 0 && (
        <Badge icon={IconAlertCircle} tone="bad">
          {t('flows.badge.errors', { count: errors })}
        </Badge>
      )}
      {errors === 0 && warnings > 0 && (
        <Badge icon={IconAlertTriangle} tone="warn">
          {t('flows.badge.warnings', { count: warnings })}
        </Badge>
      )}
      {flow.version === 0 && (
        <Badge icon={IconPencil} tone="info">
          {t('flows.badge.never')}
        </Badge>
      )}
      {flow.isAhead && <Badge icon={IconGitCommit}>{t('flows.badge.ahead')}</Badge>}
    </>
  )
}
