import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { liveChatNodesOf } from '../../../../builder/editor/live-chat/live-chat-nodes.ts'
import { withKnowledge, withoutKnowledge } from '../../../../builder/editor/live-chat/with-knowledge.ts'
import { documentOf } from '../../../../builder/editor/state/document.ts'
import { type Flow, flowModel } from '../../../../runtime/flow/model.ts'

const preset: Flow = flowModel.parse(JSON.parse(readFileSync('runtime/samples/templates/live-chat.json', 'utf8')).flow)
const nodesOf = (flow: Flow) => liveChatNodesOf(documentOf(flow))
const waysOf = ({ edges }: Flow): string[] => edges.map(({ source, port, target }) => `${source} ${port} ${target}`).sort()

describe('the settings of a live chat', () => {
  it('are fields of the steps that a new one begins with', () => {
    expect(nodesOf(preset)).toEqual({
      welcome: 'welcome',
      people: 'people',
      knowledge: { is: 'off', edge: 'first-line-answered' },
    })
  })

  it('put the search before people, with what was asked, and take it out again', () => {
    const searching = withKnowledge(preset, 'search')
    expect(nodesOf(searching).knowledge).toEqual({ is: 'on', node: 'search' })
    expect(searching.nodes.at(-1)).toMatchObject({ action: 'knowledge', config: { from: 'reply' } })
    expect(waysOf(searching)).toEqual(
      expect.arrayContaining(['first-line answered search', 'search found bye', 'search nothing people', 'search person people']),
    )
    expect(waysOf(withoutKnowledge(searching))).toEqual(waysOf(preset))
  })

  it('guess nothing where the drawing has gone its own way', () => {
    const [team] = preset.nodes.filter(({ id }) => id === 'people')
    const two: Flow = { ...preset, nodes: [...preset.nodes, ...(team ? [{ ...team, id: 'others' }] : [])] }
    expect(nodesOf(two)).toEqual({ welcome: 'welcome' })
    expect(withKnowledge(two, 'search')).toBe(two)
    const asked: Flow = {
      ...preset,
      edges: preset.edges.map(edge => (edge.source === 'start' ? { ...edge, target: 'first-line' } : edge)),
    }
    expect(nodesOf(asked).welcome).toBeUndefined()
  })
})
