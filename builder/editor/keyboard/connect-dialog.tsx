import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../../plugins/kit/fold.ts'
import { useDocument, useEditor } from '../editor-context.tsx'
import { useActionGroups } from '../palette/use-action-groups.ts'
import { useAdd } from '../place/use-add.ts'
import { useGround } from '../place/use-ground.ts'
import { AtPoint } from '../tools/at-point.tsx'
import { type PickGroup, type PickItem, PickList } from '../tools/pick-list.tsx'
import { say } from '../tools/said.ts'
import classes from './connect.module.css'
import { focusNode } from './focus-node.ts'
import { readingOrder } from './reading-order.ts'

interface ConnectDialogProps {
  readonly node: string
  onClose(): void
}

/** Connects a node without a mouse: first from which way out, then where it leads: to a node of the flow, or to a new one. */
export function ConnectDialog({ node: id, onClose }: ConnectDialogProps) {
  const { t } = useTranslation()
  const ground = useGround()
  const node = useDocument(({ nodes }) => nodes.get(id))
  const card = node && ground.cardOf(node)
  const ports = card?.ports.filter(port => port.isLost !== true) ?? []
  const [port, setPort] = useState(ports.length === 1 ? ports[0]?.id : undefined)
  const label = ports.find(each => each.id === port)?.label ?? ''
  const leave = (): void => {
    onClose()
    focusNode(id)
  }
  if (!card) return null
  const title =
    ports.length === 0
      ? t('editor.connect.noPorts', { node: card.title })
      : port === undefined
        ? t('editor.connect.from', { node: card.title })
        : t('editor.connect.to', { node: card.title, port: label })
  return (
    <AtPoint at={besideNode(id)} label={title} onClose={leave}>
      <div className={classes.box}>
        <h2 className={classes.title}>{title}</h2>
        {port === undefined ? (
          ports.length > 0 && <Ports node={id} onPick={setPort} onLeave={leave} />
        ) : (
          <Targets
            node={id}
            port={port}
            portLabel={label}
            title={card.title}
            onDone={onClose}
            onLeave={() => (ports.length > 1 ? setPort(undefined) : leave())}
          />
        )}
      </div>
    </AtPoint>
  )
}

interface PortsProps {
  readonly node: string
  onPick(port: string): void
  onLeave(): void
}

function Ports({ node: id, onPick, onLeave }: PortsProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const itemOf = useNodeItem()
  const ground = useGround()
  const document = useDocument(all => all)
  const node = document.nodes.get(id)
  if (!node) return null
  const edges = [...document.edges.values()].filter(edge => edge.source === id)
  const items = ground.cardOf(node).ports.map((port): PickItem => {
    const target = edges.find(edge => edge.port === port.id)?.target
    const led = target === undefined ? undefined : itemOf(target)
    return {
      id: port.id,
      icon: led?.icon ?? 'arrow-ramp-right',
      category: led?.category,
      name: port.label,
      about: led ? t('editor.connect.leadsTo', { node: led.name }) : t('editor.connect.free'),
    }
  })
  return (
    <PickList
      key="ports"
      groups={groupOf('ports', matching(items, query))}
      query={query}
      label={t('editor.connect.findPort')}
      placeholder={t('editor.connect.findPort')}
      empty={t('editor.connect.nothing')}
      isTall
      takesFocus
      onQuery={setQuery}
      onPick={item => onPick(item.id)}
      onLeave={onLeave}
    />
  )
}

interface TargetsProps {
  readonly node: string
  readonly port: string
  readonly portLabel: string
  readonly title: string
  onDone(): void
  onLeave(): void
}

interface Target extends PickItem {
  readonly to: { readonly node: string } | { readonly action: string } | 'nothing'
}

function Targets({ node, port, portLabel, title, onDone, onLeave }: TargetsProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const editor = useEditor()
  const add = useAdd()
  const itemOf = useNodeItem()
  const ground = useGround()
  const actions = useActionGroups(query)
  const document = useDocument(all => all)
  const { descriptors } = editor.session.get()
  const edge = [...document.edges.values()].find(each => each.source === node && each.port === port)

  const here = readingOrder(document, descriptors, ground)
    .filter(id => id !== node && id !== edge?.target && descriptors.get(document.nodes.get(id)?.action ?? '')?.type !== 'trigger')
    .flatMap((id): readonly Target[] => {
      const item = itemOf(id)
      return item ? [{ ...item, to: { node: id } }] : []
    })
  const off: readonly Target[] = edge
    ? [{ id: 'off', icon: 'circle-x', category: undefined, name: t('editor.connect.off'), to: 'nothing' }]
    : []
  const made = actions
    .filter(group => group.id !== 'triggers')
    .flatMap(group => group.items.map((item): Target => ({ ...item, id: `new ${item.id}`, to: { action: item.id } })))
  const groups: readonly PickGroup<Target>[] = [
    ...groupOf('here', matching(here, query), t('editor.connect.here')),
    ...groupOf('new', made, edge ? t('editor.connect.insert') : t('editor.connect.new')),
    ...groupOf('off', matching(off, query)),
  ]

  const pick = ({ to, name }: Target): void => {
    onDone()
    if (to === 'nothing') {
      if (edge) editor.edit('removeItems', { edges: new Set([edge.id]) })
      say(t('editor.said.disconnected', { node: title, port: portLabel }))
      focusNode(node)
    } else if ('action' in to) add(to.action, edge ? { to: 'edge', edge: edge.id } : { to: 'port', node, port })
    else {
      editor.edit('connect', { source: node, port, target: to.node })
      say(t('editor.said.connected', { port: portLabel, node: name }))
      focusNode(node)
    }
  }
  return (
    <PickList
      key="targets"
      groups={groups}
      query={query}
      label={t('editor.connect.findTarget')}
      placeholder={t('editor.connect.findTarget')}
      empty={t('editor.connect.nothing')}
      isTall
      takesFocus
      onQuery={setQuery}
      onPick={pick}
      onLeave={onLeave}
    />
  )
}

/** A node as it is listed: by its title, and below it what it is. */
function useNodeItem(): (id: string) => PickItem | undefined {
  const { i18n } = useTranslation()
  const editor = useEditor()
  const ground = useGround()
  return id => {
    const node = editor.document().nodes.get(id)
    if (!node) return undefined
    const descriptor = editor.session.get().descriptors.get(node.action)
    const name = ground.cardOf(node).title
    const kind = descriptor?.texts[i18n.language]?.name ?? descriptor?.texts.en.name ?? node.action
    const item = { id, icon: descriptor?.icon, category: descriptor?.category, name }
    return kind === name ? item : { ...item, about: kind }
  }
}

function matching<Item extends PickItem>(items: readonly Item[], query: string): readonly Item[] {
  const wanted = fold(query)
  return items.filter(({ name, about = '' }) => fold(`${name} ${about}`).includes(wanted))
}

function groupOf<Item extends PickItem>(id: string, items: readonly Item[], label?: string): readonly PickGroup<Item>[] {
  return items.length === 0 ? [] : [label === undefined ? { id, items } : { id, label, items }]
}

/** At the end of the card, if it is in sight. */
function besideNode(id: string): { readonly x: number; readonly y: number } | undefined {
  const box = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect()
  return box && { x: box.right + 8, y: box.top }
}
