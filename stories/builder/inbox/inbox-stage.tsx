import { useState } from 'react'
import { InboxPage } from '../../../builder/inbox/inbox-page.tsx'
import { AppStage, type Look, stillClock } from '../app-stage.tsx'
import { answersFor, type Sample } from './answers.ts'
import { now } from './sample.ts'

export interface StageProps extends Look {
  readonly about?: Sample
}

const clock = stillClock(now)

/** The inbox, before a server that says what the story wants. */
export function InboxStage({ about = {}, path = '/inbox/unassigned/lena', ...look }: StageProps) {
  // What another story has begun to write is none of this one's.
  useState(() => localStorage.removeItem('parley.drafts.mette'))
  return (
    <AppStage answers={answersFor(about)} now={now} path={path} {...look}>
      <InboxPage clock={clock} />
    </AppStage>
  )
}
