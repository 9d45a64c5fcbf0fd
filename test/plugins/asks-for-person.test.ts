import { describe, expect, it } from 'vitest'
import { asksForPerson } from '../../plugins/asks-for-person/index.ts'
import { playTrigger } from '../../plugins/kit/index.ts'

const { matches } = playTrigger(asksForPerson, {})

describe('asks for person', () => {
  it.each([
    'Can I talk to a human?',
    'I want to speak to someone about my order',
    'let me speak with an agent please',
    'I need a real person',
    'get me a human',
    'Agent!',
    'human please',
    'a person',
    'Ik wil een mens spreken',
    'Kan ik met een medewerker praten?',
    'mag ik iemand spreken',
    'medewerker graag',
    'Ich möchte mit einem Mitarbeiter sprechen',
    'Kann ich mit jemandem reden?',
    'Mitarbeiter, bitte',
    'ein echter Mensch',
    'Kan jeg tale med en medarbejder?',
    'jeg vil snakke med et menneske',
    'Medarbejder tak',
    'Må jeg snakke med nogen?',
  ])('hears "%s"', text => {
    expect(matches(text)).toBe(true)
  })

  it.each([
    'Do you offer human resources software?',
    'I am a travel agent',
    'How much is it per person?',
    'which user agent do you support',
    'Mens',
    'Hoeveel medewerkers heeft het bedrijf?',
    'Hoeveel kost het per persoon?',
    'Wie viele Mitarbeiter haben Sie?',
    'Zimmer für eine Person',
    'Hvor mange medarbejdere har I?',
    'Prisen per menneske',
    'I talked to someone yesterday',
    'operator precedence',
    '',
  ])('leaves "%s" alone', text => {
    expect(matches(text)).toBe(false)
  })

  it('hears the words of the author too', () => {
    const { matches } = playTrigger(asksForPerson, { words: ['besked til butikken'] })
    expect(matches('En besked til butikken')).toBe(true)
    expect(matches('human')).toBe(true)
  })

  it('breaks into a running flow', () => {
    expect(asksForPerson).toMatchObject({ listens: 'message', interrupts: true })
  })
})
