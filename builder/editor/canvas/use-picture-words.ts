import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PictureWords } from '../picture/picture.ts'

/** What things on the canvas are called, in the reader's language. */
export function usePictureWords(): PictureWords {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  return useMemo(() => {
    const list = new Intl.ListFormat(language)
    return {
      node({ card, errors, warnings, visitors, mark, step, isHere, ends }) {
        const names = [...new Set(ends.values())].filter(name => name !== '')
        return [
          card.kind,
          card.title,
          card.missing,
          mark && t(`editor.canvas.mark.${mark}`),
          errors > 0 && t('editor.canvas.node.errors', { count: errors }),
          warnings > 0 && t('editor.canvas.node.warnings', { count: warnings }),
          step !== undefined && t('editor.canvas.node.step', { number: step }),
          isHere && t('editor.canvas.node.here'),
          visitors > 0 && t('editor.canvas.node.visitorsLong', { count: visitors }),
          names.length > 0 && t('editor.canvas.node.leadsTo', { names: list.format(names) }),
          names.length === 0 && card.ports.length > 0 && t('editor.canvas.node.leadsNowhere'),
        ]
          .filter(part => typeof part === 'string')
          .join(', ')
      },
      note: text => t('editor.canvas.note.label', { text: text.trim() || t('editor.canvas.note.empty') }),
      frame: title => t('editor.canvas.frame.label', { title: title.trim() || t('editor.canvas.frame.untitled') }),
    }
  }, [t, language])
}
