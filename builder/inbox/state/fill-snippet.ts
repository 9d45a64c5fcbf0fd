import { render } from '../../../plugins/kit/template.ts'

/** A snippet's text as it goes into a reply, its slots filled with what is known: `{{contact.firstName|there}}`. */
export function fillSnippet(text: string, known: Known, language: string): string {
  return render(text, {
    language,
    lookup(path) {
      const [of, ...name] = path.split('.')
      const values = of === 'contact' ? known.contact : of === 'vars' ? known.vars : known.page
      return of === 'language' ? language : values[name.join('.')]
    },
  })
}

export interface Known {
  readonly contact: Readonly<Record<string, unknown>>
  readonly vars: Readonly<Record<string, unknown>>
  readonly page: Readonly<Record<string, unknown>>
}
