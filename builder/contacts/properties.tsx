import { ActionIcon, Button, Menu, TextInput, Tooltip } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactAnswer } from '../../runtime/api/contract.ts'
import { codeOf } from '../api/api-error.ts'
import { useMay } from '../session/session.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { TimeText } from '../ui/time-text.tsx'
import classes from './contacts.module.css'
import { usePatchContact } from './use-patch-contact.ts'
import { propertyWords, valueWords } from './value-words.ts'

type Property = ContactAnswer['properties'][number]

/** What is known, and how: typed by the visitor, kept by the team, or proved. */
export function Properties({ contact }: { readonly contact: ContactAnswer }) {
  const { t } = useTranslation()
  const mayWrite = useMay('contacts:write')
  const [edits, setEdits] = useState<string>()
  const own: readonly Property[] = [
    ...(contact.name === undefined ? [] : [{ name: 'name', value: contact.name, how: 'stored' as const }]),
    ...(contact.email === undefined ? [] : [{ name: 'email', value: contact.email, how: 'stored' as const }]),
  ]
  const known = [...own, ...contact.properties.filter(property => !own.some(({ name }) => name === property.name))]
  const done = (): void => setEdits(undefined)
  return (
    <section className={classes.card}>
      <header className={classes.cardHead}>
        <h2>{t('contacts.known.title')}</h2>
        {mayWrite && (
          <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => setEdits('')}>
            {t('contacts.known.add')}
          </Button>
        )}
      </header>
      <dl className={classes.facts}>
        {known.map(property => (
          <div key={`${property.name} ${property.how}`} className={classes.fact}>
            <dt>{isOwn(property.name) ? t(`contacts.${property.name}`) : propertyWords(property.name)}</dt>
            {edits === property.name && property.how === 'stored' ? (
              <dd>
                <EditProperty contact={contact} property={property} done={done} />
              </dd>
            ) : (
              <dd>
                <span className={classes.value} dir="auto">
                  {valueWords(property.value)}
                </span>
                <How property={property} />
                {mayWrite && property.how === 'stored' && (
                  <ActionIcon
                    aria-label={t('contacts.known.edit', { name: property.name })}
                    onClick={() => setEdits(property.name)}
                  >
                    <IconPencil size={14} />
                  </ActionIcon>
                )}
              </dd>
            )}
          </div>
        ))}
      </dl>
      {known.length === 0 && edits === undefined && <p className={classes.quiet}>{t('contacts.known.none')}</p>}
      {edits === '' && (
        <div className={classes.inset}>
          <EditProperty contact={contact} done={done} />
        </div>
      )}
    </section>
  )
}

const isOwn = (name: string): name is 'name' | 'email' => name === 'name' || name === 'email'

function How({ property }: { readonly property: Property }) {
  const { t } = useTranslation()
  const badge = (
    <span className={classes.how} data-how={property.how}>
      {t(`contacts.how.${property.how}`)}
    </span>
  )
  if (property.at === undefined) return <Tooltip label={t(`contacts.how.${property.how}Why`)}>{badge}</Tooltip>
  return (
    <span className={classes.second}>
      <TimeText at={property.at} />
      <Tooltip label={t(`contacts.how.${property.how}Why`)}>{badge}</Tooltip>
    </span>
  )
}

interface EditProps {
  readonly contact: ContactAnswer
  /** None: a new one. */
  readonly property?: Property
  done(): void
}

function EditProperty({ contact, property, done }: EditProps) {
  const { t } = useTranslation()
  const patch = usePatchContact(contact)
  const [name, setName] = useState(property?.name ?? '')
  const [value, setValue] = useState(valueWords(property?.value))
  const [isTried, setIsTried] = useState(false)
  const isNamed = /^[A-Za-z]\w{0,63}$/.test(name)
  const isStale = codeOf(patch.error) === 'revision_stale'
  const save = (next: string | null): void => {
    if (isOwn(name)) return patch.mutate({ [name]: next }, { onSuccess: done })
    patch.mutate({ properties: { [name]: next } }, { onSuccess: done })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (isNamed && value.trim() !== '') save(value.trim())
  }
  return (
    <form className={classes.edit} onSubmit={submit} noValidate>
      {!property && (
        <TextInput
          data-autofocus
          autoFocus
          label={t('contacts.known.name')}
          description={t('contacts.known.nameHelp')}
          value={name}
          maxLength={64}
          onChange={event => setName(event.currentTarget.value)}
          error={isTried && !isNamed && t('contacts.known.nameWrong')}
        />
      )}
      <TextInput
        autoFocus={property !== undefined}
        label={property ? undefined : t('contacts.known.value')}
        aria-label={property ? propertyWords(property.name) : undefined}
        value={value}
        maxLength={4_000}
        onChange={event => setValue(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') done()
        }}
        error={isTried && value.trim() === '' && t('contacts.known.valueWrong')}
      />
      <ErrorNote error={isStale ? undefined : patch.error} />
      {isStale && <p className={classes.quiet}>{t('contacts.known.stale')}</p>}
      <div className={classes.buttons}>
        {property && (
          <Menu position="bottom-start">
            <Menu.Target>
              <ActionIcon aria-label={t('contacts.known.remove', { name: property.name })}>
                <IconTrash size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" onClick={() => save(null)}>
                {t('contacts.known.removeSure')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <span className={classes.space} />
        <Button size="xs" variant="default" onClick={done}>
          {t('contacts.cancel')}
        </Button>
        <Button size="xs" type="submit" loading={patch.isPending}>
          {t('contacts.save')}
        </Button>
      </div>
    </form>
  )
}
