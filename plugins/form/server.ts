import { serveChannel } from '../kit/server.ts'
import { form } from './index.ts'
import { createDesk } from './server/desk.ts'
import { mailTo } from './server/mail-to.ts'
import { troubleBy } from './server/no-mail.ts'

/** Shows the form, takes what is sent in, and answers by mail. */
export const serveForm = serveChannel(form, {
  open(app, line) {
    const desk = createDesk(line)
    app.get('/', desk.show)
    app.get('/thanks', desk.thank)
    // Each file, and what stands around them.
    app.post('/', { bodyLimit: 1_048_576 + line.config.files * form.limits.fileBytes }, desk.take)
    app.options('/', desk.preflight)
    return {
      async send(to, outgoing, { key }) {
        const sent = await mailTo(line, to, outgoing, key)
        const said = troubleBy(sent)
        if (said) line.trouble(said.trouble)
        return sent
      },
    }
  },
})
