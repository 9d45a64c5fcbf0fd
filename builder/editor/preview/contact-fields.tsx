import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFlowFacts } from '../known/use-flow-facts.ts'
import { useProperties } from '../known/use-properties.ts'
import classes from './preview.module.css'

type Contact = Readonly<Record<string, string>>

interface ContactFieldsProps {
  /** What is pretended to be known; null: nobody knows the visitor. */
  readonly contact: Contact | null
  write(contact: Contact | null): void
}

/** Somebody to begin with, whom nobody could take for a real person. */
const somebody: Contact = { email: 'robin@example.com', firstName: 'Robin', lastName: 'Example' }

/** Says whether the visitor is known, and what is known of them: names, address, and what the flow reads. */
export function ContactFields({ contact, write }: ContactFieldsProps) {
  const { t } = useTranslation()
  const properties = useProperties()
  const { properties: named } = useFlowFacts()
  const [kept, setKept] = useState<Contact>(contact ?? somebody)
  const names = [...new Set([...Object.keys(kept), ...named])]
  const leave = (): void => write(Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== '')))
  return (
    <div className={classes.contact}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('editor.preview.visitor.who')}
        data={(['new', 'known'] as const).map(value => ({ value, label: t(`editor.preview.visitor.${value}`) }))}
        value={contact ? 'known' : 'new'}
        onChange={value => write(value === 'known' ? kept : null)}
      />
      {contact &&
        names.map(name => (
          <TextInput
            key={name}
            size="xs"
            label={properties.find(property => property.name === name)?.label ?? name}
            value={kept[name] ?? ''}
            onChange={event => setKept({ ...kept, [name]: event.currentTarget.value })}
            onBlur={leave}
            onKeyDown={event => event.key === 'Enter' && leave()}
          />
        ))}
    </div>
  )
}
