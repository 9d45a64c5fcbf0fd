import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageRule } from '../../../plugins/kit/targeting/page-rule.ts'
import { useSettingProblem } from '../options/use-settings.ts'
import { ErrorWords } from '../panel/field-box.tsx'
import { type PageBlock, queryWays, urlWays } from './draft-target.ts'
import classes from './target.module.css'

interface PageRulesProps {
  readonly block: PageBlock
  readonly rules: readonly PageRule[]
  readonly isReadOnly: boolean
  change(rules: readonly PageRule[], gesture?: string): void
  leave(): void
}

/** As many as a target takes. */
const most = 100

/** Rules about the page, of which one has to be true. */
export function PageRules({ block, rules, isReadOnly, change, leave }: PageRulesProps) {
  const { t } = useTranslation()
  const own = useSettingProblem(['target', block])
  return (
    <div className={classes.rules}>
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no ids, and two may be alike
        <Fragment key={at}>
          {at > 0 && <span className={classes.joint}>{t('editor.rules.or')}</span>}
          <PageRuleRow
            block={block}
            at={at}
            rule={rule}
            isReadOnly={isReadOnly}
            change={next => change(rules.with(at, next), `target:${block}:${at}`)}
            drop={() => change(rules.toSpliced(at, 1))}
            leave={leave}
          />
        </Fragment>
      ))}
      {rules.length === 0 && own && (
        <p className={classes.error}>
          <ErrorWords>{own}</ErrorWords>
        </p>
      )}
      {!isReadOnly && rules.length < most && (
        <Button
          className={classes.add ?? ''}
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => change([...rules, { of: 'url', is: 'contains', value: '' }])}
        >
          {t('editor.target.addPage')}
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  readonly block: PageBlock
  readonly at: number
  readonly rule: PageRule
  readonly isReadOnly: boolean
  change(rule: PageRule): void
  drop(): void
  leave(): void
}

function PageRuleRow({ block, at, rule, isReadOnly, change, drop, leave }: RowProps) {
  const { t } = useTranslation()
  const problem = useSettingProblem(['target', block, at])
  const id = `target-${block}-${at}`
  const words = t('editor.target.way', { returnObjects: true })
  const data = [
    { group: t('editor.target.address'), items: urlWays.map(is => ({ value: `url ${is}`, label: words.url[is] })) },
    { group: t('editor.target.parameter'), items: queryWays.map(is => ({ value: `query ${is}`, label: words.query[is] })) },
  ]
  const shared = { readOnly: isReadOnly, spellCheck: false, dir: 'ltr', onBlur: leave } as const
  const value = 'value' in rule ? rule.value : ''
  return (
    <fieldset className={classes.row} aria-label={t('editor.target.pageRule', { number: at + 1 })}>
      {rule.of === 'all' ? (
        <p className={classes.all}>{t('editor.target.allPages')}</p>
      ) : (
        <>
          <Select
            className={classes.way ?? ''}
            aria-label={t('editor.target.wayOf')}
            data={data}
            value={`${rule.of} ${rule.is}`}
            readOnly={isReadOnly}
            maxDropdownHeight={320}
            onChange={chosen => {
              change(withWay(rule, chosen ?? ''))
              leave()
            }}
          />
          {rule.of === 'query' && (
            <TextInput
              {...shared}
              className={classes.name ?? ''}
              aria-label={t('editor.target.parameterName')}
              placeholder="utm_source"
              value={rule.name}
              onChange={event => change({ ...rule, name: event.currentTarget.value })}
            />
          )}
          {'value' in rule && (
            <TextInput
              {...shared}
              id={id}
              className={classes.value ?? ''}
              aria-label={t(rule.of === 'url' ? 'editor.target.addressValue' : 'editor.rules.value')}
              placeholder={rule.of === 'url' ? examples[rule.is] : 'newsletter'}
              value={value}
              error={problem !== undefined}
              aria-describedby={problem === undefined ? undefined : `${id}-error`}
              onChange={event => change({ ...rule, value: event.currentTarget.value })}
            />
          )}
        </>
      )}
      {!isReadOnly && (
        <ActionIcon aria-label={t('editor.target.dropPage', { number: at + 1 })} onClick={drop}>
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      )}
      {problem && (
        <p id={`${id}-error`} className={classes.error}>
          <ErrorWords>{problem}</ErrorWords>
        </p>
      )}
    </fieldset>
  )
}

const examples = {
  contains: '/prices',
  equals: 'https://www.example.com/prices',
  'not-equals': 'https://www.example.com/prices',
  starts: 'https://www.example.com/blog/',
  wildcard: 'https://*.example.com/*/prices',
} as const

/** The rule compared in another way; what is written stays as far as it fits. */
function withWay(rule: PageRule, chosen: string): PageRule {
  const value = 'value' in rule ? rule.value : ''
  const name = rule.of === 'query' ? rule.name : ''
  const url = urlWays.find(way => chosen === `url ${way}`)
  if (url) return { of: 'url', is: url, value }
  const query = queryWays.find(way => chosen === `query ${way}`)
  if (query === 'known') return { of: 'query', is: query, name }
  return query ? { of: 'query', is: query, name, value } : rule
}
