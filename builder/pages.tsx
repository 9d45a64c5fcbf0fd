import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { useMay } from './session/session.tsx'
import { SessionGate } from './session/session-gate.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { PageBones } from './shell/page-bones.tsx'
import { Shell } from './shell/shell.tsx'

const SignInPage = lazy(async () => ({ default: (await import('./sign-in/sign-in-page.tsx')).SignInPage }))
const SetupPage = lazy(async () => ({ default: (await import('./sign-in/setup-page.tsx')).SetupPage }))
const LinkPage = lazy(async () => ({ default: (await import('./sign-in/link-page.tsx')).LinkPage }))
const ContactsPage = lazy(async () => ({ default: (await import('./contacts/contacts-page.tsx')).ContactsPage }))
const EditorPage = lazy(async () => ({ default: (await import('./editor/editor-page.tsx')).EditorPage }))
const FlowsPage = lazy(async () => ({ default: (await import('./flows/flows-page.tsx')).FlowsPage }))
const InboxPage = lazy(async () => ({ default: (await import('./inbox/inbox-page.tsx')).InboxPage }))
const SettingsPage = lazy(async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }))

/** Every page of the app and its address; each is fetched when somebody goes there. */
export function Pages() {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/sign-in">
          <SignInPage />
        </Route>
        <Route path="/setup">
          <SetupPage />
        </Route>
        <Route path="/invite/:token">{({ token }) => <LinkPage token={token} kind="invite" />}</Route>
        <Route path="/reset/:token">{({ token }) => <LinkPage token={token} kind="reset" />}</Route>
        <Route>
          <SessionGate waiting={<PageBones />}>
            <Shell>
              <Suspense fallback={<PageBones />}>
                <Team />
              </Suspense>
            </Shell>
          </SessionGate>
        </Route>
      </Switch>
    </Suspense>
  )
}

/** The pages of those who are signed in. */
function Team() {
  const mayFlows = useMay('flows:read')
  const away = mayFlows ? '/flows' : '/settings'
  const home = useMay('conversations:read') ? '/inbox' : away
  return (
    <Switch>
      <Route path="/">
        <Redirect to={home} replace />
      </Route>
      {home !== '/inbox' && (
        <Route path="/inbox">
          <Redirect to={home} replace />
        </Route>
      )}
      <Route path="/inbox/:view?/:conversation?">
        <InboxPage />
      </Route>
      <Route path="/contacts/:id?">
        <ContactsPage />
      </Route>
      <Route path="/flows">
        <FlowsPage />
      </Route>
      <Route path="/flows/:id/:tab?">
        <EditorPage />
      </Route>
      <Route path="/settings/*?">
        <SettingsPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
