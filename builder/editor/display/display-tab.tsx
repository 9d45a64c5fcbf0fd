import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { useUndoKeys } from '../commands/use-undo-keys.ts'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { ConfigForm } from '../panel/config-form.tsx'
import type { FlowDocument } from '../state/document.ts'
import { type Path, withPath } from '../state/with-path.ts'
import classes from './display.module.css'
import { LivePicture } from './live-picture.tsx'
import { type Look, useLook } from './use-look.ts'

/** The cards, and which fields of a display stand on each, group by group; what a channel has besides stands on the last. */
const cards = [
  {
    name: 'who',
    groups: [
      ['who', 'people'],
      ['heading', 'avatar', 'alias'],
    ],
  },
  { name: 'prompt', groups: [['prompt', 'promptAfterMs']] },
  { name: 'devices', groups: [['desktop', 'phone']] },
  { name: 'opens', groups: [['openOnExit', 'openAfterMs', 'openScrolled']] },
] as const

const known: readonly string[] = cards.flatMap(card => card.groups.flat())

/** How the flow shows itself on the pages of a site, with a picture of it that follows every change. */
export function DisplayTab() {
  const { t } = useTranslation()
  const isReadOnly = useSeen(session => session.isReadOnly)
  const look = useLook()
  useUndoKeys(t('editor.page.tabs.display'))
  const opens = useDocument(({ settings }) => settings.display['desktop'] === 'open')
  if (!look) return null
  if (look === 'none') return <Note>{t('editor.display.none')}</Note>
  const others = Object.keys(look.schema.properties ?? {}).filter(name => !known.includes(name))
  return (
    <div className={classes.page}>
      <div className={classes.columns}>
        <div>
          {isReadOnly && <Note>{t('editor.options.readOnly')}</Note>}
          {cards.map(
            ({ name, groups }) =>
              (name !== 'opens' || opens) && (
                <Card key={name} title={t(`editor.display.${name}.title`)} lead={t(`editor.display.${name}.lead`)}>
                  {groups.map(fields => (
                    <Fields key={fields[0]} look={look} name={fields[0]} fields={fields} />
                  ))}
                  {name === 'opens' && <Soon />}
                </Card>
              ),
          )}
          {others.length > 0 && (
            <Card title={t('editor.display.others.title')}>
              <Fields look={look} name="others" fields={others} />
            </Card>
          )}
        </div>
        <LivePicture look={look} />
      </div>
    </div>
  )
}

interface FieldsProps {
  readonly look: Look
  readonly name: string
  readonly fields: readonly string[]
}

const place = { within: 'display' }
const valuesIn = ({ settings }: FlowDocument): unknown => settings.display

function Fields({ look: { schema, labels }, name, fields }: FieldsProps) {
  const editor = useEditor()
  const isReadOnly = useSeen(session => session.isReadOnly)
  const some = useMemo(() => {
    const { properties = {}, required = [] } = schema
    const own = Object.entries(properties).filter(([field]) => fields.includes(field))
    // In the order of the card, whichever the channel has.
    own.sort(([one], [other]) => fields.indexOf(one) - fields.indexOf(other))
    return { ...schema, properties: Object.fromEntries(own), required: required.filter(field => fields.includes(field)) }
  }, [schema, fields])
  const write = useCallback(
    (path: Path, value: unknown, gesture: string) => {
      const display = withPath(editor.document().settings.display, path, value)
      editor.edit('patchSettings', { display: { ...(display as object) } }, gesture)
    },
    [editor],
  )
  return (
    <div className={classes.fields}>
      <ConfigForm
        owner={`display-${name}`}
        schema={some}
        labels={labels}
        place={place}
        isReadOnly={isReadOnly}
        valuesIn={valuesIn}
        write={write}
      />
    </div>
  )
}

const soonMs = 5_000

// Who has just come has not read anything yet.
function Soon() {
  const { t } = useTranslation()
  const display = useDocument(({ settings }) => settings.display)
  const { openOnExit, openAfterMs, openScrolled } = display
  if (!openOnExit && openAfterMs === undefined && openScrolled === undefined)
    return <Note tone="warn">{t('editor.display.opens.never')}</Note>
  return typeof openAfterMs === 'number' && openAfterMs < soonMs ? (
    <Note tone="warn">{t('editor.display.opens.soon')}</Note>
  ) : null
}
