import { UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { type Localised, pickText } from '../../../plugins/kit/text.ts'
import { Badge } from '../../ui/badge.tsx'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import classes from './panel.module.css'
import { Section } from './section.tsx'
import { LocalisedField } from './text/localised-field.tsx'

interface PhrasesSectionProps {
  readonly node: string
  readonly phrases: NonNullable<Descriptor['phrases']>
}

/** What the bot says by itself at this node, and what its author says instead. */
export function PhrasesSection({ node, phrases }: PhrasesSectionProps) {
  const { t } = useTranslation()
  const count = useDocument(({ nodes }) => Object.keys(nodes.get(node)?.phrases ?? {}).length)
  return (
    <Section
      title={t('editor.panel.phrases.title')}
      within="phrases"
      aside={count > 0 && <Badge icon={IconPencil}>{t('editor.panel.phrases.changed', { count })}</Badge>}
    >
      <ul className={classes.phrases}>
        {Object.entries(phrases).map(([key, usual]) => (
          <Phrase key={key} node={node} name={key} usual={usual} />
        ))}
      </ul>
    </Section>
  )
}

interface PhraseProps {
  readonly node: string
  readonly name: string
  readonly usual: Localised
}

const Phrase = memo(function Phrase({ node, name, usual }: PhraseProps) {
  const { t, i18n } = useTranslation()
  const editor = useEditor()
  const own = useDocument(({ nodes }) => nodes.get(node)?.phrases?.[name])
  const language = useSeen(session => session.language)
  const isReadOnly = useSeen(session => session.isReadOnly)
  const isWanted = useSeen(({ field }) => field?.path.startsWith(`phrases.${name}`) === true)
  const [isOpened, setOpened] = useState(false)
  if (isWanted && !isOpened) setOpened(true)
  const said = pickText({ ...usual, ...own }, [language, 'en'])
  return (
    <li data-field={`phrases.${name}`}>
      <UnstyledButton className={classes.phrase} aria-expanded={isOpened} onClick={() => setOpened(!isOpened)}>
        <span className={classes.grow} lang={language} data-own={own !== undefined || undefined}>
          {said}
        </span>
        {own !== undefined && <IconPencil size={14} stroke={1.75} role="img" aria-label={t('editor.panel.phrases.own')} />}
      </UnstyledButton>
      {isOpened && (
        <LocalisedField
          owner={node}
          schema={{}}
          path={['phrases', name]}
          value={own}
          label={t('editor.panel.phrases.instead', { said: pickText(usual, [i18n.language, 'en']) })}
          help={t('editor.panel.phrases.help')}
          isRequired={false}
          isReadOnly={isReadOnly}
          usual={usual}
          change={value =>
            editor.edit('patchNode', { node, patch: { phrases: withPhrase(editor, node, name, value) } }, `${node}:${name}`)
          }
          leave={editor.endGesture}
        />
      )}
    </li>
  )
})

function withPhrase(editor: ReturnType<typeof useEditor>, node: string, name: string, value: unknown) {
  const { [name]: _before, ...others } = editor.document().nodes.get(node)?.phrases ?? {}
  // The boundary: what the field for texts in several languages writes is one, or nothing.
  const next = value === undefined ? others : { ...others, [name]: value as Record<string, string> }
  return Object.keys(next).length === 0 ? undefined : next
}
