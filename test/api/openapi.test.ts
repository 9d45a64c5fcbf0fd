import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerCodes } from '../../runtime/errors/codes.ts'
import { permissions } from '../../runtime/people/permissions.ts'
import { type ApiScene, createApiScene } from '../rig/api-scene.ts'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security: readonly object[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: object }>>
}

let scene: ApiScene
let document: {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly securitySchemes: object }
}
let operations: readonly { readonly name: string; readonly path: string; readonly operation: Operation }[]
beforeAll(async () => {
  scene = await createApiScene({ PUBLIC_URL: 'https://chat.example.com' })
  document = (await scene.call('GET /api/openapi.json')).json
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      path,
      operation,
    })),
  )
})
afterAll(() => scene.close())

test('the description is OpenAPI 3.1 and has every route, and no other', () => {
  expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Parley' }, servers: [{ url: 'https://chat.example.com' }] })
  // What browsers show, how it looks, and what plugins serve, is no part of what one can ask for.
  const shown =
    /^(OPTIONS \*|[A-Z]+ \/preview\/.*|[A-Z]+ \/channels\/.*|GET \/(|api\/docs\/style\.css|demo.*|widget.*|(app|contacts|flows|inbox|invite|reset|settings|setup|sign-in)(\/.*)?))$/
  const routes = Object.keys(permissions).filter(name => !shown.test(name))
  expect(operations.map(({ name }) => name).sort()).toEqual(routes.sort())
})

test('every operation says what it is, who may call it, what it takes and what it answers, errors too', () => {
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { name, path, operation } of operations) {
    expect(operation.summary, name).toMatch(/^[A-Z]/)
    expect(operation.tags, name).toHaveLength(1)
    const statuses = Object.keys(operation.responses)
    expect(statuses, name).toEqual(expect.arrayContaining(['4XX', '5XX']))
    expect(
      statuses.some(status => status.startsWith('2') || status === '101'),
      name,
    ).toBe(true)
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
    const given = (operation.parameters ?? []).filter(parameter => parameter.in === 'path').map(parameter => parameter.name)
    expect(given, name).toEqual(named)
    if (name.startsWith('POST') || name.startsWith('PUT'))
      expect(Object.keys(operation.requestBody?.content ?? {}), name).toEqual([
        isForm(name) ? 'multipart/form-data' : 'application/json',
      ])
    for (const scheme of operation.security.flatMap(entry => Object.keys(entry)))
      expect(document.components.securitySchemes).toHaveProperty(scheme)
  }
})

const isForm = (name: string): boolean => name === 'POST /api/media' || /\/(files|uploads)$/.test(name)

test('every reference leads somewhere, and no shape is left over', () => {
  const names = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(10)
  expect([...new Set(names)].sort()).toEqual(Object.keys(document.components.schemas).sort())
})

test('what is sent is described as closed: fields it does not name are refused', () => {
  for (const { name, operation } of operations) {
    const schema: { readonly oneOf?: readonly object[] } | undefined = operation.requestBody?.content['application/json']?.schema
    for (const shape of schema?.oneOf ?? (schema ? [schema] : []))
      expect(shape, name).toMatchObject({ type: 'object', additionalProperties: false })
  }
})

test('an error names the codes an answer can carry, and no others', () => {
  const { error } = (document.components.schemas.Error as { properties: { error: { properties: { code: { enum: string[] } } } } })
    .properties
  expect(error.properties.code.enum).toEqual(Object.keys(answerCodes))
  expect(error.properties.code.enum).not.toContain('turn_hung')
})

test('every parameter that is no part of the address says what it is for', () => {
  for (const { name, operation } of operations)
    for (const parameter of operation.parameters ?? [])
      if (parameter.in !== 'path') expect(parameter.description, `${name} ${parameter.name}`).toMatch(/^[A-Z].*\.$/)
})

test('the page can be read: a table of errors, no patterns, no bounds that bound nothing, no raw Markdown', async () => {
  const { text } = await scene.call('GET /api/docs')
  for (const [code, status] of Object.entries(answerCodes))
    expect(text).toContain(`<tr><td><code>${code}</code></td><td>${status}</td><td>`)
  for (const noise of ['`', '&quot;pattern&quot;', '9007199254740991', '{{']) expect(text.includes(noise), noise).toBe(false)
})

test('the page shows every operation, loads nothing from elsewhere and runs no script', async () => {
  const page = await scene.call('GET /api/docs')
  expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' })
  expect(page.headers['content-security-policy']).toBe(
    "default-src 'none';style-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  )
  for (const { path, operation } of operations) {
    expect(page.text).toContain(`<details id="${operation.operationId}"><summary><b>`)
    expect(page.text).toContain(path)
  }
  expect(page.text).not.toMatch(/<script|\son\w+=|style="|(src|href)="(https?:)?\/\/|&lt;script/)
  const links = [...page.text.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id)
  for (const id of new Set(links)) expect(page.text, id).toContain(`id="${id}"`)
  expect((await scene.call('GET /api/docs/style.css')).headers['content-type']).toBe('text/css; charset=utf-8')
})
