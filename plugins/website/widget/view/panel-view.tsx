/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Around, Asked, mediaAddressOf, Surroundings } from './around.ts'
import { Banner } from './banner.tsx'
import { cleanName } from './clean-name.ts'
import { Composer } from './composer.tsx'
import type { PanelProps } from './contract.ts'
import type { ListProps } from './conversation-list.tsx'
import { CookieBanner } from './cookie-banner.tsx'
import { formatsOf } from './formats.ts'
import { Header } from './header.tsx'
import { later, loadExtras } from './later.tsx'
import { menuItemsOf } from './menu-items.ts'
import { openQuestionOf, wayOf } from './open-question.ts'
import { placeholderOf } from './placeholder-of.ts'
import type { PrivacyProps } from './privacy-list.tsx'
import { Question } from './question.tsx'
import { rowsOf } from './rows.ts'
import { agentOf } from './speaker-of.ts'
import { statusLineOf } from './status-line.ts'
import { Transcript } from './transcript.tsx'
import { Typing } from './typing.tsx'
import { useThread } from './use-thread.ts'
import type { WaitingProps } from './waiting-notice.tsx'
import { wordingOf } from './wording.ts'

interface PanelViewProps {
  readonly props: PanelProps
  /** Moves the focus to where the visitor goes on. */
  readonly goOn: () => void
}

const ConversationList = later<ListProps>(extras => extras.ConversationList)
const PrivacyList = later<PrivacyProps>(extras => extras.PrivacyList)
const WaitingNotice = later<WaitingProps>(extras => extras.WaitingNotice)

/** Everything inside the panel. */
export function PanelView({ props, goOn }: PanelViewProps): VNode {
  const { state, config, settings, actions, now, list, privacy, cookies, mode } = props
  const { conversation } = state
  const around = useSurroundings(props, goOn)
  const { t, formats, isAttachable } = around
  const thread = useThread(conversation?.id)
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({})
  const place = conversation?.id ?? ''
  const field = useRef<HTMLTextAreaElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const question = useMemo(() => openQuestionOf({ state, config }), [state, config])
  const { greeting } = config
  const today = formats.dayOf(now)
  const rows = useMemo(() => rowsOf({ state, greeting, today }, formats.dayOf), [state, greeting, today, formats])
  const speaker = agentOf(state)
  // Who speaks as the brand looks like it.
  const agent = speaker === around.heading ? undefined : speaker
  const isLocked = question?.consent === 'required' || cookies?.isFirst === true
  const items = menuItemsOf(props, t, isLocked)
  const away = list ? t('menu.list') : privacy ? t('menu.privacy') : undefined
  useFocusAfterList(away !== undefined, goOn)
  // What the answers may need is there before they come, and stays when the network goes.
  const hasBegun = conversation !== undefined
  const isWaiting = conversation?.owner === 'queue' && conversation.status !== 'closed'
  useEffect(() => {
    if (hasBegun) void loadExtras()
  }, [hasBegun])

  return (
    <Surroundings.Provider value={around}>
      <Asked.Provider value={question}>
        <div class="frame">
          <Header
            agent={agent}
            picture={config.display.avatar}
            people={config.display.people}
            status={statusLineOf(props, around, formats)}
            items={items}
            list={away}
            isMinimisable={mode !== 'inline'}
          />
          <Banner state={state} />
          {list ? (
            <ConversationList list={list} now={now} current={conversation?.id} />
          ) : privacy ? (
            <PrivacyList privacy={privacy} now={now} />
          ) : (
            <>
              <Transcript
                key={thread}
                rows={rows}
                now={now}
                isLoading={conversation !== undefined && !state.loaded && state.entries.length === 0}
                scroller={scroller}
              >
                <Typing name={state.typing && cleanName(state.typing.name ?? '')} />
                {!cookies?.isFirst && <Question />}
                {isWaiting && <WaitingNotice props={props} />}
              </Transcript>
              {cookies && <CookieBanner asks={cookies} />}
              {!cookies?.isFirst && (
                <Composer
                  isLocked={isLocked}
                  placeholder={
                    isLocked
                      ? t('consent.locked')
                      : placeholderOf(props, question !== undefined && wayOf(question, isAttachable) !== undefined, agent, t)
                  }
                  draft={drafts[thread] ?? props.drafts?.get(place) ?? ''}
                  keep={draft => {
                    setDrafts({ ...drafts, [thread]: draft })
                    // What was begun before the conversation was goes on in it.
                    props.drafts?.set('', '')
                    props.drafts?.set(place, draft)
                  }}
                  field={field}
                />
              )}
            </>
          )}
          {list?.state === 'shown' && settings.hideNewThreadLink === false && config.display.newConversations && (
            <div class="foot">
              <button type="button" class="filled" onClick={actions.startNew}>
                {t('menu.new')}
              </button>
            </div>
          )}
        </div>
      </Asked.Provider>
    </Surroundings.Provider>
  )
}

function useSurroundings({ texts, language, tz, settings, actions, config, state }: PanelProps, goOn: () => void): Around {
  const filePicker = useRef<HTMLInputElement>(null)
  const formats = useMemo(() => formatsOf(language, tz), [language, tz])
  const wording = useMemo(() => wordingOf(texts, language), [texts, language])
  const spoken = state.conversation?.language ?? config.language
  const { fileBytes } = config
  const { heading } = config.display
  const { origin, disableAttachment } = settings
  return useMemo(
    () => ({
      ...wording,
      formats,
      actions,
      heading: cleanName(heading),
      spoken,
      isAttachable: !disableAttachment,
      fileBytes,
      filePicker,
      mediaAddress: mediaAddressOf({ origin }),
      goOn,
    }),
    [wording, formats, actions, heading, spoken, disableAttachment, fileBytes, origin, goOn],
  )
}

// The list takes the place of what had the focus, and gives it back.
function useFocusAfterList(isList: boolean, goOn: () => void): void {
  const was = useRef(isList)
  useEffect(() => {
    if (was.current !== isList) goOn()
    was.current = isList
  }, [isList, goOn])
}
