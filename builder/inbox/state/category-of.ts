/** To which family of nodes an action belongs: its colour says it. */
export type Category = 'trigger' | 'talk' | 'ask' | 'logic' | 'people' | 'data' | 'integrations'

const families: Readonly<Record<string, Category>> = {
  say: 'talk',
  close: 'talk',
  ask: 'ask',
  'email-capture': 'ask',
  consent: 'ask',
  subscription: 'ask',
  survey: 'ask',
  branch: 'logic',
  wait: 'logic',
  'go-to': 'logic',
  return: 'logic',
  'run-flow': 'logic',
  handoff: 'people',
  webhook: 'integrations',
}

/** An action nobody has placed keeps data. */
export function categoryOf(action: string, type: string | undefined): Category {
  return type === 'trigger' ? 'trigger' : (families[action] ?? 'data')
}
