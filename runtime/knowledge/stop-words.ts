import { foldWord } from './fold-word.ts'

// Words that stand in every question, and so say nothing about what is asked.
const lists: Readonly<Record<string, string>> = {
  en: 'a about all am an and any are as at be been but by can could did do does for from get had has have hello hi how i if in into is it its me my no not of on or our please so some tell than that the their them then there these they this to us was we were what when where which who why will with would you your',
  nl: 'aan al als bij dan dat de deze die dit doen door een en er graag hallo heb hebben heeft het hier hij hoe hoi ik in is je jij jullie kan kunnen maar me met mij mijn moet na naar niet nog of om ons op over te tot u uit uw van voor waar waarom wanneer wat we welke wie wij wil worden wordt ze zich zij zijn zo zonder',
  de: 'aber als am an auch auf aus bei bin bis bitte da damit das dass dein dem den der des die dies diese doch du ein eine einem einen einer er es etwas euch für gibt guten haben habe hallo hat ich ihr ihre im in ist ja kann kannst können man mein meine mich mir mit möchte nach nicht noch nur ob oder ohne sein sich sie sind so tag über um und uns unser vom von vor wann warum was welche wenn wer werden wie wir wird wo zu zum zur',
  da: 'af alle at blev da de dem den der deres det din du eller en er et for fra få får gøre ham han har have hej hun hvad hvem hvilken hvis hvor hvordan hvorfor hvornår i ikke jeg jer jeres kan kunne man med mig min mit må ned nu når og også om op os på sig skal som så til ud var ved vi vil være',
}

const sets = new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(' ').map(foldWord))]))

/** What is left of a question without the words of its language that say nothing; all of it, when nothing else is left. */
export function tellingWords(words: readonly string[], language: string): readonly string[] {
  const empty = sets.get(language.split('-')[0] ?? '')
  const telling = words.filter(word => !empty?.has(word))
  return telling.length > 0 ? telling : words
}
