import { defineAction, field } from 'parley/kit'
import { playServe, serveAction } from 'parley/kit/server'
import { expect, it } from 'vitest'
import { z } from 'zod'

const weather = defineAction({
  id: 'weather',
  icon: 'cloud',
  config: z.object({ city: z.string(), key: field.secret().default('weather-key') }),
  result: z.object({ celsius: z.number() }),
  ports: ['known', 'failed'],
  permissions: { hosts: ['*.weather.example'] },
  texts: { en: { name: 'Weather', fields: { city: 'City', key: 'Key' }, ports: { known: 'Known', failed: 'Failed' } } },
  start({ perform }) {
    perform({})
  },
  on: { performed: () => 'known', failed: () => 'failed' },
})

const serve = (host: string) =>
  serveAction(weather, async ({ config, key, fetch, secret, mail, log }) => {
    log('asked')
    await mail({ to: 'ada@example.com', subject: 'Weather', text: config.city, key })
    const headers = { authorization: await secret(config.key), 'idempotency-key': key }
    const answer = await fetch(`https://${host}/now?city=${config.city}`, { headers })
    return (await answer.json()) as { celsius: number }
  })

const given = {
  config: { city: 'Aarhus' },
  secrets: { 'weather-key': 'open sesame' },
  fetch: () => Response.json({ celsius: 11, more: true }),
}

it('gives a server half all it may have, and brings back what handlers hear', async () => {
  const { result, requests, mails, logs } = await playServe(serve('api.weather.example'), given)
  expect(result).toEqual({ celsius: 11 })
  expect(requests.map(({ url, headers }) => [url, headers.get('authorization'), headers.get('idempotency-key')])).toEqual([
    ['https://api.weather.example/now?city=Aarhus', 'open sesame', 'key-1'],
  ])
  expect(mails).toMatchObject([{ to: 'ada@example.com', text: 'Aarhus' }])
  expect(logs).toEqual(['asked'])
})

it('refuses what the server would: another host, a result that does not fit, a secret nobody gave', async () => {
  await expect(playServe(serve('elsewhere.example'), given)).rejects.toThrow('permissions.hosts')
  await expect(
    playServe(serve('api.weather.example'), { ...given, fetch: () => Response.json({ celsius: 'warm' }) }),
  ).rejects.toThrow('celsius')
  await expect(playServe(serve('api.weather.example'), { ...given, secrets: {} })).rejects.toThrow('weather-key')
})
