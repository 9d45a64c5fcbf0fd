import { Button, MultiSelect, Radio, Select, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useTitle } from '../shell/use-title.ts'
import { Loaded } from '../ui/loaded.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { ChannelChoice } from './channel-choice.tsx'
import classes from './new-flow.module.css'
import { Step } from './new-flow-step.tsx'
import { TemplateChoice } from './template-choice.tsx'
import { blankTemplate } from './template-words.ts'
import { useNewFlow } from './use-new-flow.ts'

/** A new flow in four questions: where, of what, for whom, in which languages. Then its editor opens. */
export function NewFlow({ template }: { readonly template: string }) {
  const { t } = useTranslation()
  useTitle(t('flows.new.title'))
  const made = useNewFlow(template)
  const { form, templates, channels, inboxes, languages, isBusy, error } = made
  const { values } = form
  return (
    <div className={classes.page}>
      <Link href="/flows" className={classes.back}>
        <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
        {t('flows.new.back')}
      </Link>
      <h1>{t('flows.new.title')}</h1>
      <form noValidate onSubmit={form.onSubmit(made.create)}>
        <ErrorNote error={error} />
        <Step number={1} title={t('flows.new.channel')}>
          <Loaded query={channels} rows={1}>
            {all => (
              <ChannelChoice
                channels={all}
                value={values.channel}
                template={values.template}
                choose={id => form.setFieldValue('channel', id)}
              />
            )}
          </Loaded>
        </Step>
        <Step number={2} title={t('flows.new.template')}>
          <Loaded query={templates} rows={3}>
            {all => <TemplateChoice templates={all} value={values.template} choose={made.chooseTemplate} />}
          </Loaded>
          {values.template === blankTemplate && (
            <Radio.Group label={t('flows.new.kind')} className={classes.kinds} {...form.getInputProps('kind')}>
              <Radio value="bot" label={t('flows.kind.bot')} description={t('flows.new.botHelp')} mt={6} />
              <Radio value="live-chat" label={t('flows.kind.live-chat')} description={t('flows.new.liveChatHelp')} mt={6} />
            </Radio.Group>
          )}
        </Step>
        <Step number={3} title={t('flows.new.where')}>
          <Select
            label={t('flows.new.inbox')}
            description={t('flows.new.inboxHelp')}
            data={[...inboxes]}
            {...form.getInputProps('inbox')}
          />
        </Step>
        <Step number={4} title={t('flows.new.words')}>
          <MultiSelect
            label={t('flows.new.languages')}
            description={t('flows.new.languagesHelp')}
            data={[...languages]}
            searchable
            hidePickedOptions
            nothingFoundMessage={t('app.nothingFound')}
            {...form.getInputProps('languages')}
          />
          <TextInput
            label={t('flows.name')}
            description={t('flows.rename.help')}
            maxLength={200}
            {...form.getInputProps('name')}
          />
        </Step>
        <div className={classes.foot}>
          <Button component={Link} href="/flows" variant="default">
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('flows.new.create')}
          </Button>
        </div>
      </form>
    </div>
  )
}
