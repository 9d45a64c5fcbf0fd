import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Flow } from '../../runtime/flow/model.ts'
import { useAnswer } from '../api/use-answer.ts'
import { FlowThumbnail } from './flow-thumbnail.tsx'
import { TemplateIcon } from './template-icon.tsx'
import { blankTemplate, useTemplateWords } from './template-words.ts'
import classes from './templates.module.css'

/** What one can begin with, in pictures. */
export function TemplateStrip() {
  const { t } = useTranslation()
  const { data: templates } = useAnswer('GET /api/templates')
  const words = useTemplateWords()
  const drawn = (templates ?? []).filter(({ id }) => id !== blankTemplate)
  return (
    <section aria-label={t('flows.templates.title')}>
      <div className={classes.head}>
        <h2>{t('flows.templates.title')}</h2>
        <p>{t('flows.templates.lead')}</p>
      </div>
      <ul className={classes.strip}>
        {drawn.map(({ id, icon, name, about, flow }) => (
          <li key={id}>
            <Link href={`/flows?new=${id}`} className={classes.card}>
              <span className={classes.picture}>
                <FlowThumbnail flow={pictured(flow)} />
              </span>
              <span className={classes.words}>
                <span className={classes.name}>
                  <TemplateIcon name={icon} />
                  <b>{words(name)}</b>
                </span>
                <span className={classes.about}>{words(about)}</span>
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link href={`/flows?new=${blankTemplate}`} className={classes.card} data-blank="">
            <span className={classes.plus}>
              <IconPlus size={20} stroke={1.75} aria-hidden="true" />
            </span>
            <b>{t('flows.templates.blank')}</b>
            <span className={classes.about}>{t('flows.templates.blankAbout')}</span>
          </Link>
        </li>
      </ul>
    </section>
  )
}

// The boundary: the server reads templates with the model of flows.
const pictured = (flow: object): Flow => flow as Flow
