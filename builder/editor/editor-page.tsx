import { IconLock, IconRouteOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useRoute } from 'wouter'
import { ApiError } from '../api/api-error.ts'
import { useMay } from '../session/session.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { useAreWordsKnown } from './canvas/use-card-words.ts'
import { EditorBones } from './page/editor-bones.tsx'
import { EditorScreen } from './page/editor-screen.tsx'
import { type Tab, tabOf } from './page/tabs.ts'
import { useOpenedFlow } from './page/use-opened-flow.ts'

/** Where a flow is drawn: `/flows/:id`, and its other sides at `/flows/:id/:tab`. */
export function EditorPage() {
  const { t } = useTranslation()
  const [, params] = useRoute('/flows/:id/:tab?')
  const mayRead = useMay('flows:read')
  if (!mayRead)
    return (
      <EmptyState icon={IconLock} title={t('editor.page.forbidden')}>
        {t('editor.page.forbiddenHint')}
      </EmptyState>
    )
  const tab = tabOf(params?.tab)
  return params && tab ? <OpenFlow key={params.id} id={params.id} tab={tab} /> : <NotFoundPage />
}

function OpenFlow({ id, tab }: { readonly id: string; readonly tab: Tab }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useOpenedFlow(id)
  // They come beside the flow, not after it.
  const areWordsKnown = useAreWordsKnown()
  if (data && areWordsKnown) return <EditorScreen opened={data} tab={tab} />
  if (error instanceof ApiError && error.status === 404)
    return (
      <EmptyState
        icon={IconRouteOff}
        title={t('editor.page.missing')}
        action={<Link href="/flows">{t('editor.page.toFlows')}</Link>}
      >
        {t('editor.page.missingHint')}
      </EmptyState>
    )
  if (error) return <ErrorState error={error} again={() => void refetch()} />
  return <EditorBones />
}
