import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testChannel } from '../../plugins/kit/index.ts'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { beginPreview } from '../rig/preview-scene.ts'
import { serveSms, sms } from '../rig/smallest-channel.ts'
import { createWebhookTarget, type WebhookTarget } from '../rig/webhook-target.ts'

let scene: ApiScene
let gateway: WebhookTarget
let address: string
beforeAll(async () => {
  gateway = await createWebhookTarget()
  scene = await createApiScene({ PRIVATE_TARGETS: `127.0.0.1:${gateway.port}` })
  scene.runtime.plugins.change(new Map([['sms', { declared: sms, site: serveSms }]]))
  address = `${await scene.app.listen({ port: 0, host: '127.0.0.1' })}/channels/sms/phone/`
  const config = { gateway: `http://127.0.0.1:${gateway.port}/` }
  await scene.call('PUT /api/channels/phone', { revision: 0, kind: 'sms', config }, adminToken)
  await scene.call('PUT /api/channels/phone/secrets/token', { value: 'gateway-token' }, adminToken)
  const choices = ['Monday', 'Tuesday', 'Friday'].map(label => ({ id: label, label: en(label) }))
  await scene.publish({
    ...flowOf('phone', [
      ['start', 'start', {}, { next: 'day' }],
      ['day', 'ask', { question: en('**Which** day?'), kind: 'choice', choices, saveAs: 'day' }, { answered: 'done' }],
      ['done', 'say', { text: en(`{{vars.day}} it is. ${'We look forward to it. '.repeat(10)}`) }],
    ]),
    channel: 'phone',
  })
})
afterAll(async () => {
  await scene.close()
  await gateway.close()
})

const bring = async (id: string, text: string, token = 'gateway-token') => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const { status } = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ id, from: '+4512345678', text }) })
  await scene.settle()
  return status
}
const sent = () => gateway.calls.map(({ body }) => String(JSON.parse(body).text))

test('a channel in less than 60 lines keeps the contract', () => {
  const code = readFileSync(new URL('../rig/smallest-channel.ts', import.meta.url), 'utf8')
  expect(code.split('\n').length).toBeLessThanOrEqual(60)
  expect(testChannel(sms)).toEqual([])
})

test('and carries a conversation: choices as a list, a number for an answer, a long text in pieces', async () => {
  expect(await bring('1', 'Hello', 'a guess')).toBe(401)
  expect(await bring('1', 'Hello')).toBe(200)
  expect(sent()).toEqual(['Which day?\n\n1. Monday\n2. Tuesday\n3. Friday'])
  expect(await bring('2', '3')).toBe(200)
  const pieces = sent().slice(1)
  expect(pieces.length).toBeGreaterThan(1)
  expect(pieces.every(text => text.length <= 160 && text.endsWith('.'))).toBe(true)
  expect(pieces.join(' ')).toBe(`Friday it is. ${'We look forward to it. '.repeat(10).trim()}`)
})

test('and the check of a flow on it shows what is sent instead', async () => {
  const { json } = await scene.call('POST /api/flows/phone/check', {}, adminToken)
  const said = json.problems.map(({ code, field, message }: { code: string; field: string; message: string }) => [
    code,
    field,
    message,
  ])
  expect(said).toContainEqual(['choices_listed', 'choices', expect.stringContaining('“1. Monday / 2. Tuesday / 3. Friday”')])
  expect(said).toContainEqual(['markdown_plain', 'question.en', expect.stringContaining('“Which day?”')])
  expect(said).toContainEqual(['text_too_long', 'text.en', expect.stringContaining('It goes out as 2 messages')])
})

test('and such a flow can be tried out before anybody is sent anything', async () => {
  const before = gateway.calls.length
  const flow = {
    ...flowOf('draft', [
      ['start', 'start', {}, { next: 'hi' }],
      ['hi', 'say', { text: en('Hi') }],
    ]),
    channel: 'phone',
  }
  const preview = await beginPreview(scene, flow)
  expect(await preview.lines()).toEqual(['Hi'])
  expect((await scene.inject({ method: 'GET', url: preview.page })).status).toBe(200)
  await scene.settle()
  expect(gateway.calls.length).toBe(before)
})
