import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { offeredLanguages } from '../../flows/offered-languages.ts'
import { useEditor } from '../editor-context.tsx'
import { languageName } from '../panel/text/language-name.ts'

interface AddLanguageProps {
  readonly languages: readonly string[]
  added(language: string): void
}

/** Lets the flow speak one more language. */
export function AddLanguage({ languages, added }: AddLanguageProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const others = offeredLanguages.filter(code => !languages.includes(code))
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconPlus size={16} stroke={1.75} />}>
          {t('editor.translations.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {others.map(code => (
          <Menu.Item
            key={code}
            onClick={() => {
              editor.edit('patchSettings', { languages: [...languages, code] })
              added(code)
            }}
          >
            {languageName(code)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
