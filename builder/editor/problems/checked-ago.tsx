import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '../../clock.ts'
import { dated } from '../../ui/time-text.tsx'
import { useSeen } from '../editor-context.tsx'
import { agoWords } from '../preview/ago-words.ts'

/** How long ago the problems were found: "Checked 2 s ago." */
export function CheckedAgo() {
  const { t, i18n } = useTranslation()
  const checkedAt = useSeen(seen => seen.checkedAt)
  const [now, setNow] = useState(browserClock.now)
  useEffect(() => browserClock.after(now + everyMs - browserClock.now(), () => setNow(browserClock.now())), [now])
  if (checkedAt === undefined) return <span>{t('editor.problems.checking')}</span>
  const ago = agoWords(Math.min(0, checkedAt - now), dated(i18n.language))
  return <span>{t('editor.problems.checked', { ago })}</span>
}

const everyMs = 5_000
