import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../session/session.tsx'
import { PageBones } from '../../shell/page-bones.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { useDocument } from '../editor-context.tsx'
import { PublishDialog } from '../publish/publish-dialog.tsx'
import { usePublishing } from '../publish/use-publishing.ts'
import { BuildTab } from './build-tab.tsx'
import { EditorHeader } from './editor-header.tsx'
import classes from './page.module.css'
import type { Tab } from './tabs.ts'

const DisplayTab = lazy(async () => ({ default: (await import('../display/display-tab.tsx')).DisplayTab }))
const OptionsTab = lazy(async () => ({ default: (await import('../options/options-tab.tsx')).OptionsTab }))
const TargetTab = lazy(async () => ({ default: (await import('../target/target-tab.tsx')).TargetTab }))
const TranslationsTab = lazy(async () => ({ default: (await import('../translations/translations-tab.tsx')).TranslationsTab }))

/** What is on the screen: the head of the flow, and below it the side of it that is open. */
export function Workbench({ tab }: { readonly tab: Tab }) {
  useTitle(useDocument(({ settings }) => settings.name))
  const [areProblemsOpen, showProblems] = useState(false)
  const publishing = usePublishing()
  const [, send] = publishing
  const mayPublish = useMay('flows:publish')
  const [publish] = useState(() => () => send({ type: 'open' }))
  const offered = mayPublish ? publish : undefined
  return (
    <div className={classes.screen}>
      <EditorHeader tab={tab} publish={offered} />
      <div className={classes.body}>
        {tab === 'build' && <BuildTab publish={offered} areProblemsOpen={areProblemsOpen} showProblems={showProblems} />}
        {tab !== 'build' && (
          <div className={classes.page}>
            <Suspense fallback={<PageBones />}>
              {tab === 'display' && <DisplayTab />}
              {tab === 'target' && <TargetTab />}
              {tab === 'options' && <OptionsTab />}
              {tab === 'translations' && <TranslationsTab />}
            </Suspense>
          </div>
        )}
      </div>
      <PublishDialog publishing={publishing} onProblems={() => showProblems(true)} />
    </div>
  )
}
