import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconClipboardCheck,
  IconHeadset,
  IconMail,
  IconMoonStars,
  IconRefresh,
  IconRobot,
  IconRoute,
  IconTag,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Names } from '../parts/use-names.ts'
import type { Happened } from '../state/happened.ts'
import classes from './thread.module.css'

const icons: Readonly<Record<Happened['icon'], Icon>> = {
  flow: IconRoute,
  people: IconHeadset,
  person: IconUser,
  label: IconTag,
  closed: IconCircleCheck,
  open: IconRefresh,
  snooze: IconMoonStars,
  warning: IconAlertTriangle,
  record: IconClipboardCheck,
  robot: IconRobot,
  mail: IconMail,
}

/** What happened, in one centred line. */
export function HappenedLine({ what, names }: { readonly what: Happened; readonly names: Names }) {
  const { t } = useTranslation()
  const Sign = icons[what.icon]
  return (
    <div className={classes.line} data-tone={what.icon === 'warning' ? 'warning' : undefined}>
      <span>
        <Sign size={14} stroke={1.75} aria-hidden="true" />
        {t(`inbox.happened.${what.text}`, { ...what.values, ...reason(), actor: names.actor(what.actor) })}
      </span>
    </div>
  )

  /** Why nobody got it is a code; other reasons are words already. */
  function reason(): { readonly reason?: string } {
    const code = what.values?.reason
    const known = whyNobody.find(why => why === code)
    return known ? { reason: t(`inbox.why.${known}`) } : {}
  }
}

const whyNobody = [
  'hours_closed',
  'nobody_available',
  'all_busy',
  'team_unknown',
  'team_empty',
  'user_unknown',
  'gone',
  'mail_not_set_up',
  'mail_refused',
  'mail_given_up',
] as const
