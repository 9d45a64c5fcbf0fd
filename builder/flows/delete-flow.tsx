import { useTranslation } from 'react-i18next'
import type { FlowView } from '../../runtime/api/contract.ts'
import { useAct } from '../api/use-act.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

interface DeleteFlowProps {
  readonly flow: FlowView
  readonly isOpen: boolean
  close(): void
}

/** Asks before a flow goes, and says what becomes of those who are in it. */
export function DeleteFlow({ flow, isOpen, close }: DeleteFlowProps) {
  const { t } = useTranslation()
  const remove = useAct('DELETE /api/flows/:id', ['GET /api/flows'])
  return (
    <ConfirmDialog
      title={t('flows.delete.title', { name: flow.name })}
      confirm={t('app.delete')}
      isOpen={isOpen}
      isBusy={remove.isPending}
      error={remove.error}
      onClose={() => {
        close()
        remove.reset()
      }}
      onConfirm={() => remove.mutate({ params: { id: flow.id } }, { onSuccess: close })}
    >
      {flow.open > 0 ? t('flows.delete.running', { count: flow.open }) : t('flows.delete.body')}
    </ConfirmDialog>
  )
}
