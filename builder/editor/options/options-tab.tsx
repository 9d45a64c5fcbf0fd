import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { useUndoKeys } from '../commands/use-undo-keys.ts'
import { useSeen } from '../editor-context.tsx'
import { AboutCard } from './about-card.tsx'
import { AvailabilityCard } from './availability-card.tsx'
import { BehaviourCard } from './behaviour-card.tsx'
import { CommunicateCard } from './communicate-card.tsx'
import { ConsentCard } from './consent-card.tsx'
import { CookiesCard } from './cookies-card.tsx'
import { LanguagesCard } from './languages-card.tsx'
import { LiveChatCard } from './live-chat-card.tsx'
import classes from './options.module.css'
import { SurveyCard } from './survey-card.tsx'

/** What belongs to the flow as a whole: its name and place, languages, when it is there, how it behaves, consents, and the survey at its end. */
export function OptionsTab() {
  const { t } = useTranslation()
  const isReadOnly = useSeen(session => session.isReadOnly)
  useUndoKeys(t('editor.page.tabs.options'))
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        {isReadOnly && <Note>{t('editor.options.readOnly')}</Note>}
        <AboutCard />
        <LiveChatCard />
        <LanguagesCard />
        <AvailabilityCard />
        <BehaviourCard />
        <ConsentCard />
        <CommunicateCard />
        <CookiesCard />
        <SurveyCard />
      </div>
    </div>
  )
}
