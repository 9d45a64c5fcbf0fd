/** What mail programs put before the subject of an answer, in the languages we have seen. */
const answers = /^\s*(?:re|aw|sv|vs|antw|tr|rif|odp|res)(?:\[\d{1,3}\])?\s*[:：]\s*/i

/** The subject of an answer: with one `Re:`, whatever there was before. One line. */
export function answerSubject(subject: string): string {
  return `Re: ${Array.from(bareSubject(subject)).slice(0, 250).join('')}`.trim()
}

/** A subject without what mail programs have put before it to say that it answers. One line. */
function bareSubject(subject: string): string {
  let bare = oneLine(subject)
  for (let times = 0; times < 20 && answers.test(bare); times += 1) bare = bare.replace(answers, '')
  return bare
}

/** Names and subjects come from people: a header is one line, whatever they hold. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
