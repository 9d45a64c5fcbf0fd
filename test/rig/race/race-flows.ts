import { en, flowOf } from '../flow-of.ts'

/** What every farewell in these flows says: two in one closing are one too many. */
export const farewell = 'Goodbye.'
/** What the survey at the end asks. */
export const surveyQuestion = 'How did we do?'

/** Flows that give agents, timers and visitors something to get in the way of. */
export const raceFlows = [
  // A question, people, a farewell after they have finished, a survey at the end.
  flowOf('people-first', [
    ['start', 'start', {}, { next: 'ask' }],
    ['ask', 'ask', { question: en('What is it about?'), saveAs: 'topic' }, { answered: 'people' }],
    ['people', 'handoff', { askEmail: 'after', queueFor: 600_000 }, { resolved: 'bye', 'timed-out': 'sorry' }],
    ['sorry', 'say', { text: en('Nobody came.') }, { next: 'again' }],
    [
      'again',
      'ask',
      {
        kind: 'choice',
        question: en('Shall we wait on?'),
        choices: [
          { id: 'yes', label: en('Yes') },
          { id: 'no', label: en('No') },
        ],
      },
      { 'choice:yes': 'people', answered: 'bye' },
    ],
    ['bye', 'say', { text: en(farewell) }, { next: 'close' }],
    ['close', 'close', {}],
    ['closed', 'closed', {}, { next: 'survey' }],
    ['survey', 'ask', { kind: 'rating', question: en(surveyQuestion), saveAs: 'rating' }, {}],
  ]),
  // Words, events, silence and returns that break in, a flow that is called, a pause, a choice, a way that nobody drew.
  flowOf('talkative', [
    ['start', 'start', {}, { next: 'hello' }],
    ['hello', 'say', { text: en('Hello.') }, { next: 'which' }],
    [
      'which',
      'ask',
      {
        kind: 'choice',
        question: en('Which?'),
        choices: [
          { id: 'people', label: en('A person') },
          { id: 'wait', label: en('Wait') },
          { id: 'call', label: en('Another flow') },
        ],
      },
      { 'choice:people': 'people', 'choice:wait': 'pause', 'choice:call': 'call' },
    ],
    ['pause', 'wait', { until: { what: 'duration', ms: 90_000 } }, { next: 'waited' }],
    ['waited', 'say', { text: en('I am back.') }, { next: 'which' }],
    ['call', 'run-flow', { flow: 'called' }, { next: 'which' }],
    ['people', 'handoff', { askEmail: 'immediately' }, {}],
    ['word', 'keyword', { words: ['hours'] }, { next: 'hours' }],
    ['hours', 'say', { text: en('From nine to five.') }, { next: 'back' }],
    ['back', 'return', {}],
    ['shipped', 'event', { name: 'order.shipped' }, { next: 'sent' }],
    ['sent', 'say', { text: en('It is on its way.') }, { next: 'back' }],
    ['silent', 'no-reply', { after: 60_000, times: 2 }, { next: 'there' }],
    ['there', 'ask', { question: en('Are you there?') }, { answered: 'back' }],
    ['again', 'comes-back', { after: 120_000 }, { next: 'welcome' }],
    ['welcome', 'say', { text: en('Welcome back.') }, { next: 'back' }],
  ]),
]

/** What "talkative" calls. */
export const calledFlow = flowOf('called', [
  ['start', 'start', {}, { next: 'name' }],
  ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }, { answered: 'thanks' }],
  ['thanks', 'say', { text: en('Thanks.') }],
])
