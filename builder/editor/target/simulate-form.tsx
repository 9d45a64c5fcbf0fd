import { Button, Collapse, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { devices } from '../../../plugins/kit/targeting/visitor-facts.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { offeredLanguages } from '../../flows/offered-languages.ts'
import { useProperties } from '../known/use-properties.ts'
import { countries } from './countries.ts'
import type { MadeUp } from './made-up.ts'
import classes from './target.module.css'
import { useValueNames } from './use-value-names.ts'

interface SimulateFormProps {
  readonly made: MadeUp
  /** Properties of contacts that rules of these flows ask for. */
  readonly asked: readonly string[]
  change(part: Partial<MadeUp>): void
}

/** Who comes, to which page. */
export function SimulateForm({ made, asked, change }: SimulateFormProps) {
  const { t } = useTranslation()
  const [isOpen, { toggle }] = useDisclosure(false)
  const lists = useAnswer('GET /api/lists').data?.lists ?? []
  const properties = useProperties()
  const nameOf = useValueNames()
  const named = (of: string, values: readonly string[]) => values.map(value => ({ value, label: nameOf(of, value) ?? value }))
  const Sign = isOpen ? IconChevronUp : IconChevronDown
  const counted = (name: 'seconds' | 'views') => ({
    label: t(`editor.target.subject.${name}`),
    min: 0,
    max: 999_999_999,
    allowDecimal: false,
    value: made[name],
    onChange: (next: string | number) => change({ [name]: typeof next === 'number' ? next : '' }),
  })
  return (
    <div className={classes.form}>
      <div className={classes.first}>
        <TextInput
          className={classes.grow ?? ''}
          label={t('editor.target.try.page')}
          placeholder="https://www.example.com/prices?utm_source=mail"
          dir="ltr"
          spellCheck={false}
          maxLength={4_000}
          value={made.url}
          onChange={event => change({ url: event.currentTarget.value })}
        />
        <Select
          label={t('editor.target.subject.device')}
          data={named('visitor.device', devices)}
          value={made.device}
          allowDeselect={false}
          onChange={next => change({ device: devices.find(device => device === next) ?? 'desktop' })}
        />
      </div>
      <Button
        className={classes.add ?? ''}
        variant="subtle"
        size="xs"
        aria-expanded={isOpen}
        rightSection={<Sign size={14} stroke={1.75} aria-hidden="true" />}
        onClick={toggle}
      >
        {t('editor.target.try.more')}
      </Button>
      <Collapse expanded={isOpen}>
        <div className={classes.facts}>
          <Select
            label={t('editor.target.try.who')}
            data={[
              { value: 'stranger', label: t('editor.target.try.stranger') },
              { value: 'contact', label: t('editor.target.try.contact') },
              { value: 'identified', label: t('editor.target.try.identified') },
            ]}
            value={made.who}
            allowDeselect={false}
            onChange={next => change({ who: next === 'contact' || next === 'identified' ? next : 'stranger' })}
          />
          <Select
            label={t('editor.target.subject.language')}
            placeholder={t('editor.target.try.unknown')}
            data={named('visitor.language', offeredLanguages)}
            value={made.language || null}
            searchable
            clearable
            onChange={next => change({ language: next ?? '' })}
          />
          <Select
            label={t('editor.target.subject.country')}
            placeholder={t('editor.target.try.unknown')}
            data={named('visitor.country', countries)}
            value={made.country || null}
            searchable
            clearable
            onChange={next => change({ country: next ?? '' })}
          />
          <TextInput
            label={t('editor.target.subject.referrer')}
            placeholder={t('editor.target.try.direct')}
            dir="ltr"
            spellCheck={false}
            maxLength={4_000}
            value={made.referrer}
            onChange={event => change({ referrer: event.currentTarget.value })}
          />
          <NumberInput {...counted('seconds')} />
          <NumberInput {...counted('views')} />
          <Select
            label={t('editor.target.subject.returning')}
            data={[
              { value: 'no', label: t('editor.target.try.no') },
              { value: 'yes', label: t('editor.target.try.yes') },
            ]}
            value={made.isReturning || null}
            placeholder={t('editor.target.try.unknown')}
            clearable
            onChange={next => change({ isReturning: next === 'yes' || next === 'no' ? next : '' })}
          />
          {made.who !== 'stranger' && (
            <MultiSelect
              label={t('editor.target.subject.list')}
              data={lists.map(({ id, name }) => ({ value: id, label: name }))}
              value={[...made.lists]}
              nothingFoundMessage={t('app.nothingFound')}
              onChange={next => change({ lists: next })}
            />
          )}
          {made.who !== 'stranger' &&
            asked.map(name => (
              <TextInput
                key={name}
                label={properties.find(each => each.name === name)?.label ?? name}
                placeholder={t('editor.target.try.unknown')}
                maxLength={2_000}
                value={made.properties[name] ?? ''}
                onChange={event => change({ properties: { ...made.properties, [name]: event.currentTarget.value } })}
              />
            ))}
        </div>
      </Collapse>
    </div>
  )
}
