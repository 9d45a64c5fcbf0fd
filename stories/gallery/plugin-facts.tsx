import type { ReactNode } from 'react'
import { PermissionList } from '../../builder/settings/plugins/permission-list.tsx'
import { ActionTile } from '../../builder/ui/action-tile.tsx'
import type { ChannelDescriptor } from '../../plugins/kit/channel-descriptor.ts'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'
import classes from './gallery.module.css'

interface PluginFactsProps {
  readonly descriptor: Descriptor | ChannelDescriptor
  readonly language: string
  /** How it looks where it is used. */
  readonly children: ReactNode
}

/** What a plugin says of itself, around how it looks. */
export function PluginFacts({ descriptor, language, children }: PluginFactsProps) {
  const { id, icon, type, version, texts } = descriptor
  const words = { ...texts.en, ...texts[language] }
  return (
    <>
      <header className={classes.head}>
        <ActionTile icon={icon} category={descriptor.type === 'channel' ? undefined : descriptor.category} size={36} />
        <div>
          <h1>{words.name}</h1>
          <p>
            <code>{id}</code> · {type} · version {version} · texts in {Object.keys(texts).join(', ')}
          </p>
        </div>
      </header>
      {words.about && <p className={classes.about}>{words.about}</p>}
      {children}
      <div className={classes.facts}>
        {descriptor.type === 'channel' ? (
          <ChannelTable channel={descriptor} />
        ) : (
          <NodeTable descriptor={descriptor} language={language} />
        )}
        {descriptor.phrases && <Phrases phrases={descriptor.phrases} />}
      </div>
    </>
  )
}

function NodeTable({ descriptor, language }: { readonly descriptor: Descriptor; readonly language: string }) {
  const { ports, exceptions = [], hears, permissions, texts, does, listens } = descriptor
  const labels = { ...texts.en.ports, ...texts[language]?.ports }
  return (
    <>
      <section>
        <h2>Ways out</h2>
        {ports.length === 0 && <p>None: the way ends here.</p>}
        <ul>
          {ports.map(port => (
            <li key={typeof port === 'string' ? port : port.per}>
              {typeof port === 'string' ? (
                <>
                  <code>{port}</code> {labels[port]} {exceptions.includes(port) && '(when it did not come to what it is for)'}
                </>
              ) : (
                <>
                  <code>{port.as}:…</code> one for each of “{port.per}”
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Hears</h2>
        <p>{listens ?? (hears.length === 0 ? 'Nothing: it leaves at once.' : hears.join(', '))}</p>
        {does && (
          <>
            <h2>Does</h2>
            <pre>{JSON.stringify(does, null, 2)}</pre>
          </>
        )}
      </section>
      <section>
        <h2>Permissions</h2>
        <PermissionList
          type="action"
          permissions={{ hosts: [...(permissions?.hosts ?? [])], secrets: [...(permissions?.secrets ?? [])] }}
        />
      </section>
    </>
  )
}

function ChannelTable({ channel: { delivery, limits, capabilities } }: { readonly channel: ChannelDescriptor }) {
  return (
    <section>
      <h2>Delivery: {delivery}</h2>
      <pre>{JSON.stringify({ limits, capabilities }, null, 2)}</pre>
    </section>
  )
}

function Phrases({ phrases }: { readonly phrases: NonNullable<Descriptor['phrases']> }) {
  return (
    <section>
      <h2>Phrases</h2>
      <dl>
        {Object.entries(phrases).map(([key, said]) => (
          <div key={key}>
            <dt>
              <code>{key}</code>
            </dt>
            {Object.entries(said).map(([language, text]) => (
              <dd key={language} lang={language}>
                {language}: {text}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}
