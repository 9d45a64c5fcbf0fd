import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createArticles } from '../../runtime/knowledge/create-articles.ts'
import { createLowdbDocuments } from '../../runtime/store/lowdb-documents.ts'
import { type ApiScene, adminToken, createApiScene, type Reply } from '../rig/api-scene.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
})
afterAll(() => scene.close())

const call = (what: string, body?: unknown): Promise<Reply> => scene.call(what, body, adminToken)
const roofs = {
  title: { en: 'Flat roofs', nl: 'Platte daken' },
  body: { en: 'We build on *flat* roofs too.', nl: 'Ook op platte daken.' },
}

describe('articles', () => {
  test('are written, read, listed, found and taken away', async () => {
    const put = await call('PUT /api/articles/roofs', {
      revision: 0,
      ...roofs,
      tags: ['Building'],
      url: 'https://k.example/roofs',
    })
    expect([put.status, put.json]).toMatchObject([
      200,
      { id: 'roofs', revision: 1, isPublished: true, updatedBy: 'api:admin', ...roofs },
    ])
    expect((await call('GET /api/articles/roofs')).json).toEqual(put.json)
    const { json } = await call('GET /api/articles?q=flat%20build&tag=building&published=true')
    expect(json.articles).toMatchObject([{ id: 'roofs', url: 'https://k.example/roofs' }])
    expect(json.articles[0]).not.toHaveProperty('body')
    const found = await call('GET /api/articles/search?q=Do%20you%20build%20on%20flat%20roofs%3F&language=en-GB')
    expect(found.json.articles).toEqual([
      {
        id: 'roofs',
        title: 'Flat roofs',
        excerpt: 'We build on flat roofs too.',
        language: 'en',
        url: 'https://k.example/roofs',
      },
    ])
    expect((await call('DELETE /api/articles/roofs')).json).toEqual({ removed: true })
    expect((await call('GET /api/articles/search?q=flat%20roofs')).json).toEqual({ articles: [] })
    expect((await call('GET /api/articles/roofs')).json.error.code).toBe('article_unknown')
    expect((await call('DELETE /api/articles/roofs')).status).toBe(404)
    const { json: log } = await call('GET /api/audit')
    expect(log.entries.map(({ act }: { act: string }) => act).slice(0, 2)).toEqual(['article.deleted', 'article.created'])
  })

  test('are not written over what somebody else has written meanwhile', async () => {
    expect((await call('PUT /api/articles/one', { revision: 0, ...roofs })).json.revision).toBe(1)
    const stale = await call('PUT /api/articles/one', { revision: 0, ...roofs })
    expect([stale.status, stale.json.error]).toMatchObject([409, { code: 'revision_stale', details: { revision: 1 } }])
    expect((await call('PUT /api/articles/one', { revision: 1, ...roofs, isPublished: false })).json.revision).toBe(2)
    expect((await call('PUT /api/articles/two', { revision: 3, ...roofs })).json.error.code).toBe('article_unknown')
    expect((await call('GET /api/articles?published=true')).json.articles).toEqual([])
  })

  test('come page by page, the newest first', async () => {
    for (const id of ['p1', 'p2', 'p3']) {
      scene.clock.advance(1_000)
      await call(`PUT /api/articles/${id}`, { revision: 0, ...roofs, tags: ['paged'] })
    }
    const seen: string[] = []
    let next = ''
    do {
      const { json } = await call(`GET /api/articles?tag=paged&limit=2${next}`)
      seen.push(...json.articles.map(({ id }: { id: string }) => id))
      next = json.next === undefined ? '' : `&before=${json.next}`
    } while (next !== '')
    expect(seen).toEqual(['p3', 'p2', 'p1'])
    expect((await call('GET /api/articles?tag=paged&before=nonsense')).json.articles).toEqual([])
  })

  test('have a title and a text in each of their languages, and no address that is none', async () => {
    const broken = [
      { ...roofs, title: {} },
      { ...roofs, title: { en: 'Roofs' } },
      { ...roofs, body: { en: 'Roofs' } },
      { ...roofs, title: { en: ' ' }, body: { en: 'x' } },
      { ...roofs, url: 'javascript:alert(1)' },
      { ...roofs, body: { en: 'x'.repeat(20_001), nl: 'x' } },
      { ...roofs, title: { __proto__x: 'x' } },
      { ...roofs, tags: Array.from({ length: 21 }, (_, at) => `t${at}`) },
    ]
    for (const about of broken)
      expect((await call('PUT /api/articles/bad', { revision: 0, ...about })).status, JSON.stringify(about).slice(0, 80)).toBe(
        400,
      )
    for (const id of ['search', 'a.b', '%2e%2e%2fdraft'])
      expect((await call(`PUT /api/articles/${id}`, { revision: 0, ...roofs })).status).toBe(404)
  })

  test('are there again after a restart, also for the search', async () => {
    await call('PUT /api/articles/kept', { revision: 0, title: { en: 'Lightning' }, body: { en: 'Rods keep lightning away.' } })
    const again = await createArticles(await createLowdbDocuments(scene.dataDir), scene.clock)
    expect(await again.search('lightning rods', { language: 'en', limit: 1 })).toMatchObject([{ id: 'kept' }])
    expect(again.find('roofs')).toBeUndefined()
  })
})
