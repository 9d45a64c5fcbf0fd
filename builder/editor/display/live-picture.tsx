import { SegmentedControl, useComputedColorScheme } from '@mantine/core'
import { IconHandStop, IconMessageCircle, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/api-context.tsx'
import { looksOf } from '../../settings/channels/looks.ts'
import { useDocument } from '../editor-context.tsx'
import { languageName } from '../panel/text/language-name.ts'
import classes from './display.module.css'
import { type Face, useFaces } from './use-faces.ts'
import type { Look } from './use-look.ts'
import { wordIn } from './word-in.ts'

const icons: Readonly<Record<string, typeof IconMessageCircle>> = { question: IconQuestionMark, wave: IconHandStop }

/** The launcher, the prompt and the head of the chat as visitors see them, following every change. */
export function LivePicture({ look }: { readonly look: Look }) {
  const { t } = useTranslation()
  const display = useDocument(({ settings }) => settings.display)
  const languages = useDocument(({ settings }) => settings.languages)
  const { name, colour, ink, theme, isAtStart, icon, avatar } = looksOf(look.settings, look.config)
  const own = useComputedColorScheme('light')
  const [picked, setScheme] = useState<string>()
  const [device, setDevice] = useState('desktop')
  const [chosen, setLanguage] = useState<string>()
  const scheme = picked ?? theme ?? own
  const language = chosen !== undefined && languages.includes(chosen) ? chosen : (languages[0] ?? 'en')
  const faces = useFaces(display)
  const brand = wordIn(display['heading'], language) || name
  const heading = headingOf(display, faces, brand, language)
  const picture = typeof display['avatar'] === 'string' ? display['avatar'] : avatar
  const shown = faces.length > 0 ? faces : [{ name: brand, picture }]
  const behaviour = display[device] ?? (device === 'phone' ? 'launcher' : 'prompt')
  const prompt = wordIn(display['prompt'], language) || t('editor.display.picture.first')
  const paint = { background: colour, color: ink }
  const Sign = icons[icon] ?? IconMessageCircle
  return (
    <aside className={classes.aside} aria-label={t('editor.display.picture.title')}>
      <div className={classes.switches}>
        <SegmentedControl
          size="xs"
          aria-label={t('editor.display.picture.device')}
          value={device}
          onChange={setDevice}
          data={[
            { value: 'desktop', label: t('editor.display.picture.desktop') },
            { value: 'phone', label: t('editor.display.picture.phone') },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('editor.display.picture.scheme')}
          value={scheme}
          onChange={setScheme}
          data={[
            { value: 'light', label: t('editor.display.picture.light') },
            { value: 'dark', label: t('editor.display.picture.dark') },
          ]}
        />
      </div>
      {languages.length > 1 && (
        <label className={classes.language}>
          <span>{t('editor.display.picture.language')}</span>
          <select value={language} onChange={event => setLanguage(event.currentTarget.value)}>
            {languages.map(code => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div
        className={classes.stage}
        data-scheme={scheme}
        data-device={device}
        data-start={isAtStart || undefined}
        role="img"
        aria-label={t(behaviour === 'launcher' ? 'editor.display.picture.button' : 'editor.display.picture.says', {
          heading,
          prompt,
        })}
      >
        <div className={classes.head}>
          <Faces faces={shown} paint={paint} />
          <span className={classes.who}>
            <b>{heading}</b>
            <small>{t('editor.display.picture.bot')}</small>
          </span>
        </div>
        <div className={classes.corner}>
          {behaviour !== 'launcher' && (
            <div className={classes.prompt}>
              <Faces faces={shown} paint={paint} />
              <span className={classes.words} lang={language} dir="auto">
                <b>{heading}</b>
                {prompt}
              </span>
              <IconX size={14} stroke={1.75} aria-hidden="true" />
            </div>
          )}
          <span className={classes.launcher} style={paint}>
            <Sign size={24} stroke={1.75} aria-hidden="true" />
          </span>
        </div>
      </div>
      {display['who'] === 'people' && <p className={classes.note}>{t('editor.display.picture.note')}</p>}
    </aside>
  )
}

type Paint = { readonly background: string; readonly color: string }

function Faces({ faces, paint }: { readonly faces: readonly Face[]; readonly paint: Paint }) {
  const client = useClient()
  return (
    <span className={classes.faces}>
      {faces.map(({ name, picture }) => (
        <span key={name} className={classes.face} style={paint}>
          {picture === undefined ? (
            Array.from(name)[0]
          ) : (
            <img src={client.address(`/api/media/${encodeURIComponent(picture)}`)} alt="" />
          )}
        </span>
      ))}
    </span>
  )
}

// As the channel names them: a heading that is written for chosen people stands, whoever looks after a contact has a name.
function headingOf(display: Readonly<Record<string, unknown>>, faces: readonly Face[], brand: string, language: string): string {
  if (faces.length === 0) return brand
  const written = display['who'] === 'people' ? wordIn(display['heading'], language) : ''
  return written || new Intl.ListFormat(language).format(faces.map(({ name }) => name))
}
