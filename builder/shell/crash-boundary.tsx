import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../ui/ui.module.css'

interface Props {
  readonly children: ReactNode
}

/** Catches what breaks while drawing: the rest of the app goes on. */
export class CrashBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return <Crashed error={error} again={() => this.setState({ error: undefined })} />
  }
}

/** What stands where something broke. A part that did not come is not asked for again by the browser: only the whole page is. */
function Crashed({ error, again }: { readonly error: unknown; again(): void }) {
  const { t } = useTranslation()
  const isMissing = error instanceof TypeError && /dynamically imported|Importing a module/i.test(error.message)
  return (
    <div className={classes.state} role="alert">
      <span className={classes.tile} data-tone={isMissing ? undefined : 'bad'}>
        <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
      </span>
      <h1>{t(isMissing ? 'app.notLoaded.title' : 'app.crashed.title')}</h1>
      <p>{t(isMissing ? 'app.notLoaded.body' : 'app.crashed.body')}</p>
      <Button variant="default" onClick={isMissing ? () => location.reload() : again}>
        {t(isMissing ? 'app.notLoaded.reload' : 'app.again')}
      </Button>
    </div>
  )
}
