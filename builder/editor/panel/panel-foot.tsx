import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { useDocument, useEditor, useNode, useSeen } from '../editor-context.tsx'
import { missingLanguages } from './missing-languages.ts'
import classes from './panel.module.css'
import { problemsOfNode } from './problems-at.ts'

/** What is wrong with the node as a whole, and the languages in which it says nothing. */
export function PanelFoot({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation()
  const editor = useEditor()
  const node = useNode(id)
  const problems = useSeen(session => session.problems)
  const languages = useDocument(({ settings }) => settings.languages)
  if (!node) return null
  const own = problemsOfNode(problems, id)
  const missing = missingLanguages(node, languages, own)
  const [first] = missing
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' })
  const list = new Intl.ListFormat(i18n.language).format(missing.map(({ language }) => names.of(language) ?? language))
  const usual = languages.find(language => !missing.some(each => each.language === language))
  const others = own.filter(each => each.field === undefined)
  if (others.length === 0 && !first) return null
  return (
    <div className={classes.foot}>
      {others.map(({ code, message, severity }) => (
        <Note key={`${code} ${message}`} tone={severity === 'error' ? 'bad' : 'warn'}>
          {message}
        </Note>
      ))}
      {first && (
        <Note tone="warn">
          {usual === undefined
            ? t('editor.panel.missing.all', { languages: list })
            : t('editor.panel.missing.some', { languages: list, usual: names.of(usual) ?? usual })}{' '}
          <UnstyledButton
            className={classes.link}
            onClick={() => editor.see({ field: { node: id, path: `${first.field}.${first.language}` } })}
          >
            {t('editor.panel.missing.write')}
          </UnstyledButton>
        </Note>
      )}
    </div>
  )
}
