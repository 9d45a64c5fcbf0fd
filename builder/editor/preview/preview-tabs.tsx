import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './preview.module.css'
import { RulesTab } from './rules-tab.tsx'
import { StepsTab } from './steps-tab.tsx'
import { VariablesTab } from './variables-tab.tsx'
import { VisitorMenu } from './visitor-menu.tsx'

/** Below the chat: what is known, why it went as it went, and what happened. */
export function PreviewTabs() {
  const { t } = useTranslation()
  return (
    <Tabs
      defaultValue="variables"
      keepMounted={false}
      classNames={{
        root: classes.tabs ?? '',
        list: classes.tabList ?? '',
        tab: classes.tab ?? '',
        panel: classes.tabPanel ?? '',
      }}
    >
      <div className={classes.tabHead}>
        <Tabs.List>
          <Tabs.Tab value="variables">{t('editor.preview.tab.variables')}</Tabs.Tab>
          <Tabs.Tab value="rules">{t('editor.preview.tab.rules')}</Tabs.Tab>
          <Tabs.Tab value="steps">{t('editor.preview.tab.steps')}</Tabs.Tab>
        </Tabs.List>
        <VisitorMenu />
      </div>
      <Tabs.Panel value="variables">
        <VariablesTab />
      </Tabs.Panel>
      <Tabs.Panel value="rules">
        <RulesTab />
      </Tabs.Panel>
      <Tabs.Panel value="steps">
        <StepsTab />
      </Tabs.Panel>
    </Tabs>
  )
}
