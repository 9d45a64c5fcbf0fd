import { Button } from '@mantine/core'
import { IconVersions } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import { useAnswer, useAnswerWhen } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'
import { Badge } from '../../ui/badge.tsx'
import { useNames } from '../parts/use-names.ts'
import { flowPicture } from '../state/flow-picture.ts'
import { readFlow, readPlugins } from '../state/node-words.ts'
import { wayOf, whyLines } from '../state/why-lines.ts'
import { FlowMap } from './flow-map.tsx'
import { Section } from './section.tsx'
import classes from './side.module.css'
import { WhyLog } from './why-log.tsx'

/** So many turns are read: what happened lately. */
const turnsRead = 40
const shownAtFirst = 3

/** Where the flow stands, the way that led there, and why it went so. */
export function FlowSection({ conversation }: { readonly conversation: TeamConversation }) {
  const { t } = useTranslation()
  const names = useNames()
  const mayRead = useMay('flows:read')
  const [isWhole, setWhole] = useState(false)
  const { id, turn } = conversation
  const frame = conversation.frames.at(-1)
  const flowId = frame?.flow ?? conversation.flow
  const version = frame?.version ?? conversation.version
  const { data: trace } = useAnswer('GET /api/conversations/:id/trace', {
    params: { id },
    query: { after: Math.max(0, turn - turnsRead), limit: turnsRead },
  })
  // What came while no flow was live has none.
  const hasFlow = version > 0
  const params = { id: flowId, version: String(version) }
  const { data: drawn } = useAnswerWhen(mayRead && hasFlow, 'GET /api/flows/:id/versions/:version', { params })
  const { data: plugins } = useAnswerWhen(mayRead, 'GET /api/plugins')
  const flow = useMemo(() => readFlow(drawn?.flow), [drawn])
  const known = useMemo(() => readPlugins(plugins), [plugins])
  const turns = trace?.turns ?? []
  const lines = whyLines(turns)
  const picture = flow && flowPicture(flow, wayOf(turns, flowId), frame?.node)
  return (
    <Section
      title={t('inbox.flow.title')}
      action={
        hasFlow && (
          <Badge tone="bot" icon={IconVersions}>
            {t('inbox.flow.version', { version })}
          </Badge>
        )
      }
    >
      {flow && picture && picture.boxes.length > 0 ? (
        <FlowMap picture={picture} flow={flow} plugins={known} name={names.flow(flowId)} />
      ) : (
        hasFlow && <p className={classes.quiet}>{names.flow(flowId)}</p>
      )}
      {!frame && <p className={classes.quiet}>{t(hasFlow ? 'inbox.flow.ended' : 'inbox.flow.none')}</p>}
      <WhyLog lines={isWhole ? lines : lines.slice(0, shownAtFirst)} flow={flow} plugins={known} />
      {lines.length > shownAtFirst && (
        <Button variant="subtle" size="compact-xs" mt={4} onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
          {isWhole ? t('inbox.flow.less') : t('inbox.flow.more', { count: lines.length - shownAtFirst })}
        </Button>
      )}
    </Section>
  )
}
