import { Route } from 'wouter'
import { SettingsPage } from '../../../builder/settings/settings-page.tsx'
import { type Answers, AppStage, type Look } from '../app-stage.tsx'
import { answersFor } from '../inbox/answers.ts'
import { now } from '../inbox/sample.ts'
import { usual } from './team.ts'

export interface StageProps extends Look {
  readonly answers?: Answers
}

/** The settings, before a server that says what the story wants. */
export function SettingsStage({ answers = {}, ...look }: StageProps) {
  return (
    <AppStage answers={{ ...answersFor({}), ...usual, ...answers }} now={now} {...look}>
      <Route path="/settings/*?">
        <SettingsPage />
      </Route>
    </AppStage>
  )
}
