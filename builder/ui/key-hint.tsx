import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ui.module.css'

const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)
const signs: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: isMac ? '⌥' : 'Alt',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
}

/** The keys of a command: `mod+k`, or `g i` one after the other. */
export function KeyHint({ keys }: { readonly keys: string }) {
  const { t } = useTranslation()
  return (
    <span className={classes.key}>
      {keys.split(' ').map((press, at) => (
        <Fragment key={press}>
          {at > 0 && <span>{t('app.then')}</span>}
          {press.split('+').map(key => (
            <kbd key={key}>{signs[key] ?? key.toLocaleUpperCase()}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
