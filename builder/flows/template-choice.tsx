import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../runtime/flow/model.ts'
import type { Answer } from '../api/routes.ts'
import { FlowThumbnail } from './flow-thumbnail.tsx'
import classes from './new-flow.module.css'
import { TemplateIcon } from './template-icon.tsx'
import { blankTemplate, useTemplateWords } from './template-words.ts'
import cards from './templates.module.css'

interface TemplateChoiceProps {
  readonly templates: Answer<'GET /api/templates'>
  readonly value: string
  choose(id: string): void
}

/** What a new flow begins as. */
export function TemplateChoice({ templates, value, choose }: TemplateChoiceProps) {
  const { t } = useTranslation()
  const words = useTemplateWords()
  return (
    <fieldset className={classes.templates}>
      <legend className={classes.hidden}>{t('flows.new.template')}</legend>
      {templates.map(({ id, icon, name, about, flow }) => (
        <label key={id} className={cards.card} data-blank={id === blankTemplate ? '' : undefined}>
          <input type="radio" name="template" value={id} checked={id === value} onChange={() => choose(id)} />
          {id === blankTemplate ? (
            <>
              <span className={cards.plus}>
                <IconPlus size={20} stroke={1.75} aria-hidden="true" />
              </span>
              <b>{t('flows.templates.blank')}</b>
              <span className={cards.about}>{t('flows.templates.blankAbout')}</span>
            </>
          ) : (
            <>
              <span className={cards.picture}>
                {/* The boundary: the server reads templates with the model of flows. */}
                <FlowThumbnail flow={flow as unknown as Flow} />
              </span>
              <span className={cards.words}>
                <span className={cards.name}>
                  <TemplateIcon name={icon} />
                  <b>{words(name)}</b>
                </span>
                <span className={cards.about}>{words(about)}</span>
              </span>
            </>
          )}
        </label>
      ))}
    </fieldset>
  )
}
