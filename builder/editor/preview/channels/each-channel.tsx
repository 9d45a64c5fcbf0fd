import { SegmentedControl } from '@mantine/core'
import { IconMessageOff, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Bones } from '../../../ui/bones.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useNode, useSeen } from '../../editor-context.tsx'
import { useNodeWords } from '../use-node-words.ts'
import { usePreviewed } from '../use-preview.ts'
import { ChannelColumn } from './channel-column.tsx'
import classes from './channels.module.css'
import { useShownKinds } from './use-shown-kinds.ts'
import { useStepSaid } from './use-step-said.ts'

/** What visitors see on each kind of channel, side by side: of the step that is selected, or of the conversation that is played. */
export function EachChannel() {
  const { t } = useTranslation()
  const selected = useSeen(({ selection }) => (selection.items.size === 1 ? [...selection.items][0] : undefined))
  const node = useNode(selected ?? '')?.id
  const [wish, setWish] = useState<'step' | 'all'>('step')
  const about = node === undefined ? 'all' : wish
  const words = useNodeWords()
  const kinds = useShownKinds()
  const played = usePreviewed(({ view }) => view?.events)
  const step = useStepSaid(about === 'step' ? node : undefined)
  const events = about === 'all' ? played : step.is === 'said' ? step.events : undefined
  const isSilent = events?.every(event => event.type !== 'message') === true
  return (
    <div className={classes.view}>
      <div className={classes.about}>
        <SegmentedControl
          size="xs"
          aria-label={t('editor.preview.each.what')}
          value={about}
          onChange={next => setWish(next === 'step' ? 'step' : 'all')}
          data={[
            { value: 'step', label: t('editor.preview.each.step'), disabled: node === undefined },
            { value: 'all', label: t('editor.preview.each.all') },
          ]}
        />
        <span className={classes.of}>
          {about === 'step' && node !== undefined ? words(node)?.title : t('editor.preview.each.allHint')}
        </span>
      </div>
      {about === 'step' && step.is === 'failed' ? (
        <ErrorState error={step.error} title={t('editor.preview.failed')} again={step.again} />
      ) : events === undefined || kinds === undefined ? (
        <Bones rows={4} />
      ) : isSilent ? (
        <EmptyState
          icon={about === 'step' ? IconMessageOff : IconRoute}
          title={t(about === 'step' ? 'editor.preview.each.silentStep' : 'editor.preview.each.silent')}
        >
          {t(about === 'step' ? 'editor.preview.each.silentStepHint' : 'editor.preview.each.silentHint')}
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to
        <section className={classes.columns} tabIndex={0} aria-label={t('editor.preview.each.title')}>
          {kinds.map(kind => (
            <ChannelColumn key={kind.descriptor.id} kind={kind} events={events} />
          ))}
        </section>
      )}
    </div>
  )
}
