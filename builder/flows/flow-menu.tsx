import { notifications } from '@mantine/notifications'
import { IconArrowRight, IconBinaryTree, IconCopy, IconFileDownload, IconLink, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { FlowView } from '../../runtime/api/contract.ts'
import { useMay } from '../session/session.tsx'
import { type RowAct, RowMenu } from '../ui/row-menu.tsx'
import { DeleteFlow } from './delete-flow.tsx'
import { NameFlow } from './name-flow.tsx'
import { useFlowFiles } from './use-flow-files.ts'
import { useShowError } from './use-show-error.ts'

/** What can be done with a flow as a whole. */
export function FlowMenu({ flow }: { readonly flow: FlowView }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const files = useFlowFiles()
  const showError = useShowError()
  const mayWrite = useMay('flows:write')
  const [asks, setAsks] = useState<'rename' | 'duplicate' | 'delete'>()
  const { id, name, link } = flow
  const open: RowAct = { id: 'open', label: t('flows.act.open'), icon: IconArrowRight, run: () => go(`/flows/${id}`) }
  const change: readonly RowAct[] = [
    { id: 'duplicate', label: t('flows.act.duplicate'), icon: IconCopy, run: () => setAsks('duplicate') },
    { id: 'rename', label: t('flows.act.rename'), icon: IconPencil, run: () => setAsks('rename') },
  ]
  const copyLink = async (address: string): Promise<void> => {
    await navigator.clipboard.writeText(address)
    notifications.show({ message: t('flows.linkCopied', { link: address }) })
  }
  const take: readonly RowAct[] = [
    ...(link === undefined
      ? []
      : [{ id: 'link', label: t('flows.act.link'), icon: IconLink, run: () => void copyLink(link).catch(showError) }]),
    {
      id: 'export',
      label: t('flows.act.export'),
      icon: IconFileDownload,
      run: () => void files.exportFlow(id).catch(showError),
    },
    {
      id: 'machine',
      label: t('flows.act.machine'),
      icon: IconBinaryTree,
      run: () => void files.exportMachine(id).catch(showError),
    },
  ]
  const remove: RowAct = {
    id: 'delete',
    label: t('flows.act.delete'),
    icon: IconTrash,
    isHarsh: true,
    run: () => setAsks('delete'),
  }
  return (
    <>
      <RowMenu
        label={t('app.menuOf', { name })}
        acts={[open, ...(mayWrite ? change : []), ...take, ...(mayWrite ? [remove] : [])]}
      />
      {(asks === 'rename' || asks === 'duplicate') && <NameFlow flow={flow} how={asks} close={() => setAsks(undefined)} />}
      <DeleteFlow flow={flow} isOpen={asks === 'delete'} close={() => setAsks(undefined)} />
    </>
  )
}
